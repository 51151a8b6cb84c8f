import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '../state/change.ts'
import { applyEntry, emptyState, restoreState, type State } from '../state/state.ts'
import type { Snapshot } from './snapshot.ts'

interface Counts {
  entries: number
  /** Entries that came from an event of Feishu. */
  events: number
  /** By kind. */
  changes: Record<string, number>
  first: string | undefined
  last: string | undefined
}

export interface Tally extends Readonly<Counts> {
  /** Messages not yet sent, those held among them. */
  readonly pending: number
  readonly held: number
}

/** Counts entries one after another, and folds them to compare with a snapshot. */
export function createTally() {
  const state: State = emptyState()
  const counts: Counts = { entries: 0, events: 0, changes: {}, first: undefined, last: undefined }
  return {
    count(entry: Entry): void {
      applyEntry(state, entry)
      counts.entries += 1
      if (entry.eventId !== undefined) counts.events += 1
      for (const { kind } of entry.changes) counts.changes[kind] = (counts.changes[kind] ?? 0) + 1
      counts.first ??= entry.at
      counts.last = entry.at
    },
    agrees: (snapshot: Snapshot) => isDeepStrictEqual(restoreState(snapshot.state), restoreState(state)),
    sum(): Tally {
      const messages = Object.values(state.outbox.pending)
      return { ...counts, pending: messages.length, held: messages.filter(({ held }) => held).length }
    },
  }
}
