import type { OpenId, TaskId, UnitName } from '../plan/ids.ts'
import type { BoardChange } from './change.ts'
import { emptyRecord } from './record.ts'

/** A report that a coordinator holds up as an example, in its own words. */
export interface Practice {
  readonly report: string
  readonly task: TaskId
  readonly unit: UnitName
  readonly note: string
  readonly person: OpenId
  readonly at: string
}

export interface BoardState {
  /** Signs the links to pages; made with the first of them, so that a link outlives a restart. Never shown, logged or exported. */
  linkSecret?: string
  /** By report. */
  practices: Record<string, Practice>
}

export const emptyBoardState = (): BoardState => ({ practices: emptyRecord() })

const mostPractices = 200

export function applyBoardChange(state: BoardState, change: BoardChange, at: string): void {
  switch (change.kind) {
    case 'link-secret-made':
      state.linkSecret ??= change.secret
      return
    case 'practice-marked': {
      const { kind: _, ...practice } = change
      state.practices[change.report] ??= { ...practice, at }
      const [oldest, ...others] = Object.keys(state.practices)
      if (oldest !== undefined && others.length >= mostPractices) delete state.practices[oldest]
      return
    }
    case 'practice-unmarked':
      delete state.practices[change.report]
      return
    default:
      change satisfies never
  }
}
