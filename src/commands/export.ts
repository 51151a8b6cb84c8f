import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { wallClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { createLedger } from '../plan/ledger.ts'
import { periodOf } from '../plan/period.ts'
import { dayIn } from '../plan/time-zone.ts'
import { StoreError } from '../ports.ts'
import { peopleOf } from '../state/people.ts'
import { applyEntry, emptyState } from '../state/state.ts'
import { auditSheets, type Deed, deedsOf, type NoticeTitles } from '../workbook/audit-sheet.ts'
import { ledgerSheets } from '../workbook/ledger-sheets.ts'
import { writeWorkbook } from '../workbook/write-workbook.ts'
import { journalEntries } from './journal-entries.ts'

const usage = '用法：npm run export -- --out 文件.xlsx [--audit]　--audit 另附日志里的全部操作记录'
const nothingYet = '还没有存储，导出的台账里没有填报；请检查 DATA_DIR'

function readArguments(): { readonly out: string; readonly audit: boolean } | string {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' }, audit: { type: 'boolean', default: false } } })
    return values.out ? { out: values.out, audit: values.audit } : '缺少 --out'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function main(): Promise<number> {
  const options = readArguments()
  if (typeof options === 'string') {
    process.stderr.write(`${options}。${usage}\n`)
    return 2
  }
  // The plan and the journal are needed, not the platform: credentials play no part.
  const { CONFIG_DIR, DATA_DIR } = process.env
  const loaded = await loadConfig({ CONFIG_DIR, DATA_DIR })
  if (!loaded.ok) {
    for (const fault of loaded.faults) process.stderr.write(`${fault}\n`)
    return 1
  }
  const { plan, units, roster, settings, dataDir } = loaded.config
  const ledger = createLedger(plan, units)
  const state = emptyState()
  const deeds: Deed[] = []
  const titles: NoticeTitles = new Map()
  for await (const entry of journalEntries(dataDir)) {
    applyEntry(state, entry)
    if (options.audit) deeds.push(...deedsOf(entry, ledger, titles))
  }
  if (state.seq === 0) process.stderr.write(`${nothingYet}\n`)
  const now = wallClock.now()
  const people = peopleOf(roster, new Map(), state.roster)
  const { timeZone } = settings
  const ofLedger = ledgerSheets({
    ...{ ledger, progress: state.progress, deadlines: state.deadlines, people, now, timeZone },
    period: periodOf(dayIn(now, timeZone), settings.cycle),
  })
  const sheets = options.audit
    ? [...ofLedger, ...auditSheets(deeds, { people, chats: state.chats, timeZone })]
    : ofLedger
  await writeFile(options.out, await writeWorkbook(sheets))
  process.stdout.write(`${options.out}：${sheets.map(({ name, rows }) => `${name} ${rows.length} 行`).join('，')}\n`)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(error instanceof StoreError ? `${reason}\n` : `导出未能完成：${reason}\n`)
  process.exitCode = 1
}
