import { mkdir } from 'node:fs/promises'
import { type Clock, type Store, StoreError } from '../ports.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { createForgetting } from './forget-old.ts'
import { type DurableBatch, openJournal } from './journal.ts'
import { createListeners } from './listeners.ts'
import { type Loaded, load } from './load.ts'
import { lockFolder } from './lock.ts'
import { createMailbox } from './mailbox.ts'
import { cutTornEnd, openNewest } from './open-newest.ts'
import { writeSnapshot } from './snapshot.ts'
import { createSnapshots, snapshotInWorker, type TakeSnapshot } from './snapshots.ts'

export interface Log {
  info(fields: object, sentence: string): void
  warn(fields: object, sentence: string): void
  error(fields: object, sentence: string): void
}

export interface LowdbStoreOptions {
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  /** After each batch: how long its first entry waited to be durable, and how many entries it held. */
  readonly onCommit?: (milliseconds: number, entries: number) => void
  /** The store refuses everything from here on: the process must stop. */
  readonly onFailed?: (error: StoreError) => void
  readonly rotateAt?: number
  readonly snapshotEvery?: number
  readonly verifyAtStart?: number
  readonly disk?: Disk
  readonly takeSnapshot?: TakeSnapshot
}

const mebibyte = 1024 * 1024
/** A file is read whole when it is verified: small enough to hold, large enough that ten years are a few hundred. */
const defaultRotateAt = 16 * mebibyte
/** Some seconds of full load, some weeks of a quiet town: what a start has to fold stays well under a second. */
const defaultSnapshotEvery = 10_000
/** About 150,000 entries, verified in a third of a second. What is older is verified by `check-store`. */
const defaultVerifyAtStart = 64 * mebibyte

/** Opens the folder, alone. Rejects with `StoreError` when it is locked, damaged or cannot be written. */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<Store> {
  const { folder } = options
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw notWritable(folder, cause)
  }
  const unlock = lockFolder(folder)
  try {
    return await openLocked(options, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

async function openLocked(options: LowdbStoreOptions, unlock: () => void): Promise<Store> {
  const { folder, clock, log, disk = nodeDisk } = options
  const { loaded, newest } = await loadAndOpen(options)
  const { state } = loaded
  const listeners = createListeners((err) => log.error({ err }, '提交后的处理出错'))
  const journal = openJournal({
    folder,
    disk,
    end: loaded.end,
    newest,
    rotateAt: options.rotateAt ?? defaultRotateAt,
    onDurable,
    onFailed: (error) => {
      log.error({ err: error }, '存储写入失败')
      options.onFailed?.(error)
    },
  })
  const decide = createMailbox(state, clock, journal)
  const snapshots = createSnapshots({
    loaded,
    every: options.snapshotEvery ?? defaultSnapshotEvery,
    forgetOld: createForgetting(clock, decide),
    take: options.takeSnapshot ?? snapshotInWorker(folder),
    onError: (err) => log.warn({ err }, '快照未写成，下次再试；日志不受影响'),
  })

  function onDurable(batch: DurableBatch): void {
    options.onCommit?.(batch.milliseconds, batch.entries.length)
    listeners.tell(batch.entries)
    snapshots.grew(batch)
  }

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await snapshots.halt()
    await journal.close()
    await snapshots.finish(state.seq, (at) => writeSnapshot(folder, disk, at, state))
    unlock()
  }

  return { state, decide, onCommitted: listeners.add, close: () => (closing ??= close()) }
}

async function loadAndOpen({ folder, log, disk = nodeDisk, verifyAtStart = defaultVerifyAtStart }: LowdbStoreOptions) {
  const [loading, opening] = await Promise.allSettled([
    load(folder, disk, { verifyBytes: verifyAtStart }),
    openNewest(folder, disk),
  ])
  const file = opening.status === 'fulfilled' ? opening.value : undefined
  if (loading.status === 'rejected') {
    await file?.close()
    throw loading.reason
  }
  const loaded = loading.value
  tellOf(loaded, log)
  try {
    if (opening.status === 'rejected') throw opening.reason
    if (!file || !loaded.newest) return { loaded, newest: undefined }
    await cutTornEnd(file, loaded)
    return { loaded, newest: { path: loaded.newest.path, file, bytes: loaded.wholeBytes } }
  } catch (cause) {
    await file?.close().catch(() => undefined)
    throw notWritable(folder, cause)
  }
}

function tellOf(loaded: Loaded, log: Log): void {
  const { newest, wholeBytes, snapshotUnusable, end, snapshotSeq } = loaded
  if (snapshotUnusable) log.warn({ reason: snapshotUnusable.message }, '快照不可用，已从日志完整重建')
  if (newest && wholeBytes < newest.bytes) {
    const bytes = newest.bytes - wholeBytes
    log.warn({ file: newest.path, afterSeq: end.seq, bytes }, '日志末尾有未写完的一行（从未确认过），已截去')
  }
  log.info({ seq: end.seq, snapshotSeq }, '存储已载入')
}

const notWritable = (folder: string, cause: unknown) =>
  new StoreError(
    'not-writable',
    `存储目录 ${folder} 不可写：${cause instanceof Error ? cause.message : String(cause)}`,
    { cause },
  )
