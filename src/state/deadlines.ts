import type { OpenId, TargetId, TaskId, UnitName } from '../plan/ids.ts'
import { emptyRecord } from './record.ts'

/**
 * What became of deadlines: which were past when the plan was taken up, what was asked and committed to, why something is
 * late, who was urged. The plan's own dates stand in the plan and are never rewritten.
 */
export type DeadlineChange =
  /** The service met this plan for the first time; `past`: targets whose day had gone by, whose outcome nobody knew. */
  | {
      readonly kind: 'plan-adopted'
      readonly plan: string
      /** A calendar day. */
      readonly on: string
      readonly past: readonly TargetId[]
      /** Every dated target that the plan has now, as `zd-12.2 2025-12-31`: one that is new or moved is met for the first time later. */
      readonly dated: readonly string[]
    }
  | { readonly kind: 'outcome-sorted'; readonly task: TaskId; readonly target: TargetId; readonly outcome: Outcome }
  | {
      readonly kind: 'extension-asked'
      readonly task: TaskId
      readonly extension: Extension
      /** A request that still waited, by the same unit. */
      readonly replaces?: string
    }
  | {
      readonly kind: 'extension-decided'
      readonly task: TaskId
      readonly extension: string
      readonly verdict: 'approve' | 'decline'
      readonly person: OpenId
      readonly reason: string
    }
  | { readonly kind: 'inquiry-answered'; readonly task: TaskId; readonly answer: InquiryAnswer }
  | { readonly kind: 'task-urged'; readonly task: TaskId; readonly urge: Urge }
  | {
      readonly kind: 'urge-answered'
      readonly task: TaskId
      readonly unit: UnitName
      readonly urge: string
      readonly answer: UrgeAnswer
    }

/** A coordinator's word on a target that was past already. */
export interface Outcome {
  readonly what: 'met' | 'not-met' | 'extended'
  /** With `extended`: a calendar day. */
  readonly until?: string
  /** On what it rests; may be empty. */
  readonly basis: string
  readonly person: OpenId
  readonly at: string
}

export interface Extension {
  /** `zd-13@1`: the first request on the task. */
  readonly id: string
  readonly task: TaskId
  readonly targets: readonly TargetId[]
  readonly unit: UnitName
  readonly person: OpenId
  readonly at: string
  /** The day that is put off: the plan's, or the one committed to before. */
  readonly from: string
  readonly until: string
  readonly reason: string
  /** 问效: what is done about it; the reason is the cause. */
  readonly remedy?: string
  /** The sentence in which it was asked for, where it was no form. */
  readonly said?: string
  /** How far it was when asked, in words. */
  readonly standing: string
  /** Asked after the day had gone by. */
  readonly overdue: boolean
}

export interface AskedExtension {
  readonly asked: Extension
  state: 'waiting' | 'approved' | 'declined' | 'replaced'
  decision?: { readonly person: OpenId; readonly at: string; readonly reason: string }
}

/** 问效: why it is late, what is done about it, until when. */
export interface InquiryAnswer {
  readonly id: string
  readonly task: TaskId
  readonly unit: UnitName
  readonly person: OpenId
  readonly at: string
  readonly cause: string
  readonly remedy: string
  /** The day it names; it counts once the extension is approved. */
  readonly until?: string
  readonly extension?: string
}

/** 催办 by a coordinator. */
export interface Urge {
  readonly id: string
  readonly task: TaskId
  readonly unit: UnitName
  readonly person: OpenId
  readonly at: string
  /** The calendar day on which it went out. */
  readonly day: string
  readonly reason: string
}

export interface UrgeAnswer {
  readonly person: OpenId
  readonly at: string
  readonly text: string
  /** A progress report was the answer. */
  readonly report?: string
}

export interface UrgeKept extends Urge {
  answer?: UrgeAnswer
}

/** The day that was promised, beside the plan's. */
export interface Commitment {
  readonly day: string
  /** The extension or, of what was past at the start, nothing. */
  readonly extension?: string
  readonly person: OpenId
  readonly at: string
}

export interface DeadlineState {
  /** The plan taken up last, since when, and the dated targets it had. */
  adopted?: { readonly plan: string; readonly on: string; readonly dated: readonly string[] }
  /** Targets past at adoption; without an outcome nobody has sorted them yet. */
  past: Record<TargetId, { readonly outcome?: Outcome }>
  committed: Record<TargetId, Commitment>
  extensions: Record<string, AskedExtension>
  /** How many there ever were, by task; the next one's number. */
  extensionCount: Record<TaskId, number>
  /** By id. */
  inquiries: Record<string, InquiryAnswer>
  /** By id. */
  urges: Record<string, UrgeKept>
}

export const emptyDeadlineState = (): DeadlineState => ({
  past: emptyRecord(),
  committed: emptyRecord(),
  extensions: emptyRecord(),
  extensionCount: emptyRecord(),
  inquiries: emptyRecord(),
  urges: emptyRecord(),
})

/** Several years of a busy office; what was committed to stays for good, and the journal keeps all. */
const mostKept = 1000

export function applyDeadlineChange(state: DeadlineState, change: DeadlineChange, at: string): void {
  switch (change.kind) {
    case 'plan-adopted':
      adopt(state, change)
      return
    case 'outcome-sorted':
      sort(state, change)
      return
    case 'extension-asked':
      ask(state, change)
      return
    case 'extension-decided':
      decide(state, change, at)
      return
    case 'inquiry-answered':
      keep(state.inquiries, change.answer.id, change.answer)
      return
    case 'task-urged':
      keep(state.urges, change.urge.id, { ...change.urge })
      return
    case 'urge-answered': {
      const urge = state.urges[change.urge]
      if (urge) urge.answer = change.answer
      return
    }
    default:
      change satisfies never
  }
}

function adopt(
  state: DeadlineState,
  { plan, on, past, dated }: Extract<DeadlineChange, { kind: 'plan-adopted' }>,
): void {
  const { adopted } = state
  if (adopted?.plan !== plan) {
    // Another plan's targets may bear the same ids.
    state.past = emptyRecord()
    state.committed = emptyRecord()
  } else if (on < adopted.on) {
    for (const [target, { outcome }] of Object.entries(state.past)) if (!outcome) delete state.past[target as TargetId]
  }
  const since = adopted?.plan === plan && adopted.on < on ? adopted.on : on
  state.adopted = { plan, on: since, dated }
  for (const target of past) state.past[target] ??= {}
}

function sort(state: DeadlineState, { target, outcome }: Extract<DeadlineChange, { kind: 'outcome-sorted' }>): void {
  state.past[target] = { outcome }
  const { what, until, person, at } = outcome
  if (what === 'extended' && until !== undefined) state.committed[target] = { day: until, person, at }
  else delete state.committed[target]
}

function ask(state: DeadlineState, change: Extract<DeadlineChange, { kind: 'extension-asked' }>): void {
  const { extension, replaces } = change
  state.extensionCount[extension.task] = (state.extensionCount[extension.task] ?? 0) + 1
  const before = replaces === undefined ? undefined : state.extensions[replaces]
  if (before?.state === 'waiting') before.state = 'replaced'
  keep(state.extensions, extension.id, { asked: extension, state: 'waiting' })
}

function decide(
  state: DeadlineState,
  change: Extract<DeadlineChange, { kind: 'extension-decided' }>,
  at: string,
): void {
  const known = state.extensions[change.extension]
  if (known?.state !== 'waiting') return
  const { verdict, person, reason } = change
  known.state = verdict === 'approve' ? 'approved' : 'declined'
  known.decision = { person, at, reason }
  if (verdict !== 'approve') return
  const { id, targets, until } = known.asked
  for (const target of targets) state.committed[target] = { day: until, extension: id, person, at }
}

/** Adds, and forgets the oldest beyond the most that are kept. */
function keep<Value>(record: Record<string, Value>, key: string, value: Value): void {
  delete record[key]
  record[key] = value
  const [oldest, ...rest] = Object.keys(record)
  if (oldest !== undefined && rest.length >= mostKept) delete record[oldest]
}
