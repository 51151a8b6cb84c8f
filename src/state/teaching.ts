import type { OpenId, TaskId } from '../plan/ids.ts'
import type { TeachingChange } from './change.ts'
import { emptyRecord } from './record.ts'

export interface TeachingState {
  /** Rises with every change, so that whoever keeps an index of the words knows when it is stale. */
  version: number
  words: Record<string, { readonly task: TaskId; readonly by: OpenId; readonly at: string }>
}

export const emptyTeachingState = (): TeachingState => ({ version: 0, words: emptyRecord() })

export function applyTeachingChange(state: TeachingState, change: TeachingChange, at: string): void {
  state.version += 1
  if (change.kind === 'word-taught') state.words[change.word] = { task: change.task, by: change.by, at }
  else delete state.words[change.word]
}
