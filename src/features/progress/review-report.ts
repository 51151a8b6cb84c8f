import type { Card } from '../../card/card.ts'
import { fieldText } from '../../card/form.ts'
import type { MessageId } from '../../plan/ids.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import { versionById } from '../../state/standing.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { privately } from './open-form.ts'
import { progressForm } from './progress-form.ts'
import { receiptCard } from './receipt-card.ts'
import { returnForm, reviewCard } from './review-card.ts'
import { valueFields } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

const longestComment = 500

/** 通过 / 退回: once; the second press is told who was first. */
export function reviewReport(id: string, verdict: 'approve' | 'return', fields: FormFields, scene: Scene): Outcome {
  const { state, origin, now, people } = scene
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const version = versionById(state.progress, id)
  if (!version) return say(wording.notReviewable, scene)
  if (version.state !== 'pending') {
    const who = version.review ? (people.nameOf(version.review.person) ?? '') : ''
    return say(wording.alreadyReviewed(wording.states[version.state], who), scene, current(version, scene), 'info')
  }
  if (version.report.person === origin.person && people.coordinators.size > 1) return say(wording.ownReport, scene)
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
    messages: [...redraws(decided, scene), ...(verdict === 'return' ? [returned(decided, scene)] : [])],
    reply: { toast: { type: 'success', content: toast }, card: reviewCard(decided, scene) },
  }
}

/** A press on an old card: it is shown as it stands now. */
const current = (version: ReportVersion, scene: Scene): Partial<Outcome> => ({
  reply: { card: reviewCard(version, scene) },
})

/** Every card that shows the report: the reporter's receipt and the coordinators' reviews. */
export function redraws(version: ReportVersion, scene: Scene, except?: MessageId): OutgoingMessage[] {
  const { state, origin } = scene
  const cards = Object.entries(state.outbox.sent).filter(([, { about }]) => about?.report === version.report.id)
  return cards.flatMap(([message, { key, chat }]) => {
    if (message === except) return []
    const content: Card = key.startsWith('review:') ? reviewCard(version, scene) : receiptCard(version, scene)
    return [
      {
        key: `${origin.eventId}:redraw:${message}`,
        act: { kind: 'redraw', message: message as MessageId, chat, content: { kind: 'card', card: content } },
      },
    ]
  })
}

/** The form once more, with what was typed and why it came back. */
function returned({ report, review }: ReportVersion, scene: Scene): OutgoingMessage {
  const task = scene.ledger.task(report.task)
  const who = review ? (scene.people.nameOf(review.person) ?? '') : ''
  const lead = `${wording.returnedTitle(who)}。${wording.returnedWhy(review?.comment ?? '')}`
  const fields = task ? valueFields(task, report.unit, scene.ledger) : []
  const values = Object.fromEntries(
    report.values.flatMap(({ target, banner, words }) => {
      const field = fields.find((each) => each.target.id === target && each.banner === banner)
      return field ? [[field.name, words]] : []
    }),
  )
  const typed = { status: report.status, note: report.note, values }
  const facts = {
    unit: report.unit,
    mode: 'report' as const,
    onBehalf: report.onBehalf !== undefined,
    fields,
    typed,
    lead,
  }
  const content = task ? progressForm({ ...facts, task }, scene) : receiptCard({ report, state: 'returned' }, scene)
  return {
    key: `returned:${report.id}`,
    act: { kind: 'send', to: { kind: 'person', person: report.person }, content: { kind: 'card', card: content } },
    about: { tasks: [report.task], person: report.person },
  }
}
