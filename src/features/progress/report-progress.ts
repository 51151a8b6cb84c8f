import { fieldText } from '../../card/form.ts'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import { periodBefore, periodOf } from '../../plan/period.ts'
import type { ProgressReport, ReportVersion } from '../../plan/progress.ts'
import type { Task } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Change } from '../../state/change.ts'
import { draftKey } from '../../state/progress.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { replyWith, type Scene, say } from '../scene.ts'
import { type Doubt, type FieldFault, type Judged, judgeReport } from './judge-report.ts'
import { newestToCorrect, privately, refuseReporting, reportable, sendForm } from './open-form.ts'
import { planMark } from './plan-mark.ts'
import { progressForm } from './progress-form.ts'
import { receiptCard, valueLines } from './receipt-card.ts'
import { reviewMessages } from './review-card.ts'
import { statusDoubt } from './status-doubt.ts'
import { fieldsOf, strayFields, type TypedReport, typedFromForm, valueFields } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

export interface Submission {
  readonly task: Task
  readonly unit: UnitName
  readonly onBehalf: boolean
  readonly basis: string
  readonly mode: ReportMode
  readonly typed: TypedReport
  /** The period, where the words name one; else by the mode. */
  readonly period?: string
  readonly proposedBy?: ProgressReport['proposedBy']
}

/** A form came back: everything in it is checked anew, who sends it first of all. */
export function submitProgress(
  sent: {
    readonly task: TaskId
    readonly unit: UnitName
    readonly mode: ReportMode
    readonly form: FormFields
    readonly mark: string | undefined
  },
  scene: Scene,
): Outcome {
  const may = reportable(sent.task, sent.mode, scene, sent.unit)
  if (may.kind === 'no') return refused(sent.task, may.words, JSON.stringify(sent.form), scene)
  const { form, mode } = sent
  if (may.kind === 'not-yours') return refuseReporting(may.task, may.owners, scene, JSON.stringify(form))
  const { task, unit, onBehalf } = may
  const fields = valueFields(task, unit, scene.ledger)
  const typed = typedFromForm(form, fields)
  if (sent.mark !== undefined && sent.mark !== planMark(task)) {
    const again = sendForm({ task, unit, mode, onBehalf, fields, typed: { ...typed, values: {} } }, scene)
    return { ...again, reply: { toast: { type: 'warning', content: wording.planChanged } } }
  }
  if (strayFields(form, fields).length > 0) return refused(task.id, wording.strayField, JSON.stringify(form), scene)
  return consider({ task, unit, onBehalf, basis: fieldText(form, 'basis'), mode, typed }, scene)
}

/** Faults and doubts come back with the form as it was typed; what is clear is taken. */
export function consider(submission: Submission, scene: Scene): Outcome {
  const { task, unit, typed, mode, onBehalf, basis } = submission
  const { state, ledger, origin } = scene
  const fields = valueFields(task, unit, ledger)
  const judged = judgeReport(typed, { task, unit, fields, ledger, progress: state.progress })
  const faults = [...judged.faults, ...missing(submission)]
  const before = state.progress.drafts[draftKey(task.id, origin.person)]
  const doubts = [...judged.doubts, ...statusDoubt(task, judged, scene)].filter(
    ({ about }) => !(before?.questioned ?? []).includes(about),
  )
  if (faults.length === 0 && doubts.length === 0) return take(submission, judged, scene)
  return askAgain(submission, faults, doubts, { task, unit, mode, onBehalf, basis }, scene)
}

function missing({ typed, mode, onBehalf, basis }: Submission): FieldFault[] {
  if (mode === 'correction' && typed.note.trim() === '') return [{ field: 'note', words: wording.needsReason }]
  if (onBehalf && basis.trim() === '') return [{ field: 'basis', words: wording.needsBasis }]
  const filled = Object.keys(typed.values).length > 0 || typed.note.trim() !== ''
  return filled ? [] : [{ field: 'note', words: wording.nothingFilled }]
}

function askAgain(
  { typed }: Submission,
  faults: readonly FieldFault[],
  doubts: readonly Doubt[],
  about: Pick<Submission, 'task' | 'unit' | 'mode' | 'onBehalf' | 'basis'>,
  scene: Scene,
): Outcome {
  const { origin, now, state } = scene
  const { task, unit } = about
  const key = draftKey(task.id, origin.person)
  const questioned = [
    ...(state.progress.drafts[key]?.questioned ?? []),
    ...(faults.length === 0 ? doubts.map((doubt) => doubt.about) : []),
  ]
  const changes: Change[] = [
    {
      kind: 'draft-kept',
      task: task.id,
      person: origin.person,
      draft: { unit, fields: fieldsOf(typed), questioned: [...new Set(questioned)], at: now.toISOString() },
    },
    ...faults.slice(0, 1).map(
      ({ field, words }): Change => ({
        kind: 'report-refused',
        task: task.id,
        person: origin.person,
        why: `${field}: ${words}`.slice(0, 200),
        typed: JSON.stringify(fieldsOf(typed)).slice(0, 300),
      }),
    ),
  ]
  const facts = { ...about, fields: valueFields(task, unit, scene.ledger), typed, faults, doubts }
  if (origin.kind === 'typed') return sendForm(facts, scene, { changes })
  const [first] = [...faults, ...doubts]
  return {
    changes,
    messages: [],
    reply: {
      card: progressForm(facts, scene),
      toast: { type: faults.length > 0 ? 'error' : 'warning', content: first?.words ?? '' },
    },
  }
}

/** Takes a report that leaves nothing open: one version more. */
export function take(submission: Submission, judged: Judged, scene: Scene): Outcome {
  const { task, unit, mode, onBehalf, basis, proposedBy } = submission
  const { origin, state, settings, now } = scene
  const today = dayIn(now, settings.timeZone)
  const current = periodOf(today, settings.cycle)
  const period = submission.period ?? (mode === 'late' ? periodBefore(today, settings.cycle).id : current.id)
  const corrects = mode === 'correction' ? newestToCorrect(task.id, unit, scene)?.report : undefined
  const report: ProgressReport = {
    id: `${task.id}#${(state.progress.tasks[task.id]?.count ?? 0) + 1}`,
    task: task.id,
    unit,
    person: origin.person,
    at: now.toISOString(),
    period: corrects?.period ?? period,
    how: corrects ? 'correction' : 'report',
    late: corrects ? corrects.late : period !== current.id || today > current.graceUntil,
    status: judged.status,
    note: judged.note,
    values: judged.values,
    ...(onBehalf && { onBehalf: { basis } }),
    ...(proposedBy && { proposedBy }),
    ...(corrects && { corrects: corrects.id }),
  }
  return submitted(report, scene)
}

/** The report is durable with its receipt, and with the review where one is asked for. */
export function submitted(report: ProgressReport, scene: Scene): Outcome {
  const { origin, settings } = scene
  const counts = !settings.review
  const version: ReportVersion = { report, state: counts ? 'counted' : 'pending' }
  const about = { tasks: [report.task], report: report.id, person: origin.person }
  // A digest is everybody's: it does not turn into one report's receipt.
  const onDigest = scene.state.outbox.sent[origin.message]?.about?.reminds !== undefined
  const changes: Change[] = [
    { kind: 'report-submitted', task: report.task, report, counts },
    ...(origin.kind === 'pressed' && !onDigest
      ? [{ kind: 'message-now-about' as const, message: origin.message, about }]
      : []),
  ]
  const messages = counts ? [] : reviewMessages(version, scene)
  const receipt = receiptCard(version, scene)
  if (origin.kind === 'pressed') {
    const echo = valueLines(version, scene)[0]
    const content = `${wording.received}${echo ? `：${plain(echo)}` : ''}`
    const toast = { type: 'success', content } as const
    if (onDigest) return { changes, messages: [privately(receipt, about, scene), ...messages], reply: { toast } }
    return { changes, messages, reply: { card: receipt, toast } }
  }
  const outcome = replyWith(receipt, scene, { changes, messages })
  return {
    ...outcome,
    messages: outcome.messages.map((message, place) => (place === 0 ? { ...message, about } : message)),
  }
}

const plain = (markdownLine: string) =>
  markdownLine.replace(/<[^>]+>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

/** Said in words, and kept in the journal with its reason. */
export function refused(task: TaskId, words: string, typed: string, scene: Scene): Outcome {
  const change: Change = {
    kind: 'report-refused',
    task,
    person: scene.origin.person,
    why: words.slice(0, 200),
    typed: typed.slice(0, 300),
  }
  const known = scene.ledger.task(task) !== undefined
  return say(words, scene, { ...nothing, changes: known ? [change] : [] })
}
