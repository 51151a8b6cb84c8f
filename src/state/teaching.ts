import type { OpenId, TaskId } from '../plan/ids.ts'
import type { TeachingChange } from './change.ts'
import { emptyRecord } from './record.ts'

export interface TeachingState {
  words: Record<string, { readonly task: TaskId; readonly by: OpenId; readonly at: string }>
}

export const emptyTeachingState = (): TeachingState => ({ words: emptyRecord() })

export function applyTeachingChange(state: TeachingState, change: TeachingChange, at: string): void {
  if (change.kind === 'word-taught') state.words[change.word] = { task: change.task, by: change.by, at }
  else delete state.words[change.word]
}
