import { waitBefore } from './outbox.ts'

/** So many failures one after another are no accident of one message any more. */
const failuresInRow = 5
/** One call in so long burdens nobody, and what waits goes out soon after the end of an outage. */
const longestPause = 15_000

/**
 * After a row of failures the platform is left alone for a while, then tried with one call at a time until one succeeds:
 * in an outage as few messages as possible become uncertain. Times are milliseconds of any monotonic clock.
 */
export interface Breaker {
  /** Nothing is to be called before this moment. */
  opensAt(): number
  /** One call at a time, to see whether the platform is back. */
  probing(): boolean
  /** True when that ends a pause. */
  answered(): boolean
  /** `grave` concerns the whole app. Calls that began before the last pause add nothing to what is known. */
  failed(call: { readonly began: number; readonly ended: number; readonly grave: boolean }): void
}

export function createBreaker(random: () => number): Breaker {
  let inRow = 0
  let pauses = 0
  let pausedAt = 0
  let pausedUntil = 0
  return {
    opensAt: () => pausedUntil,
    probing: () => pauses > 0,
    answered() {
      const isBack = pauses > 0
      inRow = 0
      pauses = 0
      pausedUntil = 0
      return isBack
    },
    failed({ began, ended, grave }) {
      if (pauses > 0 && began < pausedAt) return
      inRow += 1
      if (!grave && pauses === 0 && inRow < failuresInRow) return
      pauses += 1
      pausedAt = ended
      pausedUntil = ended + Math.min(longestPause, waitBefore(pauses, random()))
    },
  }
}
