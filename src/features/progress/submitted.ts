import { periodBefore, periodOf } from '../../plan/period.ts'
import type { ProgressReport, ReportVersion } from '../../plan/progress.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import { versionById } from '../../state/standing.ts'
import type { Outcome, Reply } from '../outcome.ts'
import { privatelyTo, replyWith, type Scene } from '../scene.ts'
import type { Judged } from './judge-report.ts'
import { versionToCorrect } from './open-form.ts'
import { echoOf, receiptCard } from './receipt-card.ts'
import { redraws } from './redraws.ts'
import type { Submission } from './report-progress.ts'
import { reviewMessages } from './review-card.ts'

/** Takes a report that leaves nothing open: one version more. */
export function take(submission: Submission, judged: Judged, scene: Scene, pressed?: Reply): Outcome {
  const { task, unit, mode, onBehalf, basis, proposedBy } = submission
  const { origin, state, settings, now } = scene
  const today = dayIn(now, settings.timeZone)
  const current = periodOf(today, settings.cycle)
  const corrects =
    mode === 'correction' ? versionToCorrect(task.id, unit, scene, submission.corrects)?.report : undefined
  const period = mode === 'late' ? latePeriod(submission.period, today, scene) : current.id
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
  return submitted(report, scene, pressed)
}

/** The one named, as long as it is past and of the cycle in use; else the one before. */
function latePeriod(named: string | undefined, today: string, { settings }: Scene): string {
  const before = periodBefore(today, settings.cycle).id
  const sameKind = named?.replace(/\d/g, '') === before.replace(/\d/g, '')
  return named !== undefined && sameKind && named < before ? named : before
}

/** The report is durable with its receipt, and with the review where one is asked for. `list` is the card pressed, redrawn. */
export function submitted(report: ProgressReport, scene: Scene, list?: Reply): Outcome {
  const { origin, settings } = scene
  const counts = !settings.review
  const version: ReportVersion = { report, state: counts ? 'counted' : 'pending' }
  const about = { tasks: [report.task], report: report.id, person: origin.person }
  const change: Change = { kind: 'report-submitted', task: report.task, report, counts }
  const messages = [...(counts ? [] : reviewMessages(version, scene)), ...replacedCards(report, counts, scene)]
  const receipt = receiptCard(version, scene)
  const toast = { type: 'success' as const, content: echoOf(version, scene) }
  if (origin.kind === 'pressed' && isForm(scene))
    return {
      changes: [change, { kind: 'message-now-about', message: origin.message, about }],
      messages,
      reply: { card: receipt, toast },
    }
  if (origin.kind === 'pressed') {
    const act = { kind: 'send' as const, to: privatelyTo(origin), content: { kind: 'card' as const, card: receipt } }
    const message: OutgoingMessage = { key: `${origin.eventId}:receipt`, act, about }
    return { changes: [change], messages: [message, ...messages], reply: { toast, ...list } }
  }
  const outcome = replyWith(receipt, scene, { changes: [change], messages })
  const [first, ...others] = outcome.messages
  return { ...outcome, messages: first ? [{ ...first, about }, ...others] : [] }
}

/** A form becomes its receipt; a list, a digest or a card that others see stays what it is. */
function isForm({ state, origin }: Scene): boolean {
  const about = state.outbox.sent[origin.message]?.about
  return about !== undefined && about.person === origin.person && about.tasks.length === 1
}

/** Cards about a version that only waited and is replaced at once. */
function replacedCards({ corrects }: ProgressReport, counts: boolean, scene: Scene): OutgoingMessage[] {
  const corrected = versionById(scene.state.progress, corrects ?? '')
  if (!corrected || (corrected.state !== 'pending' && !(counts && corrected.state === 'counted'))) return []
  return redraws({ ...corrected, state: 'replaced' }, scene, scene.origin.message)
}
