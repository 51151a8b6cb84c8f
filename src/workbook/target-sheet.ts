import { metricWords, shortDeadline, valueWords } from '../plan/target-wording.ts'
import type { Task } from '../plan/task.ts'
import { wallTimeIn } from '../plan/time-zone.ts'
import type { OverviewFacts } from '../state/overview.ts'
import { type TargetStanding, type TaskStanding, targetStanding } from '../state/overview.ts'
import { valuesSaid } from '../state/standing.ts'
import type { WorkbookFacts } from './ledger-sheets.ts'
import { day, light, moment, number, type Sheet, sheetOf, text } from './sheet.ts'
import { workbookWording as wording } from './wording.ts'

const { columns } = wording

interface TargetRow extends TargetStanding {
  readonly task: Task | undefined
}

/** Every target, the plan-wide goals first: what is asked, by when, how far it is. */
export function targetSheet(standings: readonly TaskStanding[], lights: OverviewFacts, facts: WorkbookFacts): Sheet {
  const { ledger, progress, timeZone } = facts
  const rows: readonly TargetRow[] = [
    ...ledger.plan.goals.map((target) => ({ ...targetStanding(target, lights), task: undefined })),
    ...standings.flatMap(({ task, targets }) => targets.map((target) => ({ ...target, task }))),
  ]
  return sheetOf(
    wording.sheets.targets,
    [
      { title: columns.id, width: 10, cell: ({ target }: TargetRow) => text(target.id) },
      { title: columns.metric, width: 34, cell: ({ target }) => text(metricWords(target)) },
      { title: columns.goal, width: 24, cell: ({ target }) => text(valueWords(target)) },
      { title: columns.current, width: 12, cell: ({ value }) => number(value) },
      {
        title: columns.measure,
        width: 10,
        cell: ({ target }) => text(target.kind === 'quantitative' ? target.unit : undefined),
      },
      { title: columns.light, width: 7, cell: (row) => light(row.light.color) },
      { title: columns.expected, width: 12, cell: (row) => number(row.light.expected) },
      { title: columns.due, width: 12, cell: ({ due }) => day(due) },
      { title: columns.dueWords, width: 16, cell: ({ target }) => text(shortDeadline(target)) },
      { title: columns.committed, width: 12, cell: ({ committed }) => day(committed) },
      { title: columns.baseline, width: 12, cell: ({ target }) => number(progress.baselines[target.id]?.value) },
      { title: columns.baselineDay, width: 12, cell: ({ target }) => day(progress.baselines[target.id]?.day) },
      { title: columns.period, width: 11, cell: ({ said }) => text(said?.version.report.period) },
      { title: columns.reportedBy, width: 20, cell: ({ said }) => text(said?.version.report.unit) },
      {
        title: columns.at,
        width: 17,
        cell: ({ said }) => moment(said && wallTimeIn(new Date(said.version.report.at), timeZone)),
      },
      {
        title: columns.figures,
        width: 9,
        cell: ({ target }) => number(valuesSaid(target, progress, ledger).length),
      },
      { title: columns.task, width: 40, cell: ({ task }) => text(task ? `${task.id} ${task.title}` : wording.goals) },
    ],
    rows,
    2,
  )
}
