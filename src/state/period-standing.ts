import type { UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { Period } from '../plan/period.ts'
import type { ReportVersion } from '../plan/progress.ts'
import type { Task } from '../plan/task.ts'
import type { ProgressState } from './progress.ts'
import { closingOf, reportersOf, versionsOf } from './standing.ts'

/** What became of a report that the period asks for. Waiting for review is reported; returned is not. */
export type Punctuality = 'on-time' | 'late' | 'missing'

/** One report that a period asks for: a task's by any of its units, or a banner's own where each counts by itself. */
export interface Expected {
  readonly task: Task
  /** Who is asked. */
  readonly units: readonly UnitName[]
  readonly punctuality: Punctuality
  /** The first that came in, or the one that was in time. */
  readonly version: ReportVersion | undefined
}

interface Facts {
  readonly progress: ProgressState
  readonly ledger: Ledger
}

/** In the plan's order. What was closed before the period is asked no more. */
export function expectedIn(period: Pick<Period, 'id'>, facts: Facts): readonly Expected[] {
  const { progress, ledger } = facts
  return ledger.plan.tasks.flatMap((task) => {
    const closing = closingOf(progress, task.id)
    if (closing && closing.report.period < period.id) return []
    const reported = versionsOf(progress, task.id).filter(
      ({ report, state }) => report.period === period.id && state !== 'returned' && state !== 'withdrawn',
    )
    const units = reportersOf(task, progress, period.id, ledger)
    const whole = units.length > 0 ? [expected(task, units, reported)] : []
    return [...whole, ...ofEachBanner(task, reported, facts)]
  })
}

function ofEachBanner(task: Task, reported: readonly ReportVersion[], { ledger }: Facts): readonly Expected[] {
  const each = task.targets.some((target) => target.kind === 'quantitative' && target.per === 'banner')
  if (!each) return []
  return ledger.banners.map(({ name }) =>
    expected(
      task,
      [name],
      reported.filter(({ report }) => report.unit === name),
    ),
  )
}

function expected(task: Task, units: readonly UnitName[], reported: readonly ReportVersion[]): Expected {
  const inTime = reported.find(({ report }) => !report.late)
  const version = inTime ?? reported[0]
  return { task, units, punctuality: inTime ? 'on-time' : version ? 'late' : 'missing', version }
}
