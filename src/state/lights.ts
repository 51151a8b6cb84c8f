import { countsFrom, dueDayOf } from '../plan/deadline.ts'
import type { Ledger } from '../plan/ledger.ts'
import { type Light, lightOf, worseThan } from '../plan/light.ts'
import type { ReportStatus, ReportVersion } from '../plan/progress.ts'
import { isMet, rollUp } from '../plan/roll-up.ts'
import type { Target } from '../plan/target.ts'
import type { Task } from '../plan/task.ts'
import type { ProgressState } from './progress.ts'
import { findSaid, newestAmong, newestOf, valuesSaid } from './standing.ts'

export interface LightFacts {
  readonly progress: ProgressState
  readonly ledger: Ledger
  /** A calendar day. */
  readonly today: string
}

/** A report of an earlier year says nothing about a target of every year. */
function isOfThisRound(target: Target, { report }: ReportVersion, today: string): boolean {
  const since = countsFrom(target, today)
  return since === undefined || report.period.slice(0, 4) >= since.slice(0, 4)
}

/** The whole target's value now: its own, or what the banners' rows come to, once every row is in. */
export function valueNow(target: Target, facts: LightFacts): number | undefined {
  const { progress, ledger, today } = facts
  const isNow = (version: ReportVersion) => isOfThisRound(target, version, today)
  if (target.kind === 'quantitative' && target.per === 'banner') {
    const { byBanner } = newestAmong(valuesSaid(target, progress, ledger).filter(({ version }) => isNow(version)))
    const rows = ledger.banners.map(({ name }) => byBanner.get(name)?.value)
    if (byBanner.size > 0) return rollUp(target, rows).value
  }
  return findSaid(target, progress, ledger, ({ banner }, version) => banner === undefined && isNow(version))?.value
}

/** What has to be kept fell short in a report for this year. */
function hasSlipped(target: Target, facts: LightFacts): boolean {
  if (target.kind !== 'quantitative' || target.course !== 'keep') return false
  const { progress, ledger, today } = facts
  const year = today.slice(0, 4)
  const fellShort = findSaid(
    target,
    progress,
    ledger,
    ({ value }, { report }) => !isMet(target, value) && report.period.startsWith(year),
  )
  return fellShort !== undefined
}

/** The light computed from value, path and calendar; `value` and `status` where a report is judged before it counts. */
export const targetLight = (
  target: Target,
  facts: LightFacts,
  value = valueNow(target, facts),
  status = statusNow(target, facts),
): Light => lightFrom(target, facts, value, status)

/** The same where the value is known, if only that there is none. */
export function lightFrom(
  target: Target,
  facts: LightFacts,
  value: number | undefined,
  status = statusNow(target, facts),
): Light {
  const baseline = facts.progress.baselines[target.id]
  const due = dueDayOf(target, facts.today)
  return lightOf({
    target,
    today: facts.today,
    slipped: hasSlipped(target, facts),
    ...(value !== undefined && { value }),
    ...(baseline && { baseline }),
    ...(due !== undefined && { due }),
    ...(status && { status }),
  })
}

function statusNow(target: Target, { progress, ledger, today }: LightFacts): ReportStatus | undefined {
  const task = ledger.taskOfTarget(target.id)
  const newest = task && newestOf(progress, task.id)
  return newest && isOfThisRound(target, newest, today) ? newest.report.status : undefined
}

/** The worst light of its targets, where they are known already; a task without targets has the light of its status. */
export function taskLight(task: Task, facts: LightFacts, known?: readonly Light[]): Light {
  const newest = newestOf(facts.progress, task.id)
  if (!newest) return { color: 'grey', why: 'no-report' }
  const lights = (known ?? task.targets.map((target) => targetLight(target, facts))).filter(
    ({ color }) => color !== 'grey',
  )
  const own = lightOf({ today: facts.today, status: newest.report.status })
  return [own, ...lights].reduce((a, b) => (worseThan(b.color, a.color) ? b : a))
}
