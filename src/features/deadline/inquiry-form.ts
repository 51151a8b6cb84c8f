import { type Card, card } from '../../card/card.ts'
import { datePicker, form, input, submitButton } from '../../card/form.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { daysBetween } from '../../plan/day.ts'
import type { TargetId } from '../../plan/ids.ts'
import { deadlineWords, metricWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { committedDay } from '../../state/deadline-standing.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { formAbout, type Scene, sendPrivately } from '../scene.ts'
import { type Extendable, todayOf } from './extendable.ts'
import { takesDay } from './inquirable.ts'
import { inquiryWording as wording } from './inquiry-wording.ts'
import { deadlineWording } from './wording.ts'

export interface InquiryForm {
  readonly may: Extract<Extendable, { kind: 'yes' }>
  /** The one that was asked for. */
  readonly target?: TargetId | undefined
  readonly cause?: string
  readonly remedy?: string
  readonly until?: string | undefined
  readonly faults?: readonly string[]
}

export const longestAnswer = 300

function inquiryForm({ may, target, cause = '', remedy = '', until, faults = [] }: InquiryForm, scene: Scene): Card {
  const { task, unit, targets, from } = may
  const title = wording.formTitle(titleOf(task))
  const lines = targets.map((each) => {
    const committed = committedDay(scene.state.deadlines, each.id)
    const also = committed === undefined ? '' : `；${deadlineWording.committed(committed)}`
    return `${strong(metricWords(each))} ${grey(`${deadlineWords(each)}${also}`)}`
  })
  const since = strong(wording.overdueSince(from, daysBetween(from, todayOf(scene))))
  const asked =
    faults.length > 0
      ? [markdown([strong(deadlineWording.checkThis), ...faults.map((each) => `• ${escaped(each)}`)].join('\n'))]
      : []
  const day = takesDay(may, scene)
  const text = { long: true, most: longestAnswer, required: true }
  return card({ title, subtitle: unit, color: 'orange', summary: title }, [
    ...asked,
    markdown([...lines, since, grey(day ? wording.hint : wording.hintNoDay)].join('\n')),
    form('inquiry', [
      input({ name: 'cause', label: wording.cause, placeholder: wording.causeHint, value: cause, ...text }),
      input({ name: 'remedy', label: wording.remedy, placeholder: wording.remedyHint, value: remedy, ...text }),
      ...(day ? [markdown(wording.until), datePicker('until', wording.until, { day: until, required: true })] : []),
      submitButton('send', wording.send, {
        action: 'inquiry.answer',
        task: task.id,
        unit,
        ...(target !== undefined && { target }),
        ...(faults.length > 0 && { again: faults.join(' ').slice(0, 100) }),
      }),
    ]),
  ])
}

/** To the person alone; from a group with a word there. A form that was sent with faults is redrawn where it stands. */
export function sendInquiryForm(facts: InquiryForm, scene: Scene): Outcome {
  const content = inquiryForm(facts, scene)
  const [fault] = facts.faults ?? []
  if (fault !== undefined) return { ...nothing, reply: { card: content, toast: { type: 'error', content: fault } } }
  return sendPrivately(content, formAbout(facts.may.task.id, scene), wording, scene)
}
