import { type Clock, type Store, StoreError } from '../ports.ts'
import type { Entry } from '../state/change.ts'
import { emptyState } from '../state/state.ts'
import type { Journal } from './journal.ts'
import { createListeners } from './listeners.ts'
import { createMailbox } from './mailbox.ts'

export interface MemoryStoreOptions {
  readonly clock: Clock
  readonly onListenerError?: (error: unknown) => void
}

/** Behaves as the embedded store does, but keeps nothing: for tests and for commands that only look. */
export function createMemoryStore({ clock, onListenerError = crash }: MemoryStoreOptions): Store {
  const state = emptyState()
  const listeners = createListeners(onListenerError)
  let gathering: Entry[] = []
  let settling = Promise.resolve()
  let refusal: StoreError | undefined

  const journal: Journal = {
    append(entry) {
      JSON.stringify(entry)
      gathering.push(entry)
      if (gathering.length === 1) settling = Promise.resolve().then(settle)
      return settling
    },
    settled: () => settling,
    assertOpen() {
      if (refusal) throw refusal
    },
    fail(cause) {
      refusal = new StoreError('write-failed', '存储已停用', { cause })
    },
  }

  function settle(): void {
    const entries = gathering
    gathering = []
    listeners.tell(entries)
  }

  return {
    state,
    decide: createMailbox(state, clock, journal),
    onCommitted: listeners.add,
    async close() {
      await settling
      refusal ??= new StoreError('write-failed', '存储已关闭')
    },
  }
}

function crash(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
