import { asOpenId, asTargetId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import type { ProgressReport } from '../../src/plan/progress.ts'
import type { Change } from '../../src/state/change.ts'

export interface ReportFacts extends Partial<Omit<ProgressReport, 'task' | 'unit' | 'values'>> {
  readonly task?: string
  readonly unit?: string
  /** By target. */
  readonly values?: Readonly<Record<string, number>>
  readonly banner?: string
  /** Waits for review. */
  readonly pending?: boolean
}

/** A report on the sewage task that counts at once; a test names only what matters to it. */
export function aReport({
  task = 'zd-12',
  unit = '市农牧局',
  values = {},
  banner,
  pending,
  ...more
}: ReportFacts): Change {
  const report: ProgressReport = {
    id: `${task}#1`,
    task: asTaskId(task),
    unit: asUnitName(unit),
    person: asOpenId('ou_1'),
    at: '2025-11-05T02:00:00Z',
    period: '2025-11',
    how: 'report',
    late: false,
    status: 'on_track',
    note: '',
    values: Object.entries(values).map(([target, value]) => ({
      target: asTargetId(target),
      value,
      words: String(value),
      ...(banner !== undefined && { banner: asUnitName(banner) }),
    })),
    ...more,
  }
  return { kind: 'report-submitted', task: report.task, report, counts: !pending }
}
