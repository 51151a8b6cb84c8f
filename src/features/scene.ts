import type { Card } from '../card/card.ts'
import type { ChatId, EventId, MessageId, OpenId } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { Receiver } from '../ports.ts'
import type { State } from '../state/state.ts'
import type { Vocabulary } from '../understand/vocabulary.ts'
import type { Outcome } from './outcome.ts'

/** Where a wish came from, and where its answer goes. */
export interface Origin {
  readonly eventId: EventId
  readonly person: OpenId
  readonly chat: ChatId
  /** The message asked, or the card pressed. */
  readonly message: MessageId
  readonly kind: 'typed' | 'pressed'
  readonly repliesTo: MessageId | undefined
  readonly inThread: boolean
}

/** Everything a feature may look at. */
export interface Scene {
  readonly state: State
  readonly now: Date
  readonly ledger: Ledger
  readonly vocabulary: Vocabulary
  readonly origin: Origin
  /** Who coordinates, by the roster. */
  readonly coordinators: ReadonlySet<OpenId>
}

export const isCoordinator = ({ coordinators, origin }: Scene) => coordinators.has(origin.person)

/** Replies go to the message asked, and stay in its topic. */
export const replyTo = ({ message, chat, inThread }: Origin): Receiver => ({ kind: 'reply', message, chat, inThread })

/** A card in reply to what was typed or pressed. */
export function replyWith(card: Card, { origin }: Scene, more: Partial<Outcome> = {}): Outcome {
  return {
    changes: [],
    ...more,
    messages: [
      { key: `${origin.eventId}:0`, act: { kind: 'send', to: replyTo(origin), content: { kind: 'card', card } } },
      ...(more.messages ?? []),
    ],
  }
}
