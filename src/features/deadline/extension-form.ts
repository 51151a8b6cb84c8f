import { type Card, card } from '../../card/card.ts'
import { datePicker, form, input, submitButton } from '../../card/form.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TargetId } from '../../plan/ids.ts'
import { deadlineWords, metricWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { committedDay } from '../../state/deadline-standing.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { formAbout, type Scene, sendPrivately } from '../scene.ts'
import type { Extendable } from './extendable.ts'
import { deadlineWording as wording } from './wording.ts'

export interface ExtensionForm {
  readonly may: Extract<Extendable, { kind: 'yes' }>
  /** The one that was asked for. */
  readonly target?: TargetId | undefined
  readonly until?: string | undefined
  readonly reason?: string
  readonly faults?: readonly string[]
}

export function extensionForm({ may, target, until, reason = '', faults = [] }: ExtensionForm, scene: Scene): Card {
  const { task, unit, onBehalf, targets } = may
  const title = wording.formTitle(titleOf(task))
  const lines = targets.map((each) => {
    const committed = committedDay(scene.state.deadlines, each.id)
    const also = committed ? `；${wording.committed(committed)}` : ''
    return `${strong(metricWords(each))} ${grey(`${deadlineWords(each)}${also}`)}`
  })
  const asked =
    faults.length > 0
      ? [markdown([strong(wording.checkThis), ...faults.map((each) => `• ${escaped(each)}`)].join('\n'))]
      : []
  return card({ title, subtitle: unit, color: faults.length > 0 ? 'orange' : 'blue', summary: title }, [
    ...asked,
    markdown([...lines, grey(onBehalf ? wording.formHintCoordinator : wording.formHint)].join('\n')),
    form('extension', [
      markdown(wording.until),
      datePicker('until', wording.until, { day: until, required: true }),
      input({ name: 'reason', label: wording.reason, value: reason, long: true, most: longestReason, required: true }),
      submitButton('send', wording.send, {
        action: 'extension.request',
        task: task.id,
        unit,
        ...(target !== undefined && { target }),
        ...(faults.length > 0 && { again: faults.join(' ').slice(0, 100) }),
      }),
    ]),
  ])
}

export const longestReason = 300

/** To the person alone; from a group with a word there. A form that was sent with faults is redrawn where it stands. */
export function sendExtensionForm(facts: ExtensionForm, scene: Scene, isAnswer = false): Outcome {
  const content = extensionForm(facts, scene)
  const [fault = ''] = facts.faults ?? []
  if (isAnswer && scene.origin.kind === 'pressed')
    return { ...nothing, reply: { card: content, toast: { type: 'error', content: fault || wording.checkThis } } }
  const words = { ...wording, sentPrivatelyHow: `${fault}${wording.sentPrivatelyHow}` }
  return sendPrivately(content, formAbout(facts.may.task.id, scene), words, scene)
}
