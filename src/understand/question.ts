import type { TargetId, TaskId, UnitName } from '../plan/ids.ts'
import type { TaskKind } from '../plan/task.ts'
import type { UnitKind } from '../plan/unit.ts'
import type { Evidence } from './topic.ts'

/** Every kind of question the bot can answer, with what it is about already resolved to the ledger's ids. */
export type Question =
  /** Who owns it; several tasks where the subject stands in several clauses. */
  | {
      readonly kind: 'owners'
      readonly tasks: readonly TaskId[]
      readonly asksLead: boolean
      readonly besides: readonly UnitName[]
    }
  /** Values and dates. `asks` decides what the first line says. `year` is the horizon asked for. */
  | {
      readonly kind: 'targets'
      readonly targets: readonly TargetId[]
      readonly asks: 'value' | 'deadline'
      readonly year: number | undefined
      /** Asked in the same breath: whose they are. */
      readonly withOwners?: boolean
    }
  /** A figure that the question states, to be confirmed. */
  | {
      readonly kind: 'is-value'
      readonly targets: readonly TargetId[]
      readonly claimed: number
      readonly unit: string
    }
  /** A task named without saying what about it. */
  | { readonly kind: 'task'; readonly tasks: readonly TaskId[] }
  | {
      readonly kind: 'unit-tasks'
      readonly unit: UnitName
      readonly filter: TaskFilter
      readonly asks: 'list' | 'count'
    }
  | { readonly kind: 'tasks-where'; readonly filter: TaskFilter; readonly asks: 'list' | 'count' }
  | { readonly kind: 'extreme'; readonly of: 'task' | 'unit'; readonly most: boolean; readonly filter: TaskFilter }
  | { readonly kind: 'units-where'; readonly filter: UnitFilter; readonly asks: 'list' | 'count' }
  | { readonly kind: 'owner-count'; readonly task: TaskId }
  | { readonly kind: 'targets-where'; readonly filter: TargetFilter; readonly asks: 'list' | 'count' }
  | {
      readonly kind: 'is-owner'
      readonly units: readonly UnitName[]
      readonly unnamed: string | undefined
      readonly tasks: readonly TaskId[]
      readonly sole: boolean
      readonly asksLead: boolean
    }
  /** 准格尔旗要做什么; no banner means all of them. */
  | {
      readonly kind: 'banner-duties'
      readonly banner: UnitName | undefined
      readonly asks: 'list' | 'count'
      /** The answer, where the question was whether. */
      readonly whether: 'yes' | 'no' | undefined
    }
  /** A measure that names some banners; one of them may be asked for. */
  | {
      readonly kind: 'banner-placed'
      readonly task: TaskId
      readonly measure: string
      readonly banner: UnitName | undefined
    }
  | {
      readonly kind: 'banner-involved'
      readonly banner: UnitName | undefined
      readonly tasks: readonly TaskId[]
      readonly negated: boolean
    }
  | { readonly kind: 'banner-list'; readonly asks: 'list' | 'count' }
  | { readonly kind: 'where'; readonly tasks: readonly TaskId[]; readonly goals: boolean }
  /** The chapters of the key tasks. */
  | { readonly kind: 'chapters' }
  | { readonly kind: 'same-unit'; readonly units: readonly UnitName[] }
  | { readonly kind: 'frequency'; readonly task: TaskId }
  /** How far it is, as units have reported; no task and no unit means the whole. */
  | { readonly kind: 'progress'; readonly tasks: readonly TaskId[]; readonly unit: UnitName | undefined }
  /** Whether the plan says so, by its own phrases; none where only a mention was asked for. */
  | {
      readonly kind: 'is-stated'
      readonly task: TaskId
      readonly words: readonly string[]
      readonly verdict: 'yes' | 'no'
    }
  /** A figure that stands in a measure and is no target. */
  | { readonly kind: 'measure-figure'; readonly task: TaskId; readonly measure: string }
  | { readonly kind: 'plan-fact'; readonly fact: PlanFact }
  | { readonly kind: 'choices'; readonly tasks: readonly TaskId[] }
  | { readonly kind: 'refused'; readonly why: Refusal }

export type PlanFact = 'lead' | 'principles' | 'number' | 'issued-on' | 'issuer' | 'title' | 'size'

export interface TaskFilter {
  readonly ids?: readonly TaskId[]
  readonly kinds?: readonly TaskKind[]
  /** `五（三）` */
  readonly chapter?: string
  readonly with?: readonly UnitName[]
  readonly without?: readonly UnitName[]
  readonly owners?: { readonly is: 'exactly' | 'more-than' | 'fewer-than'; readonly count: number }
  /** Tasks with at least one target due in that year. */
  readonly dueIn?: number
}

export interface UnitFilter {
  /** Units that the plan names in all of these tasks. */
  readonly tasks?: readonly TaskId[]
  /** Units that none of these tasks names. */
  readonly notIn?: readonly TaskId[]
  /** Units that every one of these tasks names. */
  readonly inAll?: readonly TaskId[]
  readonly kinds?: readonly UnitKind[]
  /** Owners of exactly this many key tasks. */
  readonly taskCount?: { readonly is: 'exactly' | 'more-than' | 'fewer-than'; readonly count: number }
}

export interface TargetFilter {
  readonly year?: number
  readonly yearly?: boolean
  /** Targets of tasks of these kinds only. */
  readonly kinds?: readonly TaskKind[]
  readonly undated?: boolean
  readonly qualitative?: boolean
  readonly per?: 'banner' | 'township'
  readonly tasks?: readonly TaskId[]
  readonly unit?: UnitName
  readonly goals?: boolean
}

export type Refusal =
  /** The plan does not speak of it; the nearest clauses are offered. */
  | { readonly kind: 'not-in-plan'; readonly words: readonly string[]; readonly near: readonly TaskId[] }
  | {
      readonly kind: 'no-such-year'
      readonly year: number
      readonly years: readonly number[]
      readonly near: readonly TaskId[]
    }
  | { readonly kind: 'no-such-value'; readonly words: string; readonly near: readonly TaskId[] }
  /** Which villages, which enterprises: the plan gives numbers, no names. */
  | { readonly kind: 'no-names'; readonly words: string; readonly near: readonly TaskId[] }
  | { readonly kind: 'no-deadline'; readonly near: readonly TaskId[] }
  | { readonly kind: 'unit-not-named'; readonly name: string }
  | { readonly kind: 'no-such-item'; readonly cited: string }
  | { readonly kind: 'no-subject' }
  | { readonly kind: 'small-talk' }
  | { readonly kind: 'injection' }
  | { readonly kind: 'person' }
  | { readonly kind: 'opinion' }
  | { readonly kind: 'other-plan'; readonly words: string }
  /** A clause without a list of responsible units. */
  | { readonly kind: 'no-owners'; readonly near: readonly TaskId[] }
  | { readonly kind: 'too-long'; readonly limit: number }

/** A question as understood, and by what. */
export interface Reading {
  readonly question: Question
  /** Which words pointed where; `为什么` shows it. */
  readonly evidence: readonly Evidence[]
  /** Units, banners and items recognised, as typed and as the plan names them. */
  readonly names: readonly { readonly typed: string; readonly taken: string }[]
  /** Words taken for something else than typed, `沙滴` → `沙地`. */
  readonly repaired: readonly { readonly typed: string; readonly taken: string }[]
}

/** One message may hold several questions. */
export interface MessageReading {
  readonly parts: readonly (Reading & { readonly text: string })[]
}
