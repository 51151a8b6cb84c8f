import type { Clock, Store } from '../ports.ts'

/** Looking through a day's 200,000 events takes some 150 ms, in which nobody is answered. */
const every = 60 * 60 * 1000

/** Before a snapshot, but not before each of them: what no rule needs any more leaves the state. */
export function createForgetting(clock: Clock, decide: Store['decide']): () => Promise<void> {
  let forgotAt = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.now().getTime()
    if (Math.abs(now - forgotAt) < every) return
    forgotAt = now
    await decide('timer', undefined, () => ({ changes: [{ kind: 'old-forgotten' }], result: undefined }))
  }
}
