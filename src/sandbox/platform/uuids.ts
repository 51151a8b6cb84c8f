import type { Message } from '../world/types.ts'
import { Refusal } from './refusal.ts'

const windowMs = 3_600_000

/** The platform's promise of one success per uuid within an hour, on the sandbox's clock. */
export function createUuids(now: () => Date) {
  const seen = new Map<string, { at: number; message: Message | undefined }>()
  let repeats = 0

  return {
    /**
     * Runs `send` unless the same uuid already succeeded, whose message is then given again. The uuid stays "being
     * sent" until `release` is called, which the server does once its answer is out.
     */
    once(uuid: string | undefined, send: () => Message): { message: Message; release: () => void } {
      if (uuid === undefined) return { message: send(), release: () => {} }
      const at = now().getTime()
      // Oldest first, so that the window stays as small as an hour's sending.
      for (const [old, entry] of seen) {
        if (Math.abs(at - entry.at) < windowMs) break
        seen.delete(old)
      }
      const before = seen.get(uuid)
      if (before && Math.abs(at - before.at) < windowMs) {
        if (before.message === undefined) throw new Refusal(230049)
        repeats += 1
        return { message: before.message, release: () => {} }
      }
      // Not kept when `send` refuses: a refused message used up nothing.
      const message = send()
      const entry: { at: number; message: Message | undefined } = { at, message: undefined }
      seen.set(uuid, entry)
      const release = () => {
        entry.message = message
      }
      return { message, release }
    },
    repeats: () => repeats,
    reset() {
      seen.clear()
      repeats = 0
    },
  }
}
