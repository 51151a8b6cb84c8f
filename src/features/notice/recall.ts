import { momentWords } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import type { CardPlace } from '../../state/notice-deliveries.ts'
import type { Notice } from '../../state/notices.ts'
import type { PendingMessage } from '../../state/outbox.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { deskCard } from './desk-card.ts'
import { progressWording as wording } from './progress-wording.ts'
import { isUntouchable } from './standing.ts'
import { noticeWording } from './wording.ts'

/** 撤回: what arrived is withdrawn, what has surely not left does not leave; the rest is withdrawn when it arrives. */
export function recallNotice(id: string, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const { state, origin, now, people, settings } = scene
  const notice = state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  if (notice.stage === 'recalled') {
    const who = (notice.endedBy && people.nameOf(notice.endedBy)) ?? noticeWording.anonymous
    const at = momentWords(notice.endedAt ?? '', settings.timeZone, now)
    return say(wording.alreadyRecalled(who, at), scene, { reply: { card: deskCard(notice, scene) } }, 'info')
  }
  if (notice.stage !== 'sent') return say(wording.notSent, scene)
  if (isUntouchable(notice, now)) return say(wording.tooOldToRecall, scene)
  const unsent = Object.values(state.outbox.pending).filter((pending) => isOf(id, pending) && hasNotLeft(pending))
  const arrived: CardPlace[] = [...Object.values(notice.deliveries), ...notice.others]
  const recalled: Notice = { ...notice, stage: 'recalled', endedBy: origin.person, endedAt: now.toISOString() }
  return {
    changes: [
      { kind: 'notice-recalled', notice: id, person: origin.person },
      ...unsent.map(({ message }): Change => ({ kind: 'message-dropped', key: message.key })),
    ],
    messages: arrived.map((place) => recallOf(id, place)),
    reply: { toast: { type: 'success', content: wording.recalledToast }, card: deskCard(recalled, scene) },
  }
}

const isOf = (id: string, { message }: PendingMessage) =>
  message.about?.notice?.id === id && message.act.kind === 'send'

/** Never tried, or refused for good. */
const hasNotLeft = ({ message, triedAt, held }: PendingMessage) =>
  message.about?.notice?.as !== 'desk' && (triedAt === undefined || held?.why === 'parked')

export const recallOf = (id: string, { message, chat }: CardPlace): OutgoingMessage => ({
  key: `notice:${id}:recall:${message}`,
  act: { kind: 'recall', message, chat },
  about: { tasks: [], notice: { id, as: 'card' } },
})
