import { chapterOf } from '../plan/chapter.ts'
import { statusWords } from '../plan/report-wording.ts'
import { locatorOf } from '../plan/task.ts'
import { wallTimeIn } from '../plan/time-zone.ts'
import type { TaskStanding } from '../state/overview.ts'
import type { WorkbookFacts } from './ledger-sheets.ts'
import { light, moment, number, type Sheet, sheetOf, text } from './sheet.ts'
import { workbookWording as wording } from './wording.ts'

const { columns } = wording

export function taskSheet(standings: readonly TaskStanding[], { people, ledger, timeZone }: WorkbookFacts): Sheet {
  return sheetOf(
    wording.sheets.tasks,
    [
      { title: columns.id, width: 9, cell: ({ task }: TaskStanding) => text(task.id) },
      { title: columns.task, width: 34, cell: ({ task }) => text(task.title) },
      { title: columns.locator, width: 19, cell: ({ task }) => text(locatorOf(task)) },
      { title: columns.light, width: 7, cell: (standing) => light(standing.light.color) },
      { title: columns.status, width: 11, cell: ({ newest }) => text(newest && statusWords[newest.report.status]) },
      { title: columns.note, width: 40, cell: ({ newest }) => text(newest?.report.note) },
      { title: columns.period, width: 11, cell: ({ newest }) => text(newest?.report.period) },
      { title: columns.reportedBy, width: 20, cell: ({ newest }) => text(newest?.report.unit) },
      {
        title: columns.person,
        width: 12,
        cell: ({ newest }) => text(newest && (people.nameOf(newest.report.person) ?? newest.report.person)),
      },
      {
        title: columns.at,
        width: 17,
        cell: ({ newest }) => moment(newest && wallTimeIn(new Date(newest.report.at), timeZone)),
      },
      { title: columns.targets, width: 9, cell: ({ targets }) => number(targets.length) },
      {
        title: columns.green,
        width: 9,
        cell: ({ targets }) => number(targets.filter((each) => each.light.color === 'green').length),
      },
      { title: columns.units, width: 50, cell: ({ task }) => text(task.units.join('、')) },
      { title: columns.chapter, width: 34, cell: ({ task }) => text(chapterOf(task, ledger.plan)?.title) },
    ],
    standings,
    2,
  )
}
