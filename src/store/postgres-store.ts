import type { Client } from 'pg'
import type { Leadership, Store } from '../ports.ts'
import { createForgetting } from './forget-old.ts'
import { createListeners } from './listeners.ts'
import type { LowdbStoreOptions } from './lowdb-store.ts'
import { connect, discard, whereIs } from './postgres/connect.ts'
import { asStoreError } from './postgres/errors.ts'
import { follower } from './postgres/follow.ts'
import { createLead } from './postgres/lead.ts'
import { type Loaded, load } from './postgres/load.ts'
import type { Place } from './postgres/place.ts'
import { ensureSchema } from './postgres/schema.ts'
import { keepSession } from './postgres/session.ts'
import { writeSnapshotRow } from './postgres/snapshot-row.ts'
import { createWriter, type Durable } from './postgres/writer.ts'
import { createSnapshots, takeInWorker } from './snapshots.ts'

export interface PostgresStoreOptions
  extends Place,
    Pick<LowdbStoreOptions, 'clock' | 'log' | 'onCommit' | 'onFailed' | 'snapshotEvery' | 'takeSnapshot'> {
  /** Milliseconds for which the database may be away before the store gives up. */
  readonly patience?: number
  /** Milliseconds between two looks at the others. */
  readonly beatEvery?: number
}

/** As for the embedded store; here the replicas share the work and the snapshot. */
const defaultSnapshotEvery = 10_000
/** A restart or a hand-over of the database; what takes longer is somebody's task. */
const defaultPatience = 60_000
const defaultBeatEvery = 1_000
const workerScript = new URL('./postgres/snapshot-worker.ts', import.meta.url)

/** Opens the tenant's journal beside other replicas. Rejects with `StoreError` when the database cannot be used or the journal is damaged. */
export async function openPostgresStore(
  options: PostgresStoreOptions,
): Promise<{ readonly store: Store; readonly leadership: Leadership }> {
  const { tenant } = options
  const client = await connect(options, 'journal')
  try {
    await ensureSchema(client)
    return openLoaded(options, client, await load(client, tenant))
  } catch (cause) {
    discard(client)
    throw asStoreError(cause, whereIs(client))
  }
}

function openLoaded(options: PostgresStoreOptions, client: Client, loaded: Loaded) {
  const { url, tenant, clock, log } = options
  const place: Place = { url, tenant }
  const every = options.snapshotEvery ?? defaultSnapshotEvery
  tellOf(loaded, log)
  const listeners = createListeners((err) => log.error({ err }, '提交后的处理出错'))
  const writer = createWriter({
    ...{ tenant, clock, log, loaded, client, onDurable },
    reconnect: () => connect(place, 'journal'),
    patience: options.patience ?? defaultPatience,
    onFailed: (error) => {
      log.error({ err: error }, '存储写入失败')
      options.onFailed?.(error)
    },
  })
  const { decide } = writer
  const snapshots = createSnapshots({
    ...{ loaded, every },
    forgetOld: createForgetting(clock, decide),
    take: options.takeSnapshot ?? takeInWorker(workerScript, { place, every }),
    onError: (err) => log.warn({ err }, '快照未写成，下次再试；日志不受影响'),
  })
  const lookAround = () => decide('timer', undefined, () => ({ changes: [], result: undefined }))
  const lead = createLead({ tenant, log, catchUp: lookAround })
  const session = keepSession({
    open: () => connect(place, 'session'),
    guests: [follower(tenant, () => writer.end.seq, writer.readOn), lead],
    beatEvery: options.beatEvery ?? defaultBeatEvery,
    log,
  })

  function onDurable({ entries, end, size, milliseconds }: Durable): void {
    if (milliseconds !== undefined) options.onCommit?.(milliseconds, entries.length)
    listeners.tell(entries)
    snapshots.grew({ end, bytes: size })
  }

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await Promise.all([session.close(), snapshots.halt()])
    await writer.close()
    const { client, state } = writer
    if (!client) return
    await snapshots.finish(state.seq, (at) => writeSnapshotRow(client, tenant, at, state))
    await client.end()
  }

  const store: Store = {
    get state() {
      return writer.state
    },
    decide,
    onCommitted: listeners.add,
    close: () => (closing ??= close()),
  }
  return { store, leadership: lead }
}

function tellOf({ snapshotUnusable, end, snapshotSeq }: Loaded, log: PostgresStoreOptions['log']): void {
  if (snapshotUnusable) log.warn({ reason: snapshotUnusable.message }, '快照不可用，已从日志完整重建')
  log.info({ seq: end.seq, snapshotSeq }, '存储已载入')
}
