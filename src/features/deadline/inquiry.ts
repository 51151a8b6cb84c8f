import { button, buttonRow } from '../../card/button.ts'
import { type Card, card } from '../../card/card.ts'
import { fieldDay, fieldText } from '../../card/form.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TargetId, TaskId, UnitName } from '../../plan/ids.ts'
import { metricWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import { waitingFor } from '../../state/deadline-standing.ts'
import type { InquiryAnswer } from '../../state/deadlines.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { type Scene, say, toCoordinators } from '../scene.ts'
import { take } from './ask-extension.ts'
import { dayFault, type Extendable } from './extendable.ts'
import { taskMeant } from './extension-words.ts'
import { inquirable, takesDay } from './inquirable.ts'
import { longestAnswer, sendInquiryForm } from './inquiry-form.ts'
import { inquiryWording as wording } from './inquiry-wording.ts'
import { deadlineWording } from './wording.ts'

type May = Extract<Extendable, { kind: 'yes' }>

/** 问效 12, or a button under what is overdue: the form goes to the person alone. */
export function openInquiry(
  asked: { readonly task: TaskId | undefined; readonly target?: TargetId | undefined },
  scene: Scene,
): Outcome {
  const task = asked.task ?? taskMeant('', scene)
  if (task === undefined) return say(wording.whichTask, scene)
  const may = inquirable(task, asked.target, scene)
  if (may.kind === 'no') return refuse(may.words, scene, { task, typed: wording.title })
  return sendInquiryForm({ may, target: asked.target }, scene)
}

/** The form came back; who sends it is checked anew, and so is the day. */
export function submitInquiry(
  sent: {
    readonly task: TaskId
    readonly target: TargetId | undefined
    readonly unit: UnitName | undefined
    readonly form: FormFields
  },
  scene: Scene,
): Outcome {
  const { task, target, form } = sent
  const may = inquirable(task, target, scene, sent.unit)
  if (may.kind === 'no') return refuse(may.words, scene, { task, typed: form })
  const [cause, remedy] = [fieldText(form, 'cause'), fieldText(form, 'remedy')]
  const until = takesDay(may, scene) ? fieldDay(form, 'until') : undefined
  const faults = [
    ...textFaults(cause, wording.noCause, '原因'),
    ...textFaults(remedy, wording.noRemedy, '措施'),
    ...dayFaults(until, may, scene),
  ]
  if (faults.length > 0) return sendInquiryForm({ may, target, cause, remedy, until, faults }, scene)
  return record({ may, cause, remedy, until }, scene)
}

const textFaults = (text: string, none: string, what: '原因' | '措施'): string[] =>
  text === '' ? [none] : text.length > longestAnswer ? [wording.tooLong(what, longestAnswer)] : []

function dayFaults(until: string | undefined, may: May, scene: Scene): string[] {
  if (!takesDay(may, scene)) return []
  if (until === undefined) return [wording.noDay]
  return [dayFault(until, may, scene) ?? []].flat()
}

interface Answer {
  readonly may: May
  readonly cause: string
  readonly remedy: string
  readonly until: string | undefined
}

/** The day goes the way of every extension; where another owner's waits, or none can be, the words stand alone. */
function record({ may, cause, remedy, until }: Answer, scene: Scene): Outcome {
  const { state, origin, now } = scene
  const ids = may.targets.map(({ id }) => id)
  const waiting = waitingFor(state.deadlines, ids)
  const others = waiting !== undefined && waiting.asked.unit !== may.unit
  const asked = until === undefined || others ? undefined : take({ may, until, reason: cause, remedy }, scene)
  const extension = asked?.changes.find((change) => change.kind === 'extension-asked')?.extension.id
  // The very same once more: said so, and not recorded again.
  if (asked && extension === undefined) return asked
  const answer: InquiryAnswer = {
    id: `${may.task.id}?${origin.eventId}`,
    task: may.task.id,
    unit: may.unit,
    person: origin.person,
    at: now.toISOString(),
    cause,
    remedy,
    ...(until !== undefined && { until }),
    ...(extension !== undefined && { extension }),
  }
  const answered: Change = { kind: 'inquiry-answered', task: may.task.id, answer }
  const note = others ? wording.othersWait(waiting.asked.unit, waiting.asked.until) : wording.noCommitment
  const outcome = asked ?? plain(may, answer, note, scene)
  const toast = { type: 'success' as const, content: asked ? wording.taken : wording.takenPlain }
  return { ...outcome, changes: [answered, ...outcome.changes], reply: { ...outcome.reply, toast } }
}

function plain(may: May, answer: InquiryAnswer, note: string, scene: Scene): Outcome {
  const content = answerCard(may, answer, note, scene)
  const about = { tasks: [answer.task] }
  return {
    changes: [
      { kind: 'message-now-about', message: scene.origin.message, about: { ...about, person: scene.origin.person } },
    ],
    messages: toCoordinators(scene.people).map(
      (to, place): OutgoingMessage => ({
        key: `inquiry:${answer.id}:${place}`,
        act: { kind: 'send', to, content: { kind: 'card', card: content } },
        about,
      }),
    ),
    reply: { card: content },
  }
}

function answerCard({ task, targets }: May, answer: InquiryAnswer, note: string, scene: Scene): Card {
  const { people, settings, now } = scene
  const who = personWords(answer.person, people.nameOf(answer.person))
  const when = grey(momentWords(answer.at, settings.timeZone, now))
  const summary = `${wording.title}：${answer.unit} ${titleOf(task)}`
  return card({ title: wording.title, subtitle: titleOf(task), color: 'blue', summary }, [
    markdown(`${strong(answer.unit)} ${who} ${when}`),
    markdown(
      [
        escaped(targets.map(metricWords).join('、')),
        escaped(wording.causeWas(answer.cause)),
        escaped(wording.remedyWas(answer.remedy)),
        ...(answer.until === undefined ? [] : [escaped(wording.promised(answer.until))]),
        grey(note),
      ].join('\n'),
    ),
    buttonRow([button(deadlineWording.progress, { action: 'progress.show', task: task.id })]),
  ])
}
