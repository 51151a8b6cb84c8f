import type { OutgoingMessage } from '../../state/change.ts'
import type { Notice } from '../../state/notices.ts'
import { nothing, type Outcome } from '../outcome.ts'
import type { Circumstances } from '../scene.ts'
import { deskCard } from './desk-card.ts'
import { groupCard, withdrawnCard } from './group-card.ts'
import { progressWording as wording } from './progress-wording.ts'
import { recallOf } from './recall.ts'
import { againOf } from './retry.ts'
import { deskMark, groupsMark, isUntouchable, standingOf } from './standing.ts'

/** Cards in groups are redrawn together, so long apart (milliseconds): a counter need not be up to the second. */
const betweenRedraws = (groups: number) => Math.min(120_000, Math.max(4_000, groups * 100))

export interface Refreshed {
  readonly outcome: Outcome
  /** Milliseconds until cards that wait for their turn may be redrawn; undefined when none do. */
  readonly again: number | undefined
}

/** Every card that shows something else than is true, coordinators' cards at once and groups' cards together. */
export function refreshNotices(facts: Circumstances): Refreshed {
  const parts = Object.values(facts.state.notices.notices).map((notice) => refreshed(notice, facts))
  const waits = parts.flatMap(({ again }) => again ?? [])
  return {
    outcome: joined(parts.map(({ outcome }) => outcome)),
    again: waits.length > 0 ? Math.min(...waits) : undefined,
  }
}

export const joined = (outcomes: readonly Outcome[]): Outcome => ({
  changes: outcomes.flatMap(({ changes }) => changes),
  messages: outcomes.flatMap(({ messages }) => messages),
})

function refreshed(notice: Notice, facts: Circumstances): Refreshed {
  if (notice.stage === 'draft' || isUntouchable(notice, facts.now)) return { outcome: nothing, again: undefined }
  const groups =
    notice.stage === 'recalled' ? { outcome: withdraw(notice, facts), again: undefined } : groupRedraws(notice, facts)
  return { outcome: joined([finish(notice, facts), deskRedraws(notice, facts), groups.outcome]), again: groups.again }
}

function deskRedraws(notice: Notice, facts: Circumstances): Outcome {
  if (notice.desks.length === 0) return nothing
  const standing = standingOf(notice, facts.state.outbox)
  const mark = deskMark(notice, standing)
  if (mark === notice.deskShown) return nothing
  const card = deskCard(notice, facts, standing)
  return {
    changes: [{ kind: 'notice-shown', notice: notice.id, desk: mark }],
    messages: notice.desks.map(({ message, chat }) => ({
      key: redrawKey(message, facts),
      act: { kind: 'redraw', message, chat, content: { kind: 'card', card } },
    })),
  }
}

function groupRedraws(notice: Notice, facts: Circumstances): Refreshed {
  const mark = groupsMark(notice)
  const stale = Object.entries(notice.deliveries).filter(([, { shown }]) => shown !== mark)
  if (notice.stage !== 'sent' || stale.length === 0) return { outcome: nothing, again: undefined }
  const since = facts.now.getTime() - Date.parse(notice.groupsShownAt ?? '1970-01-01')
  const wait = betweenRedraws(notice.targets.length) - since
  // A demonstration's clock may have been moved back.
  if (since >= 0 && wait > 0) return { outcome: nothing, again: wait }
  const messages = stale.flatMap(([place, { message, chat }]): OutgoingMessage[] => {
    const target = notice.targets[Number(place)]
    if (!target) return []
    const content = { kind: 'card', card: groupCard(notice, target, facts, 'redraw') } as const
    return [{ key: redrawKey(message, facts), act: { kind: 'redraw', message, chat, content } }]
  })
  return {
    outcome: { changes: [{ kind: 'notice-shown', notice: notice.id, groups: mark }], messages },
    again: undefined,
  }
}

/** Cards that arrived after the recall are recalled; those that the platform would not give back say so themselves. */
function withdraw(notice: Notice, facts: Circumstances): Outcome {
  const { pending } = facts.state.outbox
  const mark = 'withdrawn'
  const open = Object.values(notice.deliveries).filter(({ recall, shown }) => recall !== 'done' && shown !== mark)
  const late = open.filter(({ recall }) => recall === undefined).map((place) => recallOf(notice.id, place))
  // The mark is set on all at once: not before the platform has answered for each.
  const refused = late.length > 0 ? [] : open
  return {
    changes: refused.length > 0 ? [{ kind: 'notice-shown', notice: notice.id, groups: mark }] : [],
    messages: [
      ...late.filter(({ key }) => !pending[key]),
      ...refused.map(
        ({ message, chat }): OutgoingMessage => ({
          key: redrawKey(message, facts),
          act: { kind: 'redraw', message, chat, content: { kind: 'card', card: withdrawnCard(notice) } },
        }),
      ),
    ],
  }
}

/** Once nothing waits any more: what @所有人 kept out goes without it, and failures are told to whoever sent it. */
function finish(notice: Notice, facts: Circumstances): Outcome {
  if (notice.stage !== 'sent' || notice.finishedAt !== undefined) return nothing
  const standing = standingOf(notice, facts.state.outbox)
  if (standing.waiting > 0) return nothing
  const plain = againOf(
    standing.held.filter(({ what, why }) => what === 'card' && why === 'parked'),
    notice,
    facts,
  )
  if (plain.messages.length > 0)
    return { changes: plain.changes.filter(({ kind }) => kind === 'message-dropped'), messages: plain.messages }
  const done: Outcome = { changes: [{ kind: 'notice-finished', notice: notice.id }], messages: [] }
  if (standing.held.length === 0) return done
  return { ...done, messages: [tell(notice, 'result', wording.result(notice.text.title), facts)] }
}

/** A card of its own to whoever sent the notice: a redraw calls nobody. */
export const tell = (
  notice: Notice,
  what: 'result' | 'closing',
  lead: string,
  facts: Circumstances,
): OutgoingMessage => ({
  key: `notice-told:${notice.id}:${what}`,
  act: {
    kind: 'send',
    to: { kind: 'person', person: notice.person },
    content: { kind: 'card', card: deskCard(notice, facts, standingOf(notice, facts.state.outbox), [lead]) },
  },
  about: { tasks: [], person: notice.person, notice: { id: notice.id, as: 'desk' } },
})

const redrawKey = (message: string, { state }: Circumstances) => `notice-redraw:${message}:${state.seq}`
