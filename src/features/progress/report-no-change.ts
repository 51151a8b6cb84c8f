import type { TaskId } from '../../plan/ids.ts'
import { periodWords } from '../../plan/period.ts'
import type { ProgressReport } from '../../plan/progress.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { reportsOf } from '../../state/standing.ts'
import { currentPeriod } from '../../state/who-may.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { type Scene, say } from '../scene.ts'
import { lastOf } from './last-of.ts'
import { openForm, refuseReporting, reportable } from './open-form.ts'
import { submitted } from './submitted.ts'
import { listAfter } from './to-report.ts'
import { progressWording as wording } from './wording.ts'

/** 无变化: the last values once more, as a report of this period. */
export function reportNoChange(id: TaskId, scene: Scene): Outcome {
  const may = reportable(id, 'report', scene)
  if (may.kind === 'no') return refuse(may.words, scene, { task: id })
  if (may.kind === 'not-yours') return refuseReporting(may.task, may.owners, scene)
  const { task, unit, onBehalf } = may
  const { origin, settings, now, state } = scene
  const last = lastOf(task, unit, scene)
  if (!last || onBehalf) return openForm(id, 'report', scene)
  const period = currentPeriod(scene)
  const already = reportsOf(state.progress, id, period.id).findLast(({ report }) => report.unit === unit)
  if (already)
    return say(wording.reportedAlready(periodWords(period), wording.states[already.state]), scene, {}, 'info')
  const report: ProgressReport = {
    id: `${id}#${(state.progress.tasks[id]?.count ?? 0) + 1}`,
    task: id,
    unit,
    person: origin.person,
    at: now.toISOString(),
    period: period.id,
    how: 'no-change',
    late: dayIn(now, settings.timeZone) > period.graceUntil,
    status: last.status,
    note: '',
    values: last.values,
  }
  return submitted(report, scene, listAfter(id, scene))
}
