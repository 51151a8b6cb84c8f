import type { Card } from '../card/card.ts'
import type { Change, OutgoingMessage } from '../state/change.ts'

/** What goes back in the response to a press, within three seconds; a message event gets none. */
export interface Reply {
  readonly toast?: { readonly type: 'info' | 'success' | 'warning' | 'error'; readonly content: string }
  readonly card?: Card
}

/** What a feature decided; `bot.ts` commits changes and messages in one write. */
export interface Outcome {
  readonly changes: readonly Change[]
  readonly messages: readonly OutgoingMessage[]
  readonly reply?: Reply
}

export const nothing: Outcome = { changes: [], messages: [] }
