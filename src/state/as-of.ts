import type { ReportVersion } from '../plan/progress.ts'
import type { ProgressState } from './progress.ts'
import { emptyRecord } from './record.ts'

/** What had been reported at an instant, as it counted then; of versions that have left the state nothing is known. */
export function progressAsOf(progress: ProgressState, instant: string): ProgressState {
  const tasks: ProgressState['tasks'] = emptyRecord()
  for (const [task, known] of Object.entries(progress.tasks)) {
    const versions = versionsAsOf(known.versions, instant)
    if (versions.length > 0) tasks[task as keyof typeof tasks] = { ...known, versions }
  }
  return { ...progress, tasks }
}

function versionsAsOf(versions: readonly ReportVersion[], instant: string): ReportVersion[] {
  const correctedLater = versions.flatMap((version) => {
    const { corrects } = version.report
    return corrects !== undefined && countedAt(version) > instant ? [corrects] : []
  })
  return versions
    .filter(({ report }) => report.at <= instant)
    .map((version) => {
      const { report, review, state } = version
      if (review && review.at > instant) return { report, state: 'pending' as const }
      const isStillRight = state === 'replaced' && correctedLater.includes(report.id)
      return isStillRight ? { ...version, state: 'counted' as const } : version
    })
}

/** A report that waits, or was never taken, counts at no time. */
const countedAt = ({ report, review, state }: ReportVersion): string =>
  state === 'counted' || state === 'replaced' ? (review?.at ?? report.at) : ''
