import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { breaches, type SourceFile } from './support/architecture.ts'

const root = join(import.meta.dirname, '../src')

function sources(): SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
}

describe('the house', () => {
  it('is built as its rules say', () => {
    const files = sources()

    expect(files.map((file) => file.path)).toContain('inbox/webhook.ts')
    expect(files.flatMap(breaches)).toEqual([])
  })

  it.each([
    ['plan/task.ts', "import { State } from '../state/state.ts'", 'plan/task.ts imports state/state.ts'],
    ['state/state.ts', "import { FeishuError } from '../ports.ts'", 'state/state.ts imports ports.ts'],
    [
      'features/notice/send.ts',
      "import type { Answer } from '../answer/answer.ts'",
      'features/notice/send.ts imports types of features/answer/answer.ts',
    ],
    [
      'features/notice/send.ts',
      "import {\n  StoreError,\n  type Store,\n} from '../../ports.ts'",
      'features/notice/send.ts imports ports.ts',
    ],
    ['inbox/webhook.ts', "const bot = await import('../bot.ts')", 'inbox/webhook.ts imports bot.ts'],
    ['sandbox/server.ts', "export * from '../card/card.ts'", 'sandbox/server.ts imports card/card.ts'],
    ['sandbox/server.ts', "import '../bot.ts'", 'sandbox/server.ts imports bot.ts'],
    ['outbox/deliver.ts', "import * as lark from '@larksuiteoapi/node-sdk'", 'outbox/deliver.ts imports the SDK'],
    ['main.ts', "require('@larksuiteoapi/node-sdk')", 'main.ts imports the SDK'],
    ['bot.ts', 'const now = new Date()', 'bot.ts reads time'],
    ['store/journal.ts', 'const at = Date.now()', 'store/journal.ts reads time'],
    ['store/journal.ts', 'const at = performance.now()', 'store/journal.ts reads time'],
    ['plan/plan.ts', 'x\n'.repeat(251), 'plan/plan.ts has 251 lines'],
    ['utils/strings.ts', '', 'utils/strings.ts stands where no rule is'],
  ])('notices in %s what breaks a rule: %#', (path, text, breach) => {
    expect(breaches({ path, text })).toEqual([breach])
  })

  it.each([
    ['features/notice/send.ts', "import { a } from './wording.ts'\nimport { b } from '../outcome.ts'"],
    ['features/notice/send.ts', "import { type Store, type Clock } from '../../ports.ts'"],
    ['state/state.ts', "import type { By } from '../ports.ts'"],
    ['clock.ts', 'export const now = () => new Date()'],
    ['bot.ts', '// never new Date() here\nconst at = new Date(text)'],
    ['feishu/client.ts', "const lark = require('@larksuiteoapi/node-sdk')"],
    ['commands/ask.ts', "import { createBot } from '../bot.ts'"],
    ['plan/plan.ts', 'x\n'.repeat(250)],
  ])('lets pass in %s what breaks none: %#', (path, text) => {
    expect(breaches({ path, text })).toEqual([])
  })
})
