import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { stopwatch } from '../../clock.ts'
import { type Clock, type Store, StoreError } from '../../ports.ts'
import type { Entry } from '../../state/change.ts'
import type { State } from '../../state/state.ts'
import type { Position } from '../entry-line.ts'
import { applyOrStop, type Batch, decideBatch, type Waiting } from './batch.ts'
import { discard, whereIs } from './connect.ts'
import { asStoreError, isPassing } from './errors.ts'
import { append, beginAppending, entryOf, isPage, type Row, readAfter } from './journal-table.ts'
import { type Loaded, load } from './load.ts'

export interface WriterParts {
  readonly tenant: string
  readonly clock: Clock
  readonly loaded: Loaded
  readonly client: Client
  readonly reconnect: () => Promise<Client>
  /** Milliseconds for which the database may be away before the store gives up. */
  readonly patience: number
  readonly log: { info(fields: object, sentence: string): void; warn(fields: object, sentence: string): void }
  readonly onDurable: (durable: Durable) => void
  readonly onFailed: (error: StoreError) => void
}

/** Entries that became durable, in order; decided here or by another replica. */
export interface Durable {
  readonly entries: readonly Entry[]
  readonly end: Position
  /** Characters of their text. */
  readonly size: number
  /** Since they were decided; absent when another replica decided them. */
  readonly milliseconds?: number
}

const firstPause = 50
const longestPause = 2_000

/**
 * One connection, one loop. Under a lock that keeps the other replicas from appending it reads what they have appended,
 * decides on that, and appends: the state is the journal folded, plus the batch that is just being committed. When a
 * commit's outcome is unknown, the journal tells; when it did not land, the state is loaded anew and the same decisions
 * are taken again.
 */
export function createWriter(parts: WriterParts) {
  const { tenant, clock, log, patience, onDurable } = parts
  const where = whereIs(parts.client)
  const queue: Waiting[] = []
  let state: State = parts.loaded.state
  /** The last entry that was read or written and is durable. */
  let end: Position = parts.loaded.end
  let client: Client | undefined = parts.client
  /** Applied to the state; perhaps durable. */
  let committing: (Batch & { readonly waited: () => number }) | undefined
  let isBehind = false
  let running: Promise<void> | undefined
  let closed: StoreError | undefined
  let failed: StoreError | undefined
  let outage: { readonly lasts: () => number; pause: number } | undefined

  const decide: Store['decide'] = async (by, eventId, decide) => {
    if (failed ?? closed) throw failed ?? closed
    if (eventId !== undefined && !committing && Object.hasOwn(state.seenEvents, eventId)) return undefined
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    queue.push({ by, eventId, decide, resolve, reject })
    run()
    // It is what `decide` returned, of whatever type.
    return (await promise) as never
  }

  function run(): void {
    running ??= (async () => {
      while (!failed) {
        // Everyone who was woken by the batch before gets to join this one.
        await nextTurn()
        if (queue.length === 0 && !isBehind && !committing) break
        await turn().catch(recover)
      }
      running = undefined
    })()
  }

  async function turn(): Promise<void> {
    client ??= await parts.reconnect()
    // Before the question: what is announced while it is being answered may not be in the answer.
    isBehind = false
    if (queue.length > 0 || committing) await appendTo(client)
    else takeIn(await readAfter(client, tenant, end))
    if (outage) log.info({ milliseconds: Math.round(outage.lasts()) }, 'the database answers again')
    outage = undefined
  }

  async function appendTo(using: Client): Promise<void> {
    const rows = await beginAppending(using, tenant, end)
    // A transaction that was cut off holds the lock until its end: by now it has landed or never will.
    if (committing) takeIn(await settleDoubt(using, committing, rows))
    else takeIn(rows)
    if (isBehind) return void (await using.query('ROLLBACK'))
    const batch = { ...decideBatch(queue, state, end, clock), waited: stopwatch() }
    if (batch.entries.length === 0) {
      settle(batch)
      await using.query('ROLLBACK')
      return
    }
    committing = batch
    await append(using, tenant, batch.rows)
    settle(batch)
  }

  /** Returns the rows that are still to be taken in. */
  async function settleDoubt(using: Client, doubtful: NonNullable<typeof committing>, rows: readonly Row[]) {
    const { seq, hash } = doubtful.end
    if (rows.some((row) => row.seq === seq && row.hash === hash)) {
      settle(doubtful)
      return rows.filter((row) => row.seq > seq)
    }
    const loaded = await load(using, tenant)
    state = loaded.state
    queue.unshift(...doubtful.answers.map(({ waiting }) => waiting))
    committing = undefined
    return rows
  }

  function takeIn(rows: readonly Row[]): void {
    isBehind ||= isPage(rows)
    const last = rows.at(-1)
    if (!last) return
    const entries = rows.map((row) => {
      const entry = entryOf(row, end, tenant)
      // A state that was loaded anew is ahead of what was told.
      if (row.seq > state.seq) applyOrStop(state, entry)
      end = { seq: row.seq, hash: row.hash }
      return entry
    })
    onDurable({ entries, end, size: sizeOf(rows) })
  }

  function settle({ entries, rows, answers, ...batch }: NonNullable<typeof committing>): void {
    committing = undefined
    end = batch.end
    if (entries.length > 0) onDurable({ entries, end, size: sizeOf(rows), milliseconds: batch.waited() })
    for (const { waiting, result } of answers) waiting.resolve(result)
  }

  async function recover(cause: unknown): Promise<void> {
    if (client) discard(client)
    client = undefined
    const error = asStoreError(cause, where)
    if (!outage) log.warn({ reason: error.message }, 'the database failed and is tried again')
    outage ??= { lasts: stopwatch(), pause: firstPause }
    if (!isPassing(cause) || outage.lasts() > patience) return fail(error)
    isBehind = true
    await pause(outage.pause)
    outage.pause = Math.min(outage.pause * 2, longestPause)
  }

  function fail(error: StoreError): void {
    failed = error
    for (const { reject } of queue.splice(0)) reject(error)
    for (const { waiting } of committing?.answers ?? []) waiting.reject(error)
    parts.onFailed(error)
  }

  async function close(): Promise<void> {
    closed ??= new StoreError('write-failed', '存储已关闭')
    await running
  }

  return {
    get state() {
      return state
    },
    /** Of the last durable entry; the state holds more while a batch is being committed. */
    get end() {
      return end
    },
    /** Absent while the database is away. */
    get client() {
      return client
    },
    decide,
    /** Others have appended, or may have. */
    readOn(): void {
      isBehind = true
      if (!closed) run()
    },
    close,
  }
}

const sizeOf = (rows: readonly Row[]) => rows.reduce((sum, { json }) => sum + json.length, 0)

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
