import type { IncomingContent } from './incoming.ts'
import type { Intent } from './intent.ts'
import { readAnswerCommand } from './intents/answer.ts'
import { readAuditCommand } from './intents/audit.ts'
import { readBoardCommand } from './intents/board.ts'
import { readBulletinCommand } from './intents/bulletin.ts'
import { readDeadlineCommand } from './intents/deadline.ts'
import { readNoticeCommand } from './intents/notice.ts'
import { readOutcomeCommand } from './intents/outcome.ts'
import { readProgressCommand } from './intents/progress.ts'
import { readReminderCommand } from './intents/reminder.ts'
import { readRosterCommand } from './intents/roster.ts'
import { readTeachingCommand } from './intents/teaching.ts'
import { readUrgeCommand } from './intents/urge.ts'
import { normalize } from './normalize.ts'

const unreadable: Record<string, Extract<Intent, { kind: 'unreadable' }>['what']> = {
  audio: 'voice',
  sticker: 'sticker',
}

/** The words of the contract's section 8; spaces are optional. Each reads normalized text. */
const commands: readonly ((text: string, typed: string) => Intent | undefined)[] = [
  readAnswerCommand,
  // Before all others: a notice may speak of anything.
  readNoticeCommand,
  readTeachingCommand,
  readUrgeCommand,
  readProgressCommand,
  readDeadlineCommand,
  readRosterCommand,
  readBoardCommand,
  readBulletinCommand,
  readAuditCommand,
  readReminderCommand,
  readOutcomeCommand,
]

/** Commands first; anything else is a question. */
export function readContent(content: IncomingContent): Intent {
  if (content.kind === 'picture') return { kind: 'offer-file', file: { file: 'picture', key: content.key, name: '' } }
  if (content.kind === 'file')
    return { kind: 'offer-file', file: { file: 'file', key: content.key, name: content.name } }
  if (content.kind === 'other') return { kind: 'unreadable', what: unreadable[content.type] ?? 'other' }
  const text = normalize(content.text)
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'unreadable', what: 'empty' }
  for (const read of commands) {
    const intent = read(text, content.text)
    if (intent) return intent
  }
  return { kind: 'ask', text: content.text }
}
