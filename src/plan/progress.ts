import type { MessageId, OpenId, TargetId, TaskId, UnitName } from './ids.ts'

/** As the form offers it: 正常推进 · 有风险 · 滞后 · 已办结 · 未达成 */
export const statuses = ['on_track', 'at_risk', 'delayed', 'done', 'not_met'] as const
export type ReportStatus = (typeof statuses)[number]

export interface ReportedValue {
  readonly target: TargetId
  /** In the target's own unit. */
  readonly value: number
  /** As typed. */
  readonly words: string
  /** The banner whose row it is, where each banner counts by itself. */
  readonly banner?: UnitName
}

/** A picture or file that somebody sent in reply to a report; by Feishu's keys, never demanded. */
export interface Evidence {
  readonly kind: 'picture' | 'file'
  readonly key: string
  /** The message that it came in: Feishu hands a file out only by both. */
  readonly message: MessageId
  readonly name: string
  readonly person: OpenId
  readonly at: string
}

/** `pending` waits for review · `counted` is what the ledger says · `replaced` by a later correction. */
export type ReportState = 'pending' | 'counted' | 'returned' | 'withdrawn' | 'replaced'

/** One version of what a unit said about a task. It is never changed afterwards, only its state. */
export interface ProgressReport {
  /** `zd-12#3`: the third report on the task. */
  readonly id: string
  readonly task: TaskId
  readonly unit: UnitName
  readonly person: OpenId
  readonly at: string
  /** The reporting period, `2025-11` or `2025-Q4`. */
  readonly period: string
  readonly how: 'report' | 'no-change' | 'correction'
  /** After the period had closed. */
  readonly late: boolean
  readonly status: ReportStatus
  readonly note: string
  readonly values: readonly ReportedValue[]
  /** Entered by a coordinator for the unit, with the basis; or proposed by somebody and confirmed by the unit. */
  readonly onBehalf?: { readonly basis: string }
  readonly proposedBy?: OpenId
  /** The version that this one corrects. */
  readonly corrects?: string
}

export interface ReportVersion {
  readonly report: ProgressReport
  state: ReportState
  review?: { readonly person: OpenId; readonly at: string; readonly comment: string }
  evidence?: Evidence[]
}
