import type { OpenId, TargetId, TaskId, UnitName } from '../plan/ids.ts'
import type { Evidence, ProgressReport, ReportVersion } from '../plan/progress.ts'
import { emptyRecord } from './record.ts'

export type ProgressChange =
  /** `counts` at once where no review is asked for. */
  | {
      readonly kind: 'report-submitted'
      readonly task: TaskId
      readonly report: ProgressReport
      readonly counts: boolean
    }
  | {
      readonly kind: 'report-reviewed'
      readonly task: TaskId
      readonly report: string
      readonly verdict: 'approve' | 'return'
      readonly person: OpenId
      readonly comment: string
    }
  | { readonly kind: 'report-withdrawn'; readonly task: TaskId; readonly report: string; readonly person: OpenId }
  /** A picture or file, in reply to a report. */
  | { readonly kind: 'evidence-added'; readonly task: TaskId; readonly report: string; readonly evidence: Evidence }
  /** What was typed and questioned, kept until it is confirmed or typed anew. */
  | { readonly kind: 'draft-kept'; readonly task: TaskId; readonly person: OpenId; readonly draft: Draft }
  | { readonly kind: 'report-proposed'; readonly task: TaskId; readonly proposal: Proposal }
  | {
      readonly kind: 'proposal-settled'
      readonly task: TaskId
      readonly proposal: string
      readonly verdict: 'confirm' | 'decline'
      readonly person: OpenId
    }
  /** 本期由X填报: stored apart, for the plan names no lead unit. */
  | {
      readonly kind: 'reporter-appointed'
      readonly task: TaskId
      /** Without one the whole task. */
      readonly target?: TargetId
      readonly unit: UnitName
      readonly period: string
      readonly person: OpenId
    }
  | { readonly kind: 'transfer-asked'; readonly task: TaskId; readonly transfer: Transfer }
  | {
      readonly kind: 'transfer-settled'
      readonly task: TaskId
      readonly transfer: string
      readonly verdict: 'approve' | 'decline'
      readonly person: OpenId
    }
  | {
      readonly kind: 'baseline-set'
      readonly task: TaskId
      readonly target: TargetId
      readonly day: string
      readonly value: number
      readonly person: OpenId
    }
  /** Something was asked for and refused: the journal shows what and why. */
  | {
      readonly kind: 'report-refused'
      readonly task: TaskId
      readonly person: OpenId
      readonly why: string
      readonly typed: string
    }

/** A form as typed. `questioned` names what was asked about, so that it is asked once. */
export interface Draft {
  readonly unit: UnitName
  readonly fields: Readonly<Record<string, string>>
  readonly questioned: readonly string[]
  readonly at: string
}

export interface Proposal {
  readonly id: string
  readonly task: TaskId
  readonly unit: UnitName
  readonly person: OpenId
  readonly at: string
  readonly fields: Readonly<Record<string, string>>
}

export interface Transfer {
  readonly id: string
  readonly task: TaskId
  readonly from: UnitName
  readonly to: UnitName
  readonly person: OpenId
  readonly at: string
}

export interface TaskProgress {
  /** How many reports there ever were; the next one's number. */
  count: number
  /** Newest last; older ones leave once newer ones tell the same. The journal keeps all. */
  versions: ReportVersion[]
  /** Whom a coordinator named as reporter, of the newest period that any was named for. */
  reporters?: readonly Appointed[]
}

export interface Appointed {
  readonly unit: UnitName
  readonly period: string
  readonly target?: TargetId
}

export interface ProgressState {
  tasks: Record<TaskId, TaskProgress>
  baselines: Record<TargetId, { readonly day: string; readonly value: number; readonly person: OpenId }>
  /** By `task person`. */
  drafts: Record<string, Draft>
  proposals: Record<string, Proposal>
  transfers: Record<string, Transfer>
}

export const emptyProgressState = (): ProgressState => ({
  tasks: emptyRecord(),
  baselines: emptyRecord(),
  drafts: emptyRecord(),
  proposals: emptyRecord(),
  transfers: emptyRecord(),
})

/** Enough for three years of monthly reports by one unit, or four months of all nine banners. */
const mostVersions = 40
const mostDrafts = 500

export const draftKey = (task: TaskId, person: OpenId) => `${task} ${person}`

export function applyProgressChange(state: ProgressState, change: ProgressChange, at: string): void {
  switch (change.kind) {
    case 'report-submitted':
      submit(state, change)
      return
    case 'report-reviewed': {
      const found = versionOf(state, change.task, change.report)
      if (!found) return
      found.state = change.verdict === 'approve' ? 'counted' : 'returned'
      found.review = { person: change.person, at, comment: change.comment }
      if (found.state === 'counted') replaceCorrected(state, found)
      return
    }
    case 'report-withdrawn': {
      const found = versionOf(state, change.task, change.report)
      if (found) found.state = 'withdrawn'
      return
    }
    case 'evidence-added': {
      const found = versionOf(state, change.task, change.report)
      if (found) found.evidence = [...(found.evidence ?? []), change.evidence].slice(-9)
      return
    }
    case 'draft-kept':
      keep(state.drafts, draftKey(change.task, change.person), change.draft, mostDrafts)
      return
    case 'report-proposed':
      keep(state.proposals, change.proposal.id, change.proposal, mostDrafts)
      return
    case 'proposal-settled':
      delete state.proposals[change.proposal]
      return
    case 'reporter-appointed':
      appoint(progressOf(state, change.task), change)
      return
    case 'transfer-asked':
      keep(state.transfers, change.transfer.id, change.transfer, mostDrafts)
      return
    case 'transfer-settled':
      delete state.transfers[change.transfer]
      return
    case 'baseline-set':
      state.baselines[change.target] = { day: change.day, value: change.value, person: change.person }
      return
    case 'report-refused':
      return
    default:
      change satisfies never
  }
}

function progressOf(state: ProgressState, task: TaskId): TaskProgress {
  state.tasks[task] ??= { count: 0, versions: [] }
  return state.tasks[task]
}

const versionOf = (state: ProgressState, task: TaskId, id: string) =>
  state.tasks[task]?.versions.find(({ report }) => report.id === id)

function submit(state: ProgressState, { report, counts }: Extract<ProgressChange, { kind: 'report-submitted' }>): void {
  const progress = progressOf(state, report.task)
  const version: ReportVersion = { report, state: counts ? 'counted' : 'pending' }
  progress.count += 1
  progress.versions.push(version)
  delete state.drafts[draftKey(report.task, report.person)]
  replaceCorrected(state, version)
  if (progress.versions.length > mostVersions) dropOldest(progress)
}

function appoint(progress: TaskProgress, { unit, period, target }: Appointed): void {
  const others = (progress.reporters ?? []).filter((each) => each.period === period && each.target !== target)
  progress.reporters = [...others, { unit, period, ...(target && { target }) }]
}

/** What counts goes on counting until its correction counts; what only waits is replaced at once. */
function replaceCorrected(state: ProgressState, version: ReportVersion): void {
  const { report } = version
  if (report.corrects === undefined) return
  const corrected = versionOf(state, report.task, report.corrects)
  if (corrected?.state === 'pending' || (corrected?.state === 'counted' && version.state === 'counted'))
    corrected.state = 'replaced'
}

/** The oldest that is neither waiting nor the newest word of its unit. */
function dropOldest(progress: TaskProgress): void {
  const { versions } = progress
  const newest = new Map(versions.filter(({ state }) => state === 'counted').map(({ report }, at) => [report.unit, at]))
  const lasting = new Set(newest.values())
  const counted = versions.filter(({ state }) => state === 'counted')
  const at = versions.findIndex((version) => version.state !== 'pending' && !lasting.has(counted.indexOf(version)))
  versions.splice(Math.max(0, at), 1)
}

/** Adds, and forgets the oldest beyond `most`. */
function keep<Value>(record: Record<string, Value>, key: string, value: Value, most: number): void {
  delete record[key]
  record[key] = value
  const [oldest, ...rest] = Object.keys(record)
  if (oldest !== undefined && rest.length >= most) delete record[oldest]
}
