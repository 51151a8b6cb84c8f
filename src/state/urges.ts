import type { TaskId, UnitName } from '../plan/ids.ts'
import type { DeadlineState, UrgeKept } from './deadlines.ts'

/** Urges sent in one breath share their round: `zd-12!4f0c91ab22d0.0`, `zd-12!4f0c91ab22d0.1`. */
export const urgeId = (round: string, place: number): string => `${round}.${place}`
export const roundOf = (urge: string): string => urge.split('.')[0] ?? urge

export const urgesIn = ({ urges }: DeadlineState, round: string): readonly UrgeKept[] =>
  Object.values(urges).filter(({ id }) => roundOf(id) === round)

/** The newest of that unit about that task. */
export const lastUrge = ({ urges }: DeadlineState, task: TaskId, unit: UnitName): UrgeKept | undefined =>
  Object.values(urges).findLast((urge) => urge.task === task && urge.unit === unit)

/** Newest first: what nobody has answered yet. */
export const openUrges = ({ urges }: DeadlineState, units: readonly UnitName[], task?: TaskId): readonly UrgeKept[] =>
  Object.values(urges)
    .filter((urge) => !urge.answer && units.includes(urge.unit) && (task === undefined || urge.task === task))
    .reverse()
