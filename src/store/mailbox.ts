import type { EventId } from '../plan/ids.ts'
import type { By, Clock, Decision, Store } from '../ports.ts'
import type { Entry } from '../state/change.ts'
import { applyEntry, type State } from '../state/state.ts'
import type { Journal } from './journal.ts'

/** Decisions one after another, each on the newest state, applied at once and answered when durable. */
export function createMailbox(state: State, clock: Clock, journal: Journal): Store['decide'] {
  let isDeciding = false

  return async (by, eventId, decide) => {
    // Only a decision made inside another one ever waits here: it must not see half of that one.
    while (isDeciding) await Promise.resolve()
    journal.assertOpen()
    if (eventId !== undefined && Object.hasOwn(state.seenEvents, eventId)) {
      await journal.settled()
      return undefined
    }
    const { result, durable } = take(by, eventId, decide)
    await durable
    return result
  }

  function take<Result>(
    by: By,
    eventId: EventId | undefined,
    decide: (state: State, now: Date) => Decision<Result>,
  ): { readonly result: Result; readonly durable: Promise<void> } {
    isDeciding = true
    try {
      const now = clock.now()
      const { changes, result } = decide(state, now)
      if (changes.length === 0 && eventId === undefined) return { result, durable: journal.settled() }
      const seq = state.seq + 1
      const entry: Entry = { seq, at: now.toISOString(), by, ...(eventId !== undefined && { eventId }), changes }
      const durable = journal.append(entry)
      apply(entry)
      return { result, durable }
    } finally {
      isDeciding = false
    }
  }

  function apply(entry: Entry): void {
    try {
      applyEntry(state, entry)
    } catch (error) {
      // Half an entry may be in the state: nothing decided on it may be kept.
      journal.fail(error)
      throw error
    }
  }
}
