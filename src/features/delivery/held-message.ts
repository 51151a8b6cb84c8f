import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { escaped, markdown } from '../../card/text.ts'
import type { ChatId, OpenId } from '../../plan/ids.ts'
import type { Receiver } from '../../ports.ts'
import type { HeldReason, OutgoingMessage } from '../../state/change.ts'
import type { PendingMessage } from '../../state/outbox.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { isCoordinator, type Scene } from '../scene.ts'
import { deliveryWording as wording } from './wording.ts'

export interface Coordination {
  /** Where alerts go; without such a group each coordinator is told privately. */
  readonly chat: ChatId | undefined
  readonly people: ReadonlySet<OpenId>
}

const alertPrefix = 'held:'

/** The coordinators are told once, in words, of a message that only a person can send on or drop. */
export function tellOfHeld(pending: PendingMessage, why: HeldReason, detail: string, to: Coordination): Outcome {
  const { key, about } = pending.message
  // An alert that cannot be delivered raises no further alert.
  if (key.startsWith(alertPrefix)) return nothing
  const receivers: Receiver[] = to.chat
    ? [{ kind: 'chat', chat: to.chat }]
    : [...to.people].map((person) => ({ kind: 'person', person }))
  const title = wording.titles[why]
  const lines = [wording.reason(detail), ...(about?.question ? [wording.about(about.question)] : [])]
  const alert = card({ title, color: 'orange', summary: `${title}：${wording.reason(detail)}` }, [
    markdown(lines.map(escaped).join('\n')),
    buttonRow([
      button(wording.again, { action: 'message.release', key }, 'primary'),
      button(wording.drop, { action: 'message.drop', key }),
    ]),
  ])
  return {
    changes: [],
    messages: receivers.map(
      (receiver, place): OutgoingMessage => ({
        key: `${alertPrefix}${place}:${key}`,
        act: { kind: 'send', to: receiver, content: { kind: 'card', card: alert } },
      }),
    ),
  }
}

/** A coordinator sends a held message again, or drops it. */
export function settleHeld(key: string, what: 'release' | 'drop', scene: Scene): Outcome {
  if (!isCoordinator(scene))
    return { ...nothing, reply: { toast: { type: 'warning', content: wording.coordinatorsOnly } } }
  if (!scene.state.outbox.pending[key]?.held)
    return { ...nothing, reply: { toast: { type: 'info', content: wording.settled } } }
  const content = what === 'release' ? wording.queued : wording.dropped
  return {
    changes: [{ kind: what === 'release' ? 'message-released' : 'message-dropped', key }],
    messages: [],
    reply: { toast: { type: 'success', content } },
  }
}
