import { z } from 'zod'
import { asTaskId, type TaskId, type UnitName } from '../../plan/ids.ts'
import { asTyped } from '../as-typed.ts'
import { readTaskNumber } from '../task-number.ts'
import { type FormFields, recordId, taskId, unitName } from './fields.ts'

export type UrgeIntent =
  /** 催办 12 市水利局 理由: `text` names the units, where it names any, and says why. */
  | {
      readonly kind: 'urge-task'
      readonly task: TaskId | undefined
      readonly unit: UnitName | undefined
      readonly text: string
    }
  | { readonly kind: 'open-urge-answer'; readonly urge: string }
  /** By form, in reply to the card, or 回复催办 12 已经开工. */
  | {
      readonly kind: 'answer-urge'
      readonly urge: string | undefined
      readonly task: TaskId | undefined
      readonly text: string
    }

export const urgeButtons = [
  z.object({ action: z.literal('task.urge'), task: taskId, unit: unitName.optional() }),
  /** Opens the form, and sends it. */
  z.object({ action: z.literal('urge.answer'), urge: recordId, again: z.string().max(100).optional() }),
] as const

type Pressed = z.output<(typeof urgeButtons)[number]>

export function readUrgePress(pressed: Pressed, form: FormFields): UrgeIntent {
  switch (pressed.action) {
    case 'task.urge': {
      const { task, unit } = pressed
      return { kind: 'urge-task', task, unit, text: typeof form.reason === 'string' ? form.reason : '' }
    }
    case 'urge.answer': {
      const { urge } = pressed
      if (!('answer' in form)) return { kind: 'open-urge-answer', urge }
      return {
        kind: 'answer-urge',
        urge,
        task: undefined,
        text: typeof form.answer === 'string' ? form.answer.trim() : '',
      }
    }
    default:
      return pressed satisfies never
  }
}

/** Digits or Chinese, not both: 催办12三天内报. A month, a date or an amount is no task. */
const number =
  '((?:zd|yq|bz)-?[0-9]{1,5}|[一二三四五六七]\\([一二三四五六七八九十]\\) ?[0-9]{1,3}|第?(?:[0-9]{1,5}|[一二三四五六七八九十]{1,5})项?)(?![0-9.%月号日点年])'
/** Behind a name only this is a number: 催办工作三项制度 urges nobody. */
const clearNumber = '(?:zd|yq|bz)-?[0-9]{1,5}|第(?:[0-9]{1,5}|[一二三四五六七八九十]{1,5})项|[0-9]{1,5}项?'
const urge = '^(?:请|帮我|麻烦)?再?催(?:办|一催|一下|下)(?:一下)?'
const urged = new RegExp(`${urge} ?${number}[ ,:。]*(.*)$`, 's')
const urgedUnit = new RegExp(
  `${urge} ?(\\p{Script=Han}{2,14}?)(?:的|报)? ?(${clearNumber})(?![0-9.%月号日点年])[ ,:。]*(.*)$`,
  'su',
)
const answered = new RegExp(`^(?:回复|答复)(?:一下)?催办[ :,]*(?:${number}[ ,:。]*)?(.*)$`, 's')

/** `text` is normalized, `typed` as it came: a reason keeps its own words. */
export function readUrgeCommand(text: string, typed: string): UrgeIntent | undefined {
  const [, task, words = ''] = urged.exec(text) ?? []
  if (task) return urgeOf(task, asTyped(typed, words))
  const [, unit, after, why = ''] = urgedUnit.exec(text) ?? []
  if (unit && after) return urgeOf(after, `${unit} ${asTyped(typed, why)}`)
  if (new RegExp(`${urge}$`).test(text)) return urgeOf(undefined, '')
  const answer = answered.exec(text)
  if (!answer) return undefined
  const [, about, said = ''] = answer
  const named = about === undefined ? undefined : asTaskId(readTaskNumber(about))
  return { kind: 'answer-urge', urge: undefined, task: named, text: asTyped(typed, said) }
}

const urgeOf = (task: string | undefined, text: string): UrgeIntent => ({
  kind: 'urge-task',
  task: task === undefined ? undefined : asTaskId(readTaskNumber(task)),
  unit: undefined,
  text,
})
