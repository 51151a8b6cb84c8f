import { dueDayOf } from '../plan/deadline.ts'
import type { UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { Light, LightColor } from '../plan/light.ts'
import type { ReportVersion } from '../plan/progress.ts'
import type { Target } from '../plan/target.ts'
import type { Task } from '../plan/task.ts'
import { committedFor } from './deadline-standing.ts'
import type { DeadlineState } from './deadlines.ts'
import { type LightFacts, lightFrom, taskLight, valueNow } from './lights.ts'
import { findSaid, newestOf, type ValueSaid } from './standing.ts'

export interface OverviewFacts extends LightFacts {
  readonly deadlines: DeadlineState
}

/** What is true of a target now. */
export interface TargetStanding {
  readonly target: Target
  readonly light: Light
  /** The whole's; of banners that each count by themselves what they come to. */
  readonly value: number | undefined
  /** The newest counted word on it. */
  readonly said: ValueSaid | undefined
  /** The plan's calendar day. */
  readonly due: string | undefined
  /** The day agreed to beside it. */
  readonly committed: string | undefined
}

/** What is true of a task now. */
export interface TaskStanding {
  readonly task: Task
  readonly light: Light
  readonly targets: readonly TargetStanding[]
  readonly newest: ReportVersion | undefined
}

/** The whole ledger as it stands, in the plan's order: board, page, bulletin and workbook read this and nothing else. */
export const overviewOf = (facts: OverviewFacts): readonly TaskStanding[] =>
  facts.ledger.plan.tasks.map((task) => standingOf(task, facts))

export function standingOf(task: Task, facts: OverviewFacts): TaskStanding {
  const targets = task.targets.map((target) => targetStanding(target, facts))
  const lights = targets.map(({ light }) => light)
  return { task, targets, light: taskLight(task, facts, lights), newest: newestOf(facts.progress, task.id) }
}

export function targetStanding(target: Target, facts: OverviewFacts): TargetStanding {
  const said = findSaid(target, facts.progress, facts.ledger, () => true)
  const value = said && valueNow(target, facts)
  return {
    target,
    light: lightFrom(target, facts, value),
    value,
    said,
    due: dueDayOf(target, facts.today),
    committed: committedFor(target, facts.deadlines),
  }
}

/** The next day on which a target is due; where all are past, the last of them. */
export function nextDue({ targets }: TaskStanding, today: string): string | undefined {
  const days = targets.flatMap(({ due }) => due ?? []).sort()
  return days.find((day) => day >= today) ?? days.at(-1)
}

/** The latest day agreed to among the targets that are due on that day. */
export const committedBeside = ({ targets }: TaskStanding, due: string | undefined): string | undefined =>
  targets
    .flatMap((target) => (target.due === due && target.committed !== undefined ? [target.committed] : []))
    .sort()
    .at(-1)

export type LightCounts = Readonly<Record<LightColor, number>>

/** As a board shows them. */
export const lightOrder: readonly LightColor[] = ['red', 'yellow', 'green', 'grey']

export function countLights(standings: readonly TaskStanding[]): LightCounts {
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 }
  for (const { light } of standings) counts[light.color] += 1
  return counts
}

/** Tasks that name the unit or, for a banner, all banners together; or ask each banner for its own figure. */
export function concerns({ units, targets }: Task, unit: UnitName, ledger: Ledger): boolean {
  if (units.includes(unit)) return true
  if (ledger.unit(unit)?.kind !== 'banner') return false
  const together = units.includes(ledger.plan.bannerRule.collectiveName)
  return together || targets.some((target) => target.kind === 'quantitative' && target.per === 'banner')
}
