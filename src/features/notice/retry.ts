import type { Change, HeldReason, OutgoingMessage } from '../../state/change.ts'
import type { Notice } from '../../state/notices.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { groupCard } from './group-card.ts'
import { progressWording as wording } from './progress-wording.ts'
import { type HeldTarget, plainKey, standingOf } from './standing.ts'
import { noticeWording } from './wording.ts'

/** 再发没发出的; what may have arrived is sent again only where that was asked for. */
export function retryNotice(id: string, what: HeldReason, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(noticeWording.coordinatorsOnly, scene)
  const notice = scene.state.notices.notices[id]
  if (!notice) return say(noticeWording.gone, scene)
  if (notice.stage === 'recalled') return say(noticeWording.recalled, scene)
  const held = standingOf(notice, scene.state.outbox).held.filter(({ why }) => why === what)
  if (held.length === 0) return say(wording.nothingToRetry, scene, {}, 'info')
  const { changes, messages } = againOf(held, notice, scene)
  return { changes, messages, reply: { toast: { type: 'success', content: wording.retried(held.length) } } }
}

/** Refused with @所有人, which groups may forbid: sent without. Everything else goes as it was. */
export function againOf(
  held: readonly HeldTarget[],
  notice: Notice,
  scene: Pick<Scene, 'state' | 'people' | 'settings' | 'now'>,
) {
  const changes: Change[] = []
  const messages: OutgoingMessage[] = []
  for (const { key, target, place, what, why, detail } of held) {
    const plain = plainKey(notice.id, place)
    const mayBeTheMention =
      notice.atAll && what === 'card' && why === 'parked' && key !== plain && refusedContent.has(detail)
    if (!mayBeTheMention || target.to.kind !== 'chat') {
      changes.push({ kind: 'message-released', key })
      continue
    }
    changes.push({ kind: 'message-dropped', key })
    messages.push({
      key: plain,
      act: {
        kind: 'send',
        to: target.to,
        content: { kind: 'card', card: groupCard(notice, target, scene, 'new-plain') },
      },
      about: { tasks: [], notice: { id: notice.id, as: 'plain-card', place } },
    })
  }
  return { changes, messages }
}

const refusedContent = new Set(['bad-request', 'no-permission', 'content-refused'])
