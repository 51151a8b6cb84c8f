import { ButtonValue, type Intent } from './intent.ts'
import { readBoardPress } from './intents/board.ts'
import { readBulletinPress } from './intents/bulletin.ts'
import { readDeadlinePress } from './intents/deadline.ts'
import type { FormFields } from './intents/fields.ts'
import { readNoticePress } from './intents/notice.ts'
import { readOutcomePress } from './intents/outcome.ts'
import { readProgressPress } from './intents/progress.ts'
import { readReminderPress } from './intents/reminder.ts'
import { readRosterPress } from './intents/roster.ts'
import { readUrgePress } from './intents/urge.ts'

/** Nothing in a button's value is trusted: it is parsed like any input, and says only which thing is meant. */
export function readPress(value: unknown, form: FormFields = {}): Intent {
  const parsed = ButtonValue.safeParse(value)
  if (!parsed.success) return { kind: 'unknown-press', value: (JSON.stringify(value) ?? '').slice(0, 300) }
  const pressed = parsed.data
  switch (pressed.action) {
    case 'task.show':
      return { kind: 'show-task', task: pressed.task }
    case 'task.owners':
      return { kind: 'show-owners', task: pressed.task }
    case 'task.targets':
      return { kind: 'show-targets', task: pressed.task }
    case 'question.ask':
      return { kind: 'ask', text: pressed.question }
    case 'help.show':
      return { kind: 'help' }
    case 'answer.correct':
      return { kind: 'correct-answer', question: pressed.question, task: pressed.task }
    case 'message.release':
      return { kind: 'settle-held', key: pressed.key, what: 'release' }
    case 'message.drop':
      return { kind: 'settle-held', key: pressed.key, what: 'drop' }
    case 'word.choose':
      return { kind: 'choose-task-for-word', word: pressed.word }
    case 'word.teach':
      return { kind: 'teach-word', word: pressed.word, task: pressed.task }
    case 'word.forget':
      return { kind: 'forget-word', word: pressed.word }
    case 'chat.bind':
    case 'chat.choose':
    case 'liaison.confirm':
    case 'liaison.decline':
      return readRosterPress(pressed)
    case 'notice.open':
    case 'notice.preview':
    case 'notice.send':
    case 'notice.cancel':
    case 'notice.reached':
    case 'notice.detach':
    case 'notice.receipt':
    case 'notice.phone':
    case 'notice.missing':
    case 'notice.urge':
    case 'notice.correct':
    case 'notice.recall':
    case 'notice.retry':
    case 'notice.show':
    case 'notice.list':
      return readNoticePress(pressed, form)
    case 'board.show':
    case 'board.export':
      return readBoardPress(pressed, form)
    case 'bulletin.show':
    case 'bulletin.compose':
    case 'bulletin.reports':
    case 'practice.mark':
      return readBulletinPress(pressed)
    case 'burden.show':
      return { kind: 'show-burden', words: pressed.month }
    case 'audit.show':
      return { kind: 'show-audit', task: pressed.task, page: pressed.page }
    case 'task.urge':
    case 'urge.answer':
      return readUrgePress(pressed, form)
    case 'extension.request':
    case 'inquiry.answer':
    case 'extension.approve':
    case 'extension.decline':
      return readDeadlinePress(pressed, form)
    case 'reminder.snooze':
    case 'reminder.page':
    case 'rehearsal.show':
    case 'rehearsal.digest':
      return readReminderPress(pressed)
    case 'outcome.show':
    case 'outcome.sort':
    case 'outcome.extend':
      return readOutcomePress(pressed, form)
    default:
      return readProgressPress(pressed, form)
  }
}
