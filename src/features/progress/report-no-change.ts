import type { TaskId } from '../../plan/ids.ts'
import { periodOf } from '../../plan/period.ts'
import type { ProgressReport } from '../../plan/progress.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Outcome } from '../outcome.ts'
import { type Scene, say } from '../scene.ts'
import { lastOf, openForm, refuseReporting, reportable } from './open-form.ts'
import { submitted } from './report-progress.ts'

/** 无变化: the last values once more, as a report of this period. */
export function reportNoChange(id: TaskId, scene: Scene): Outcome {
  const may = reportable(id, 'report', scene)
  if (may.kind === 'no') return say(may.words, scene)
  if (may.kind === 'not-yours') return refuseReporting(may.task, may.owners, scene)
  const last = lastOf(id, scene)
  if (!last || may.onBehalf) return openForm(id, 'report', 0, scene)
  const { origin, settings, now, state } = scene
  const period = periodOf(dayIn(now, settings.timeZone), settings.cycle)
  const report: ProgressReport = {
    id: `${id}#${(state.progress.tasks[id]?.count ?? 0) + 1}`,
    task: id,
    unit: may.unit,
    person: origin.person,
    at: now.toISOString(),
    period: period.id,
    how: 'no-change',
    late: dayIn(now, settings.timeZone) > period.graceUntil,
    status: last.report.status,
    note: '',
    values: last.report.values,
  }
  return submitted(report, scene)
}
