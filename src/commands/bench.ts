import { answerRows } from '../bench/answer-rows.ts'
import { boardRows } from '../bench/board-rows.ts'
import { deliveryRows } from '../bench/delivery-rows.ts'
import { inboxRows } from '../bench/inbox-rows.ts'
import { memoryRows, startRows } from '../bench/process-rows.ts'
import { progressRows } from '../bench/progress-rows.ts'
import type { Row } from '../bench/row.ts'
import { durableWriteRows, restartRows } from '../bench/store-rows.ts'
import { loadConfig } from '../config.ts'
import { createLedger } from '../plan/ledger.ts'
import { buildVocabulary } from '../understand/vocabulary.ts'

const usage = '用法：npm run bench -- [inbox|answer|store|restart|delivery|start|board|memory|progress …]'

const loaded = await loadConfig({})
if (!loaded.ok) {
  for (const fault of loaded.faults) console.error(fault)
  process.exit(1)
}
const { config } = loaded
const ledger = createLedger(config.plan, config.units)
const vocabulary = buildVocabulary(ledger, config.lexicon)

/** In the order of the architecture's table. */
const groups: Record<string, () => readonly Row[] | Promise<readonly Row[]>> = {
  inbox: () => inboxRows(vocabulary),
  answer: () => answerRows(config),
  store: () => durableWriteRows(),
  restart: () => restartRows(),
  delivery: deliveryRows,
  start: startRows,
  board: () => boardRows(ledger, vocabulary),
  memory: () => memoryRows(ledger),
  progress: () => progressRows(vocabulary),
}

const wanted = process.argv.slice(2)
if (wanted.some((name) => !(name in groups))) {
  console.error(usage)
  process.exit(2)
}

for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const row of await measure()) {
    const verdict = row.holds ? 'holds ' : 'MISSED'
    console.log(
      `${verdict} ${row.name}\n       floor ${row.floor} · figure ${row.figure} · ratio ${row.ratio.toFixed(2)} (${row.bar})${row.note ? ` · ${row.note}` : ''}`,
    )
  }
}
