import { countsFrom, dueDayOf } from '../plan/deadline.ts'
import type { Ledger } from '../plan/ledger.ts'
import { type Light, lightOf, worseThan } from '../plan/light.ts'
import type { ReportStatus, ReportVersion } from '../plan/progress.ts'
import { isKept, rollUp } from '../plan/roll-up.ts'
import type { Target } from '../plan/target.ts'
import type { Task } from '../plan/task.ts'
import type { ProgressState } from './progress.ts'
import { newestAmong, newestOf, type ValueSaid, valuesSaid } from './standing.ts'

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

const saidThisRound = (target: Target, { progress, ledger, today }: LightFacts): ValueSaid[] =>
  valuesSaid(target, progress, ledger).filter(({ version }) => isOfThisRound(target, version, today))

/** The whole target's value now: its own, or what the banners' rows come to, once every row is in. */
export function valueNow(target: Target, facts: LightFacts): number | undefined {
  const { whole, byBanner } = newestAmong(saidThisRound(target, facts))
  if (target.kind !== 'quantitative' || target.per !== 'banner' || byBanner.size === 0) return whole?.value
  return rollUp(
    target,
    facts.ledger.banners.map(({ name }) => byBanner.get(name)?.value),
  ).value
}

/** What has to be kept fell short in a report for this year. */
function hasSlipped(target: Target, facts: LightFacts): boolean {
  if (target.kind !== 'quantitative' || target.course !== 'keep') return false
  const thisYear = valuesSaid(target, facts.progress, facts.ledger)
    .filter(({ version }) => version.report.period.startsWith(facts.today.slice(0, 4)))
    .map(({ value }) => value)
  return thisYear.length > 0 && !isKept(target, thisYear)
}

/** The light computed from value, path and calendar; `value` and `status` where a report is judged before it counts. */
export function targetLight(
  target: Target,
  facts: LightFacts,
  value = valueNow(target, facts),
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
