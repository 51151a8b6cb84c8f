import type { Entry } from '../state/change.ts'

export type CommitListener = (entries: readonly Entry[]) => void

/** Those who hear of durable entries. One that throws is reported and does not keep the others from hearing. */
export function createListeners(onError: (error: unknown) => void) {
  const listeners = new Set<CommitListener>()
  return {
    add(listener: CommitListener): () => void {
      const own: CommitListener = (entries) => listener(entries)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    tell(entries: readonly Entry[]): void {
      for (const listener of listeners) {
        try {
          listener(entries)
        } catch (error) {
          onError(error)
        }
      }
    },
  }
}
