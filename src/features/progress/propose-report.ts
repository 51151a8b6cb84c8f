import type { Card } from '../../card/card.ts'
import { escaped } from '../../card/text.ts'
import type { MessageId, TaskId } from '../../plan/ids.ts'
import { titleOf } from '../../plan/task.ts'
import type { Receiver } from '../../ports.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import { draftKey, type Proposal } from '../../state/progress.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { type Scene, say, toCoordinators } from '../scene.ts'
import { judgeReport } from './judge-report.ts'
import { reportable, typedOf } from './open-form.ts'
import { proposalCard, settledCard } from './proposal-card.ts'
import { take } from './submitted.ts'
import { fieldsFor } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

/** 提请: what somebody else typed goes to the owner's liaisons, who confirm with one tap. */
export function proposeReport(id: TaskId, scene: Scene): Outcome {
  const { state, ledger, origin, people, now } = scene
  const task = ledger.task(id)
  const draft = state.progress.drafts[draftKey(id, origin.person)]
  if (!task || !draft) return refuse(wording.nothingProposed, scene, { task: id })
  const proposal: Proposal = {
    id: `${origin.eventId}`.slice(0, 80),
    task: id,
    unit: draft.unit,
    person: origin.person,
    at: now.toISOString(),
    fields: draft.fields,
  }
  const liaisons: Receiver[] = people.liaisonsOf(draft.unit).map(({ person }) => ({ kind: 'person', person }))
  const groups: Receiver[] = people.chatsOf(draft.unit).map((chat) => ({ kind: 'chat', chat }))
  const reachable = liaisons.length > 0 ? liaisons : groups
  const receivers = reachable.length > 0 ? reachable : toCoordinators(people)
  const [fault] = judged(proposal, scene)?.faults ?? []
  if (fault) return refuse(fault.words, scene, { task: id, typed: draft.fields })
  const content = proposalCard(proposal, linesOf(proposal, scene), scene)
  const words = reachable.length > 0 ? wording.proposalSent(draft.unit) : wording.proposalUnreachable(draft.unit)
  return say(
    words,
    scene,
    {
      changes: [{ kind: 'report-proposed', task: id, proposal }],
      messages: receivers.map((to, place) => ({
        key: `proposal:${proposal.id}:${place}`,
        act: { kind: 'send', to, content: { kind: 'card', card: content } },
        about: { tasks: [id] },
      })),
    },
    'success',
  )
}

function judged(proposal: Proposal, scene: Scene) {
  const task = scene.ledger.task(proposal.task)
  if (!task) return undefined
  const facts = {
    task,
    unit: proposal.unit,
    fields: fieldsFor(task, proposal.unit, scene),
    ledger: scene.ledger,
    progress: scene.state.progress,
  }
  return { task, ...judgeReport(typedOf(proposal.fields), facts) }
}

const linesOf = (proposal: Proposal, scene: Scene): string[] =>
  (judged(proposal, scene)?.values ?? []).flatMap(({ target: id, value }) => {
    const target = scene.ledger.target(id)
    return target?.kind === 'quantitative' ? [escaped(`${target.metric}：${wording.amount(value, target.unit)}`)] : []
  })

/** By a liaison of the unit, or a coordinator for it. */
export function settleProposal(id: string, verdict: 'confirm' | 'decline', scene: Scene): Outcome {
  const { state, origin } = scene
  const proposal = state.progress.proposals[id]
  if (!proposal) return say(wording.proposalGone, scene, {}, 'info')
  const may = reportable(proposal.task, 'report', scene, proposal.unit)
  const refused = { task: proposal.task, typed: `${id} ${verdict}` }
  if (may.kind === 'no') return refuse(may.words, scene, refused)
  if (may.kind === 'not-yours') return refuse(wording.notYours(titleOf(may.task), may.owners), scene, refused)
  const settled = {
    kind: 'proposal-settled',
    task: proposal.task,
    proposal: id,
    verdict,
    person: origin.person,
  } as const
  const words = verdict === 'confirm' ? wording.proposalTaken(may.unit) : wording.proposalDeclined(may.unit)
  const decided = settledCard(proposal, linesOf(proposal, scene), words, scene)
  const told = { changes: [settled], messages: tellOthers(proposal, decided, scene) }
  const read = judged(proposal, scene)
  if (verdict === 'decline' || !read || read.faults.length > 0)
    return say(wording.declined, scene, { ...told, reply: { card: decided } }, 'success')
  const basis = may.onBehalf ? wording.proposalTitle : ''
  const submission = {
    task: read.task,
    unit: may.unit,
    onBehalf: may.onBehalf,
    basis,
    mode: 'report' as const,
    typed: typedOf(proposal.fields),
    proposedBy: proposal.person,
  }
  const outcome = take(submission, read, scene, { card: decided })
  return { ...outcome, changes: [settled, ...outcome.changes], messages: [...outcome.messages, ...told.messages] }
}

/** Whoever proposed it reads what became of it; every other card of it loses its buttons. */
function tellOthers({ id, task, person }: Proposal, decided: Card, { state, origin }: Scene): OutgoingMessage[] {
  const content = { kind: 'card' as const, card: decided }
  const cards = Object.entries(state.outbox.sent).filter(
    ([message, { key }]) => key.startsWith(`proposal:${id}:`) && message !== origin.message,
  )
  return [
    {
      key: `proposal-settled:${id}`,
      act: { kind: 'send', to: { kind: 'person', person }, content },
      about: { tasks: [task] },
    },
    ...cards.map(([message, { chat }]): OutgoingMessage => {
      const act = { kind: 'redraw' as const, message: message as MessageId, chat, content }
      return { key: `${origin.eventId}:redraw:${message}`, act }
    }),
  ]
}
