import { stopwatch } from '../../clock.ts'
import type { EventId } from '../../plan/ids.ts'
import { type By, type Clock, type Decision, StoreError } from '../../ports.ts'
import type { Entry } from '../../state/change.ts'
import { applyEntry, type State } from '../../state/state.ts'
import { chain, type Position } from '../entry-line.ts'
import type { Row } from './journal-table.ts'

/** Somebody who waits for a decision, which may have to be taken again on a newer state. */
export interface Waiting {
  readonly by: By
  readonly eventId: EventId | undefined
  readonly decide: (state: State, now: Date) => Decision<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Decisions that become durable together. */
export interface Batch {
  readonly entries: readonly Entry[]
  readonly rows: readonly Row[]
  readonly answers: readonly { readonly waiting: Waiting; readonly result: unknown }[]
  readonly end: Position
}

/** Other replicas wait meanwhile: as much as is decided in a few milliseconds. */
const longestDeciding = 20
const mostEntries = 500

/** Decides for those in the queue, each on what the one before left, changing `state` at once. */
export function decideBatch(queue: Waiting[], state: State, end: Position, clock: Clock): Batch {
  const entries: Entry[] = []
  const rows: Row[] = []
  const answers: { waiting: Waiting; result: unknown }[] = []
  const waited = stopwatch()
  while (entries.length < mostEntries && waited() < longestDeciding) {
    const waiting = queue.shift()
    if (!waiting) break
    if (waiting.eventId !== undefined && Object.hasOwn(state.seenEvents, waiting.eventId)) {
      answers.push({ waiting, result: undefined })
      continue
    }
    const decided = decideOne(waiting, state, rows.at(-1) ?? end, clock)
    if (!decided) continue
    answers.push({ waiting, result: decided.result })
    if (!decided.entry) continue
    entries.push(decided.entry)
    rows.push(decided.row)
    try {
      applyOrStop(state, decided.entry)
    } catch (error) {
      for (const { waiting } of answers) waiting.reject(error)
      throw error
    }
  }
  const { seq, hash } = rows.at(-1) ?? end
  return { entries, rows, answers, end: { seq, hash } }
}

/** `undefined` when the decision threw: then it changed nothing, and only its caller hears of it. */
function decideOne({ by, eventId, decide, reject }: Waiting, state: State, before: Position, clock: Clock) {
  try {
    const now = clock.now()
    const { changes, result } = decide(state, now)
    if (changes.length === 0 && eventId === undefined) return { result }
    const seq = before.seq + 1
    const entry: Entry = { seq, at: now.toISOString(), by, ...(eventId !== undefined && { eventId }), changes }
    const json = JSON.stringify(entry)
    return { result, entry, row: { seq, json, hash: chain(before.hash, json) } }
  } catch (error) {
    reject(error)
    return undefined
  }
}

/** Half an entry may be in the state when this throws: nothing decided on it may be kept. */
export function applyOrStop(state: State, entry: Entry): void {
  try {
    applyEntry(state, entry)
  } catch (cause) {
    throw new StoreError('write-failed', `第 ${entry.seq} 条记录无法计入状态，存储已停用`, { cause })
  }
}
