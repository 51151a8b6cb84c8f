import { daysBetween } from '../../plan/day.ts'
import type { UnitName } from '../../plan/ids.ts'
import type { Target } from '../../plan/target.ts'
import { deadlineWords, withCommitted } from '../../plan/target-wording.ts'
import type { Task } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { committedFor } from '../../state/deadline-standing.ts'
import { owingUnits, reportedFor } from '../../state/standing.ts'
import { currentPeriod, reportingUnits } from '../../state/who-may.ts'
import type { Circumstances } from '../scene.ts'
import { saysMet } from './answered.ts'
import { activeDay } from './due.ts'

const bannersOf = (task: Task, { ledger }: Circumstances): readonly UnitName[] =>
  task.targets.some((target) => target.kind === 'quantitative' && target.per === 'banner')
    ? ledger.banners.map(({ name }) => name)
    : []

/** Whom a coordinator may urge about it: those that the plan names, who reports in this period, and each banner where it counts by itself. */
export const ownersOf = (task: Task, facts: Circumstances): readonly UnitName[] => [
  ...new Set([...reportingUnits(task, facts), ...bannersOf(task, facts)]),
]

/** Of them those that have not reported in this period; one report of a task answers for all its owners. */
export function silentOwners(task: Task, facts: Circumstances): readonly UnitName[] {
  const { state, ledger } = facts
  const { id } = currentPeriod(facts)
  const owners = owingUnits(task, state.progress, id, ledger)
  const banners = bannersOf(task, facts).filter((unit) => !reportedFor(state.progress, task.id, id, unit))
  return [...new Set([...owners, ...banners])]
}

export interface OpenTarget {
  readonly target: Target
  /** The plan's own words for the day and, where another was agreed to, that one. */
  readonly planned: string
  readonly daysLeft: number | undefined
}

/** What of the task the unit has not reached yet, the most urgent first. */
export function openTargets(task: Task, unit: UnitName, facts: Circumstances): readonly OpenTarget[] {
  const { state, settings, now } = facts
  const today = dayIn(now, settings.timeZone)
  return task.targets
    .filter((target) => !saysMet(target, unit, today, facts))
    .map((target) => {
      const day = activeDay(target, today, facts)
      return {
        target,
        planned: withCommitted(deadlineWords(target), committedFor(target, state.deadlines)),
        daysLeft: day === undefined ? undefined : daysBetween(today, day),
      }
    })
    .sort((a, b) => (a.daysLeft ?? Number.POSITIVE_INFINITY) - (b.daysLeft ?? Number.POSITIVE_INFINITY) || 0)
}

export const isLate = (targets: readonly OpenTarget[]): boolean =>
  targets.some(({ daysLeft }) => daysLeft !== undefined && daysLeft < 0)
