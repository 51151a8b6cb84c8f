import { Refusal } from '../platform/refusal.ts'
import { newId } from '../world/ids.ts'

const lifeMs = 30 * 60_000
const usesAllowed = 2

/** Tokens of card callbacks: half an hour, two uses, and only once the callback itself was answered. */
export function createCallbackTokens(now: () => Date) {
  const tokens = new Map<string, { messageId: string; at: number; answered: boolean; uses: number }>()
  return {
    issue(messageId: string): string {
      const token = newId('c-')
      tokens.set(token, { messageId, at: now().getTime(), answered: false, uses: 0 })
      return token
    },
    answered(token: string) {
      const known = tokens.get(token)
      if (known) known.answered = true
    },
    /** The message that the token lets update; `use` counts it once the new card was accepted. */
    open(token: string): { messageId: string; use: () => void } {
      const known = tokens.get(token)
      if (!known) throw new Refusal(300020)
      if (now().getTime() - known.at > lifeMs) throw new Refusal(300030)
      if (known.uses >= usesAllowed) throw new Refusal(300040)
      if (!known.answered) throw new Refusal(300090, 'the callback was not answered yet')
      return {
        messageId: known.messageId,
        use: () => {
          known.uses += 1
        },
      }
    },
    reset: () => tokens.clear(),
  }
}
