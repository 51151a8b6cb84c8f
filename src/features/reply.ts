import type { Card } from '../card/card.ts'
import type { Outcome, Reply } from './outcome.ts'
import { replyTo, type Scene } from './scene.ts'

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

/** Nothing happens but a word on the presser's screen. */
export const toast = (type: NonNullable<Reply['toast']>['type'], content: string): Outcome => ({
  changes: [],
  messages: [],
  reply: { toast: { type, content } },
})
