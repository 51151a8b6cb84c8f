import type { Card } from '../card/card.ts'
import type { Incoming } from '../understand/incoming.ts'

/** What the person who pressed sees at once; messages take the outbox instead. */
export interface PressReply {
  readonly toast?: { readonly type: 'info' | 'success' | 'warning' | 'error'; readonly content: string }
  readonly card?: Card
}

/** Resolves once everything the event changed is durable. */
export type Receive = (incoming: Incoming) => Promise<PressReply | undefined>
