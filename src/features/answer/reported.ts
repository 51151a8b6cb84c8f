import { lightWords } from '../../card/light.ts'
import { periodWords } from '../../plan/period.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { amountWords, statusWords } from '../../plan/report-wording.ts'
import type { Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'
import { type OverviewFacts, standingOf, targetStanding } from '../../state/overview.ts'
import { newestOf } from '../../state/standing.ts'
import type { Block } from './answer.ts'
import { answerWording as wording } from './wording.ts'

/** What units have reported; where nothing is known of it the plan alone speaks. */
export type Reported = OverviewFacts

/** `市乡村振兴局，2025年10月报`: every figure names its report. */
export const reportWords = ({ report }: ReportVersion): string =>
  wording.reportOf(report.unit, periodWords({ id: report.period }))

/** `现值 61.2%，🟡 黄（市乡村振兴局，2025年10月报）`; undefined while nobody has reported a value. */
export function valueReported(target: Target, reported: Reported | undefined): string | undefined {
  if (!reported) return undefined
  const { value, said, light } = targetStanding(target, reported)
  if (value === undefined || said === undefined) return undefined
  const unit = target.kind === 'quantitative' ? target.unit : '%'
  return wording.valueNow(amountWords(value, unit), lightWords(light.color), reportWords(said.version))
}

/** The light of a task and its newest word; nothing while nobody has reported. */
export function taskReported(task: Task, reported: Reported | undefined): Block[] {
  const newest = reported && newestOf(reported.progress, task.id)
  if (!reported || !newest) return []
  const { light } = standingOf(task, reported)
  const words = [lightWords(light.color), statusWords[newest.report.status], reportWords(newest)] as const
  return [{ kind: 'note', text: wording.taskNow(...words) }]
}
