import type { NoticeTarget, Reach } from '../../plan/notice.ts'
import type { By } from '../../ports.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import type { Notice } from '../../state/notices.ts'
import type { Outcome } from '../outcome.ts'
import type { Circumstances } from '../scene.ts'
import { groupCard } from './group-card.ts'
import { cardKey, fileKey } from './standing.ts'

/** The notice as it is once it is sent, and everything that leaves because of it: a card for each group, then its file. */
export function sendOut(
  notice: Notice,
  reach: Reach,
  by: By,
  facts: Circumstances,
): { sent: Notice; outcome: Outcome } {
  const { state, now } = facts
  const number = notice.number || state.notices.count + 1
  const sent: Notice = { ...notice, ...reach, stage: 'sent', sentAt: now.toISOString(), sentBy: by, number }
  return {
    sent,
    outcome: {
      changes: [{ kind: 'notice-sent', notice: notice.id, by, reach }],
      messages: reach.targets.flatMap((target, place) => messagesTo(target, place, sent, facts)),
    },
  }
}

function messagesTo(target: NoticeTarget, place: number, notice: Notice, facts: Circumstances): OutgoingMessage[] {
  const { id, attachment } = notice
  const card: OutgoingMessage = {
    key: cardKey(id, place),
    act: { kind: 'send', to: target.to, content: { kind: 'card', card: groupCard(notice, target, facts, 'new') } },
    about: { tasks: [], notice: { id, as: 'card', place } },
  }
  if (!attachment) return [card]
  const file: OutgoingMessage = {
    key: fileKey(id, place),
    act: { kind: 'send', to: target.to, content: { kind: 'copy', of: attachment } },
    about: { tasks: [], notice: { id, as: 'other', place } },
  }
  return [card, file]
}
