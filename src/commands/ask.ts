import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { loadConfig } from '../config.ts'
import { plainText } from '../features/answer/answer.ts'
import { answerMessage, askJson } from '../features/answer/answer-message.ts'
import { createLedger } from '../plan/ledger.ts'
import { buildVocabulary } from '../understand/vocabulary.ts'

const usage = '用法：npm run ask -- [--json] [问题 …]　不带问题时从标准输入逐行读取'

function readArguments(): { json: boolean; question: string } {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
    return { json: values.json ?? false, question: positionals.join(' ').trim() }
  } catch {
    console.error(usage)
    process.exit(2)
  }
}

const { json, question } = readArguments()
// Asking needs the plan, not the platform: credentials play no part.
const { CONFIG_DIR, DATA_DIR } = process.env
const loaded = await loadConfig({ CONFIG_DIR, DATA_DIR })
if (!loaded.ok) {
  for (const fault of loaded.faults) console.error(fault)
  process.exit(1)
}
for (const warning of loaded.config.warnings) console.error(warning)
const ledger = createLedger(loaded.config.plan, loaded.config.units)
const vocabulary = buildVocabulary(ledger, loaded.config.lexicon)

function answer(text: string): void {
  const answered = answerMessage(text, vocabulary)
  if (json) console.log(JSON.stringify(askJson(text, answered, ledger)))
  else console.log(`${answered.answers.map(plainText).join('\n\n')}\n`)
}

if (question !== '') answer(question)
else for await (const line of createInterface({ input: process.stdin })) if (line.trim() !== '') answer(line)
