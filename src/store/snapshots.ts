import { Worker } from 'node:worker_threads'
import type { Position } from './entry-line.ts'

export interface SnapshotTaken {
  readonly seq: number
  readonly bytes: number
}

/** Folds the journal up to `seq` from where it is kept and writes the snapshot; rejects when `signal` is raised. */
export type TakeSnapshot = (seq: number, signal: AbortSignal) => Promise<SnapshotTaken>

interface SnapshotsOptions {
  readonly loaded: { readonly end: Position; readonly snapshotSeq: number; readonly tailBytes: number }
  /** Entries between two snapshots, at least. */
  readonly every: number
  readonly forgetOld: () => Promise<unknown>
  readonly take: TakeSnapshot
  readonly onError: (error: unknown) => void
}

/** Decides when a snapshot is due. It waits until the tail is as long as the last snapshot, so that both cost the same. */
export function createSnapshots({ loaded, every, forgetOld, take, onError }: SnapshotsOptions) {
  let end: Position = loaded.end
  let lastSeq = loaded.snapshotSeq
  let triedSeq = lastSeq
  let lastBytes = 0
  let tailBytes = loaded.tailBytes
  let underWay: Promise<void> | undefined
  const stop = new AbortController()

  function grew(batch: { readonly end: Position; readonly bytes: number }): void {
    end = batch.end
    tailBytes += batch.bytes
    if (underWay || stop.signal.aborted || end.seq - triedSeq < every || tailBytes < lastBytes) return
    underWay = snapshot()
      .catch((error: unknown) => {
        if (!stop.signal.aborted) onError(error)
      })
      .finally(() => {
        underWay = undefined
      })
  }

  async function snapshot(): Promise<void> {
    await forgetOld()
    triedSeq = end.seq
    tailBytes = 0
    const taken = await take(end.seq, stop.signal)
    lastSeq = taken.seq
    lastBytes = taken.bytes
  }

  async function halt(): Promise<void> {
    stop.abort()
    await underWay
  }

  /** The last snapshot, of the state at rest; `write` is given what it has to stand at. */
  async function finish(restingAt: number, write: (at: Position) => Promise<unknown>): Promise<void> {
    if (end.seq === lastSeq || end.seq !== restingAt) return
    await write(end).catch(onError)
  }

  return { grew, halt, finish }
}

export const snapshotInWorker = (folder: string) =>
  takeInWorker(new URL('./snapshot-worker.ts', import.meta.url), { folder })

/** In a thread of its own, so that no decision ever waits for a large state to be written out. */
export function takeInWorker(script: URL, where: object): TakeSnapshot {
  return async (seq, signal) => {
    const worker = new Worker(script, { workerData: { ...where, seq } })
    const { promise, resolve, reject } = Promise.withResolvers<SnapshotTaken>()
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the snapshot thread ended early with ${code}`)))
    const onAbort = () => void worker.terminate()
    signal.addEventListener('abort', onAbort)
    try {
      return await promise
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }
}
