import { fieldDay, fieldText } from '../../card/form.ts'
import type { TargetId, TaskId, UnitName } from '../../plan/ids.ts'
import { readDay } from '../../plan/read-day.ts'
import { amountWords } from '../../plan/report-wording.ts'
import { metricWords } from '../../plan/target-wording.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { Change } from '../../state/change.ts'
import { waitingFor } from '../../state/deadline-standing.ts'
import type { AskedExtension, Extension } from '../../state/deadlines.ts'
import { valueNow } from '../../state/lights.ts'
import { newestOf } from '../../state/standing.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { replyWith, type Scene, say } from '../scene.ts'
import { dayFault, type Extendable, extendable, todayOf } from './extendable.ts'
import { extensionCard, redrawsOf, toDecide } from './extension-card.ts'
import { longestReason, sendExtensionForm } from './extension-form.ts'
import { reasonIn, taskMeant } from './extension-words.ts'
import { deadlineWording as wording } from './wording.ts'

type May = Extract<Extendable, { kind: 'yes' }>

/** 延期 13, or a button: the form goes to the person alone. */
export function openExtension(named: TaskId | undefined, target: TargetId | undefined, scene: Scene): Outcome {
  const task = named ?? taskMeant('', scene)
  if (task === undefined) return say(wording.whichTask, scene)
  const may = extendable(task, target, scene)
  return may.kind === 'no' ? say(may.words, scene) : sendExtensionForm({ may, target }, scene)
}

/** The form came back; who sends it is checked anew. */
export function submitExtension(
  sent: {
    readonly task: TaskId
    readonly target: TargetId | undefined
    readonly unit: UnitName | undefined
    readonly form: FormFields
  },
  scene: Scene,
): Outcome {
  const { task, target, form } = sent
  const may = extendable(task, target, scene, sent.unit)
  if (may.kind === 'no') return say(may.words, scene)
  const reason = fieldText(form, 'reason')
  const until = fieldDay(form, 'until') ?? dayTyped(fieldText(form, 'until'), may, scene)
  const faults = [
    ...(until === undefined ? [wording.noDay] : [dayFault(until, may, scene) ?? []].flat()),
    ...reasonFaults(reason),
  ]
  if (until === undefined || faults.length > 0)
    return sendExtensionForm({ may, target, until, reason, faults }, scene, true)
  return take({ may, until, reason }, scene)
}

function dayTyped(words: string, may: May, scene: Scene): string | undefined {
  const read = readDay(words, todayOf(scene), may.from)
  return read.day
}

const reasonFaults = (reason: string): string[] =>
  reason === '' ? [wording.noReason] : reason.length > longestReason ? [wording.reasonTooLong(longestReason)] : []

/** 13 冷链那块年底肯定完不了，招标流了，给延到明年6月底吧: what cannot be read comes back as a form with the rest filled in. */
export function extendInWords(named: TaskId | undefined, text: string, scene: Scene): Outcome {
  const id = named ?? taskMeant(text, scene)
  if (id === undefined) return say(wording.whichTask, scene)
  const may = extendable(id, undefined, scene)
  if (may.kind === 'no') return say(may.words, scene)
  const read = readDay(text, todayOf(scene), may.from)
  const reason = reasonIn(text, todayOf(scene), may.from)
  const fault = read.kind === 'day' ? dayFault(read.day, may, scene) : unclear(read)
  const faults = [...(fault === undefined ? [] : [fault]), ...reasonFaults(reason)]
  const until = fault === undefined ? read.day : undefined
  if (until === undefined || faults.length > 0) return sendExtensionForm({ may, until, reason, faults }, scene)
  return take({ may, until, reason, said: text }, scene)
}

function unclear(read: Extract<ReturnType<typeof readDay>, { kind: 'unclear' }>): string {
  if (read.why === 'past' && read.day !== undefined) return wording.pastDay(read.day)
  return read.why === 'several' ? wording.severalDays : wording.noDay
}

interface Wish {
  readonly may: May
  readonly until: string
  readonly reason: string
  readonly remedy?: string
  readonly said?: string
}

/** A request to the coordinators; one of theirs takes effect at once. */
export function take(wish: Wish, scene: Scene): Outcome {
  const { may, until } = wish
  const { state, origin, now } = scene
  const waiting = waitingFor(
    state.deadlines,
    may.targets.map(({ id }) => id),
  )
  const isOwn = waiting?.asked.unit === may.unit || may.onBehalf
  if (waiting && (!isOwn || (waiting.asked.until === until && waiting.asked.reason === wish.reason && !may.onBehalf)))
    return say(wording.alreadyWaiting(waiting.asked.unit, waiting.asked.until), scene, {}, 'info')
  const extension = extensionOf(wish, scene)
  const decision = { person: origin.person, at: now.toISOString(), reason: '' }
  const asked: AskedExtension = may.onBehalf
    ? { asked: extension, state: 'approved', decision }
    : { asked: extension, state: 'waiting' }
  const changes: Change[] = [
    { kind: 'extension-asked', task: may.task.id, extension, ...(waiting && { replaces: waiting.asked.id }) },
    ...(may.onBehalf ? [approval(extension, scene)] : []),
  ]
  const messages = [
    ...(waiting ? redrawsOf({ ...waiting, state: 'replaced' }, scene) : []),
    ...(may.onBehalf ? [] : toDecide(asked, scene)),
  ]
  const words = may.onBehalf
    ? wording.takenAtOnce(until)
    : waiting
      ? wording.replacedToast
      : extension.overdue
        ? wording.sentOverdue
        : wording.sent
  return shown(asked, words, { changes, messages }, scene)
}

const approval = (extension: Extension, { origin }: Scene): Change => ({
  kind: 'extension-decided',
  task: extension.task,
  extension: extension.id,
  verdict: 'approve',
  person: origin.person,
  reason: '',
})

function extensionOf({ may, until, reason, remedy, said }: Wish, scene: Scene): Extension {
  const { state, origin, now } = scene
  const { task, unit, targets, from } = may
  return {
    id: `${task.id}@${(state.deadlines.extensionCount[task.id] ?? 0) + 1}`,
    task: task.id,
    targets: targets.map(({ id }) => id),
    unit,
    person: origin.person,
    at: now.toISOString(),
    from,
    until,
    reason,
    ...(remedy !== undefined && { remedy }),
    ...(said !== undefined && { said: said.slice(0, 300) }),
    standing: standingWords(may, scene),
    overdue: todayOf(scene) > from,
  }
}

/** How far it is, from what counts: the figures, and the last word's status and day. */
export function standingWords({ task, targets }: Pick<May, 'task' | 'targets'>, scene: Scene): string {
  const { state, ledger, settings, now } = scene
  const newest = newestOf(state.progress, task.id)
  if (!newest) return wording.nothingReported
  const values = targets.flatMap((target) => {
    const value = valueNow(target, { progress: state.progress, ledger, today: todayOf(scene) })
    const unit = target.kind === 'quantitative' ? target.unit : '%'
    return value === undefined ? [] : [`${metricWords(target)} ${amountWords(value, unit)}`]
  })
  const { status, unit, at } = newest.report
  const when = momentWords(at, settings.timeZone, now)
  return [...values, `${wording.statuses[status]}（${unit}，${when}）`].join('，')
}

/** The form turns into the request; words get it in reply. */
function shown(extension: AskedExtension, words: string, outcome: Outcome, scene: Scene): Outcome {
  const { origin } = scene
  const about = { tasks: [extension.asked.task], person: origin.person, extension: extension.asked.id }
  const content = extensionCard(extension, 'asker', scene)
  if (origin.kind === 'pressed')
    return {
      changes: [...outcome.changes, { kind: 'message-now-about', message: origin.message, about }],
      messages: outcome.messages,
      reply: { card: content, toast: { type: 'success', content: words } },
    }
  const { messages } = replyWith(content, scene, nothing)
  return { changes: outcome.changes, messages: [...messages.map((each) => ({ ...each, about })), ...outcome.messages] }
}
