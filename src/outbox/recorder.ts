import type { Store } from '../ports.ts'
import type { DeliveryChange } from '../state/change.ts'

export interface Recorder {
  record(change: DeliveryChange): void
  /** Resolves when what was recorded so far is durable. */
  settled(): Promise<unknown>
}

/** Results that arrive together are one entry; until it is durable nobody may take the message up again. */
export function createRecorder(store: Store, inFlight: Set<string>, onFailed: (err: unknown) => void): Recorder {
  const results: DeliveryChange[] = []
  let recording: Promise<unknown> = Promise.resolve()
  let scheduled = false
  return {
    record(change) {
      results.push(change)
      inFlight.add(change.key)
      if (scheduled) return
      scheduled = true
      recording = Promise.resolve().then(async () => {
        scheduled = false
        const changes = results.splice(0)
        await store.decide('sender', undefined, () => ({ changes, result: undefined }))
        for (const { key } of changes) inFlight.delete(key)
      })
      recording.catch(onFailed)
    },
    settled: () => recording,
  }
}
