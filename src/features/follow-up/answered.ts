import type { UnitName } from '../../plan/ids.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { isMet } from '../../plan/roll-up.ts'
import type { Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'
import { instantAt } from '../../plan/time-zone.ts'
import { targetLight } from '../../state/lights.ts'
import { sameIndicator, valuesSaid, versionsOf } from '../../state/standing.ts'
import type { Circumstances } from '../scene.ts'

export type DueFacts = Pick<Circumstances, 'state' | 'ledger' | 'people' | 'settings' | 'calendar'>

/** Handed in, whether a coordinator has looked at it or not. */
export const stands = ({ state }: ReportVersion) => state === 'counted' || state === 'pending'

/** 办结 or 未达成 is the newest word on the task, be it reviewed or not: nothing more is asked. */
export function isClosed(task: Task, { state }: DueFacts): boolean {
  const newest = versionsOf(state.progress, task.id).findLast(stands)
  return newest !== undefined && (newest.report.status === 'done' || newest.report.status === 'not_met')
}

/** The target counts by the rows of the banners, and this is one of them. */
export const isOwnRow = (target: Target, unit: UnitName, { ledger }: DueFacts): boolean =>
  target.kind === 'quantitative' && target.per === 'banner' && ledger.unit(unit)?.kind === 'banner'

/** Its figure, or its finding, says that it is reached; of a banner's row that banner's own. */
export function saysMet(target: Target, unit: UnitName, day: string, facts: DueFacts): boolean {
  const { state, ledger } = facts
  if (isOwnRow(target, unit, facts)) {
    const own = valuesSaid(target, state.progress, ledger).find(({ banner }) => banner === unit)
    if (own && isReached(target, own.value)) return true
  } else {
    const { why } = targetLight(target, { progress: state.progress, ledger, today: day })
    if (why === 'met' || why === 'closed' || why === 'slipped') return true
  }
  return waitsAsMet(target, unit, facts)
}

/** A figure that reaches the target waits for review. */
function waitsAsMet(target: Target, unit: UnitName, facts: DueFacts): boolean {
  const { state, ledger } = facts
  if (target.kind === 'quantitative' && target.per === 'banner' && !isOwnRow(target, unit, facts)) return false
  const ids = sameIndicator(target, ledger)
  const tasks = new Set(ids.flatMap((id) => ledger.taskOfTarget(id)?.id ?? []))
  return [...tasks].some((task) => {
    const newest = versionsOf(state.progress, task).findLast(stands)
    if (newest?.state !== 'pending') return false
    return newest.report.values.some(
      ({ target: id, value, banner }) =>
        ids.includes(id) && (banner === undefined || banner === unit) && isReached(target, value),
    )
  })
}

const isReached = (target: Target, value: number): boolean =>
  target.kind === 'quantitative' ? isMet(target, value) : target.fullCoverage === true && value >= 100

/** Somebody who answers for it has reported on the task since that calendar day. */
export function reportedSince(
  task: Task,
  day: string,
  facts: DueFacts,
  unit?: UnitName,
  { state, settings } = facts,
): boolean {
  const versions = versionsOf(state.progress, task.id)
  if (versions.length === 0) return false
  const since = instantAt(day, '00:00', settings.timeZone).toISOString()
  return versions.some(
    (version) => stands(version) && version.report.at >= since && (unit === undefined || version.report.unit === unit),
  )
}
