import type { ReportedValue, ReportVersion } from '../plan/progress.ts'
import { stateWords, statusWords } from '../plan/report-wording.ts'
import { metricWords } from '../plan/target-wording.ts'
import { wallTimeIn } from '../plan/time-zone.ts'
import { versionsOf } from '../state/standing.ts'
import type { WorkbookFacts } from './ledger-sheets.ts'
import { moment, number, type Sheet, sheetOf, text } from './sheet.ts'
import { workbookWording as wording } from './wording.ts'

const { columns } = wording

/** One figure of one version; a report without figures has one row too. */
interface VersionRow extends ReportVersion {
  readonly figure: ReportedValue | undefined
}

/** Every version that is kept, in the plan's order, oldest first: nothing that was said is missing. */
export function versionSheet({ ledger, progress, people, timeZone }: WorkbookFacts): Sheet {
  const wall = (instant: string) => wallTimeIn(new Date(instant), timeZone)
  const nameOf = (person: ReportVersion['report']['person']) => people.nameOf(person) ?? person
  const rows = ledger.plan.tasks.flatMap((task) =>
    versionsOf(progress, task.id).flatMap((version): VersionRow[] => {
      const { values } = version.report
      return (values.length > 0 ? values : [undefined]).map((figure) => ({ ...version, figure }))
    }),
  )
  const targetOf = ({ figure }: VersionRow) => figure && ledger.target(figure.target)
  return sheetOf(
    wording.sheets.versions,
    [
      { title: columns.report, width: 11, cell: ({ report }: VersionRow) => text(report.id) },
      { title: columns.task, width: 30, cell: ({ report }) => text(ledger.task(report.task)?.title) },
      { title: columns.period, width: 11, cell: ({ report }) => text(report.period) },
      { title: columns.reportedBy, width: 20, cell: ({ report }) => text(report.unit) },
      { title: columns.person, width: 12, cell: ({ report }) => text(nameOf(report.person)) },
      { title: columns.at, width: 17, cell: ({ report }) => moment(wall(report.at)) },
      { title: columns.state, width: 10, cell: ({ state }) => text(stateWords[state]) },
      { title: columns.status, width: 10, cell: ({ report }) => text(statusWords[report.status]) },
      {
        title: columns.metric,
        width: 30,
        cell: (row) => {
          const target = targetOf(row)
          return text(target && metricWords(target))
        },
      },
      { title: columns.banner, width: 12, cell: ({ figure }) => text(figure?.banner) },
      { title: columns.value, width: 12, cell: ({ figure }) => number(figure?.value) },
      {
        title: columns.measure,
        width: 10,
        cell: (row) => {
          const target = targetOf(row)
          return text(target?.kind === 'quantitative' ? target.unit : undefined)
        },
      },
      { title: columns.typed, width: 16, cell: ({ figure }) => text(figure?.words) },
      { title: columns.note, width: 40, cell: ({ report }) => text(report.note) },
      {
        title: columns.how,
        width: 10,
        cell: ({ report }) => text(wording.how[report.how] + (report.late ? `（${wording.late}）` : '')),
      },
      { title: columns.corrects, width: 11, cell: ({ report }) => text(report.corrects) },
      { title: columns.reviewer, width: 12, cell: ({ review }) => text(review && nameOf(review.person)) },
      { title: columns.reviewedAt, width: 17, cell: ({ review }) => moment(review && wall(review.at)) },
      { title: columns.comment, width: 30, cell: ({ review }) => text(review?.comment) },
      { title: columns.basis, width: 24, cell: ({ report }) => text(report.onBehalf?.basis) },
    ],
    rows,
    2,
  )
}
