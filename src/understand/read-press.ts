import { ButtonValue, type Intent } from './intent.ts'

/** Nothing in a button's value is trusted: it is parsed like any input, and says only which thing is meant. */
export function readPress(value: unknown): Intent {
  const parsed = ButtonValue.safeParse(value)
  if (!parsed.success) return { kind: 'unknown-press' }
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
    default:
      return pressed satisfies never
  }
}
