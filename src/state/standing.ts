import type { TargetId, TaskId, UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { ReportedValue, ReportVersion } from '../plan/progress.ts'
import type { Target } from '../plan/target.ts'
import type { Task } from '../plan/task.ts'
import type { Appointed, ProgressState } from './progress.ts'

/** Questions about what has been reported; all answered from the folded state, newest word first. */

export interface ValueSaid extends ReportedValue {
  readonly version: ReportVersion
}

export const versionsOf = (progress: ProgressState, task: TaskId): readonly ReportVersion[] =>
  progress.tasks[task]?.versions ?? []

export function versionById(progress: ProgressState, id: string): ReportVersion | undefined {
  const task = id.split('#')[0] as TaskId
  return versionsOf(progress, task).find(({ report }) => report.id === id)
}

/** What counts, newest first. */
export const countedOf = (progress: ProgressState, task: TaskId): ReportVersion[] =>
  versionsOf(progress, task)
    .filter(({ state }) => state === 'counted')
    .reverse()

/** A target and those that state the same indicator elsewhere: one report fills them all. */
export function sameIndicator(target: Target, ledger: Ledger): readonly TargetId[] {
  const first = target.repeats ?? target.id
  return [...new Set([target.id, first, ...ledger.repeating(first)])]
}

/** Every counted value of a target, newest first, those of repeated targets included. */
export function valuesSaid(target: Target, progress: ProgressState, ledger: Ledger): ValueSaid[] {
  const said: ValueSaid[] = []
  findSaid(target, progress, ledger, (value, version) => {
    said.push({ ...value, version })
    return false
  })
  return said
}

/** The newest of them that is wanted: what is older is not looked at. */
export function findSaid(
  target: Target,
  progress: ProgressState,
  ledger: Ledger,
  isWanted: (value: ReportedValue, version: ReportVersion) => boolean,
): ValueSaid | undefined {
  const ids = sameIndicator(target, ledger)
  const tasks = new Set(ids.flatMap((id) => ledger.taskOfTarget(id)?.id ?? []))
  const versions = inOrder([...tasks], progress)
  for (let at = versions.length - 1; at >= 0; at -= 1) {
    const version = versions[at]
    if (version?.state !== 'counted') continue
    for (const value of version.report.values)
      if (ids.includes(value.target) && isWanted(value, version)) return { ...value, version }
  }
  return undefined
}

/** Of one task they are in that order already. */
function inOrder(tasks: readonly TaskId[], progress: ProgressState): readonly ReportVersion[] {
  const [first, ...others] = tasks.map((task) => versionsOf(progress, task))
  if (first === undefined || others.length === 0) return first ?? []
  return [first, ...others].flat().sort((a, b) => (a.report.at < b.report.at ? -1 : a.report.at > b.report.at ? 1 : 0))
}

/** The newest value of the whole, or of each banner where each counts by itself. */
export interface CurrentValue {
  readonly whole: ValueSaid | undefined
  readonly byBanner: ReadonlyMap<UnitName, ValueSaid>
}

export const currentValue = (target: Target, progress: ProgressState, ledger: Ledger): CurrentValue =>
  newestAmong(valuesSaid(target, progress, ledger))

/** `said`: newest first. */
export function newestAmong(said: readonly ValueSaid[]): CurrentValue {
  const byBanner = new Map<UnitName, ValueSaid>()
  for (const value of said) if (value.banner && !byBanner.has(value.banner)) byBanner.set(value.banner, value)
  return { whole: said.find(({ banner }) => banner === undefined), byBanner }
}

/** The newest word on the task as a whole: its status and note. */
export const newestOf = (progress: ProgressState, task: TaskId): ReportVersion | undefined =>
  versionsOf(progress, task).findLast(({ state }) => state === 'counted')

/** Of a period what counts, or waits for review. */
export const reportsOf = (progress: ProgressState, task: TaskId, period: string) =>
  versionsOf(progress, task).filter(
    ({ report, state }) => report.period === period && (state === 'counted' || state === 'pending'),
  )

/** Somebody has reported for the period. */
export const reportedFor = (progress: ProgressState, task: TaskId, period: string, unit?: UnitName): boolean =>
  reportsOf(progress, task, period).some(({ report }) => unit === undefined || report.unit === unit)

/** 办结 or 未达成, as counted: nothing more is asked about what was due up to `until`. */
export function closingOf(progress: ProgressState, task: TaskId): ReportVersion | undefined {
  const newest = newestOf(progress, task)
  return newest && (newest.report.status === 'done' || newest.report.status === 'not_met') ? newest : undefined
}

/** Whom a coordinator named for the period; without a target for the whole task. */
export const appointedFor = (progress: ProgressState, task: TaskId, period: string): readonly Appointed[] =>
  (progress.tasks[task]?.reporters ?? []).filter((each) => each.period === period)

/** Those of whom any one may speak for the task: the appointed reporter, else every unit it names. */
function speakersOf(task: Task, appointed: readonly Appointed[], ledger: Ledger): readonly UnitName[] {
  const whole = appointed.find(({ target }) => target === undefined)
  return whole ? [whole.unit] : task.units.filter((unit) => ledger.unit(unit)?.kind !== 'catch-all')
}

/** Units that are asked about a task in a period: who speaks for it, and whoever was appointed for a target of it. */
export function reportersOf(task: Task, progress: ProgressState, period: string, ledger: Ledger): readonly UnitName[] {
  const appointed = appointedFor(progress, task.id, period)
  return [...new Set([...speakersOf(task, appointed, ledger), ...appointed.map(({ unit }) => unit)])]
}

/** Who still owes a report: all who speak for the task until one of them does, whoever was appointed for a target by itself. */
export function owingUnits(task: Task, progress: ProgressState, period: string, ledger: Ledger): readonly UnitName[] {
  const appointed = appointedFor(progress, task.id, period)
  const apart = appointed.flatMap(({ unit, target }) => (target === undefined ? [] : [unit]))
  const speakers = speakersOf(task, appointed, ledger).filter((unit) => !apart.includes(unit))
  const others = ({ report }: ReportVersion) => !apart.includes(report.unit)
  const spoken = reportsOf(progress, task.id, period).some(others)
  const owing = apart.filter((unit) => !reportedFor(progress, task.id, period, unit))
  return [...new Set([...(spoken ? [] : speakers), ...owing])]
}
