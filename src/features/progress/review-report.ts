import { fieldText } from '../../card/form.ts'
import { asTaskId } from '../../plan/ids.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import { versionById } from '../../state/standing.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { comeBack, privately } from './open-form.ts'
import { progressForm } from './progress-form.ts'
import { receiptCard } from './receipt-card.ts'
import { redraws } from './redraws.ts'
import { returnForm, reviewCard } from './review-card.ts'
import { fieldsFor } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

const longestComment = 500

/** 通过 / 退回: once; the second press is told who was first. */
export function reviewReport(id: string, verdict: 'approve' | 'return', fields: FormFields, scene: Scene): Outcome {
  const { state, origin, now, people } = scene
  const task = asTaskId(id.split('#')[0] ?? '')
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { task, typed: `${id} ${verdict}` })
  const version = versionById(state.progress, id)
  if (!version) return refuse(wording.notReviewable, scene, { task, typed: `${id} ${verdict}` })
  if (version.state !== 'pending') {
    const who = version.review ? (people.nameOf(version.review.person) ?? '') : ''
    return say(wording.alreadyReviewed(wording.states[version.state], who), scene, current(version, scene), 'info')
  }
  if (version.report.person === origin.person && people.coordinators.size > 1)
    return refuse(wording.ownReport, scene, { task, typed: id })
  const comment = fieldText(fields, 'comment').slice(0, longestComment)
  if (verdict === 'return' && comment === '') {
    if (Object.hasOwn(fields, 'comment')) return say(wording.commentNeeded, scene)
    const asked = privately(returnForm(version, scene), { tasks: [version.report.task], person: origin.person }, scene)
    return { ...nothing, messages: [asked], reply: { toast: { type: 'info', content: wording.commentNeeded } } }
  }
  const review = { person: origin.person, at: now.toISOString(), comment }
  const decided: ReportVersion = { ...version, state: verdict === 'approve' ? 'counted' : 'returned', review }
  const change: Change = {
    kind: 'report-reviewed',
    task: version.report.task,
    report: id,
    verdict,
    person: origin.person,
    comment,
  }
  const toast = verdict === 'approve' ? wording.approvedToast : wording.returnedToast
  return {
    changes: [change],
    messages: [
      ...redraws(decided, scene),
      ...correctedCards(decided, scene),
      ...(verdict === 'return' ? [returned(decided, scene)] : []),
    ],
    reply: { toast: { type: 'success', content: toast }, card: reviewCard(decided, scene) },
  }
}

/** A press on an old card: it is shown as it stands now. */
const current = (version: ReportVersion, scene: Scene): Partial<Outcome> => ({
  reply: { card: reviewCard(version, scene) },
})

/** What it corrects no longer counts: its cards say so. */
function correctedCards({ report, state }: ReportVersion, scene: Scene): OutgoingMessage[] {
  const corrected = versionById(scene.state.progress, report.corrects ?? '')
  return state === 'counted' && corrected?.state === 'counted'
    ? redraws({ ...corrected, state: 'replaced' }, scene)
    : []
}

/** The form once more, with what was typed and why it came back. */
function returned(version: ReportVersion, scene: Scene): OutgoingMessage {
  const { report } = version
  const task = scene.ledger.task(report.task)
  const fields = task ? fieldsFor(task, report.unit, scene) : []
  const form = { unit: report.unit, mode: 'report' as const, onBehalf: report.onBehalf !== undefined, fields }
  const content = task
    ? progressForm({ ...form, ...comeBack(version, fields, scene), task }, scene)
    : receiptCard(version, scene)
  return {
    key: `returned:${report.id}`,
    act: { kind: 'send', to: { kind: 'person', person: report.person }, content: { kind: 'card', card: content } },
    about: { tasks: [report.task], person: report.person },
  }
}
