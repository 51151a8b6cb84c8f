import { addDays } from '../../plan/day.ts'
import type { UnitName } from '../../plan/ids.ts'
import { type LightColor, worseThan } from '../../plan/light.ts'
import { monthsOf, type Period, periodBefore } from '../../plan/period.ts'
import type { ReportVersion } from '../../plan/progress.ts'
import { dayIn, instantAt } from '../../plan/time-zone.ts'
import { progressAsOf } from '../../state/as-of.ts'
import type { Practice } from '../../state/board.ts'
import type { SentBulletin } from '../../state/bulletins.ts'
import { burdenIn, type UnitBurden } from '../../state/burden.ts'
import type { AskedExtension } from '../../state/deadlines.ts'
import { countLights, type LightCounts, overviewOf, type TaskStanding } from '../../state/overview.ts'
import { type Expected, expectedIn } from '../../state/period-standing.ts'
import { versionsOf } from '../../state/standing.ts'
import { unitStandings } from '../../state/unit-standing.ts'
import type { Scene } from '../scene.ts'

/** A light that is another now than when the last bulletin went out. */
export interface LightChange {
  readonly standing: TaskStanding
  readonly before: LightColor
}

/** A report that an earlier bulletin relied on and that was corrected since. */
export interface Correction {
  readonly bulletin: SentBulletin
  readonly old: ReportVersion
  readonly now: ReportVersion
}

export interface Bulletin {
  readonly period: Period
  /** A calendar day: what the lights are compared with. */
  readonly since: string
  readonly onTime: readonly Expected[]
  readonly late: readonly Expected[]
  readonly missing: readonly Expected[]
  /** Now, and on that day as it stood then. */
  readonly standings: readonly TaskStanding[]
  readonly before: readonly TaskStanding[]
  readonly lights: LightCounts
  readonly lightsBefore: LightCounts
  readonly worse: readonly LightChange[]
  readonly better: readonly LightChange[]
  readonly corrections: readonly Correction[]
  readonly practices: readonly Practice[]
  /** What was put off since the last bulletin. */
  readonly extensions: readonly AskedExtension[]
  /** What the bot asked of the units in the period. */
  readonly burden: readonly UnitBurden[]
  /** Results only, best first; where the settings ask for it. */
  readonly ranking: readonly { readonly unit: UnitName; readonly green: number; readonly of: number }[]
}

/** Everything that a bulletin of the period says, from what is true now; nothing of it is anybody's opinion. */
export function bulletinOf(period: Period, { state, ledger, settings, now }: Scene): Bulletin {
  const { progress, deadlines } = state
  const { timeZone, cycle } = settings
  const today = dayIn(now, timeZone)
  const expected = expectedIn(period, { progress, ledger })
  const after = (punctuality: Expected['punctuality']) => expected.filter((each) => each.punctuality === punctuality)
  const { sent } = state.bulletins
  const last = sent.filter((each) => each.period < period.id).at(-1)?.at
  const since = last === undefined ? periodBefore(period.closes, cycle).graceUntil : dayIn(new Date(last), timeZone)
  const instant = last ?? instantAt(addDays(since, 1), '00:00', timeZone).toISOString()
  const standings = overviewOf({ progress, deadlines, ledger, today })
  const before = overviewOf({ progress: progressAsOf(progress, instant), deadlines, ledger, today: since })
  const changes = standings.flatMap((standing, at): LightChange[] => {
    const old = before[at]?.light.color ?? 'grey'
    return old === standing.light.color || old === 'grey' ? [] : [{ standing, before: old }]
  })
  const isWorse = ({ standing, before: old }: LightChange) => worseThan(standing.light.color, old)
  return {
    ...{ period, since, onTime: after('on-time'), late: after('late'), missing: after('missing') },
    ...{ standings, before },
    lights: countLights(standings),
    lightsBefore: countLights(before),
    worse: changes.filter(isWorse),
    better: changes.filter((change) => !isWorse(change)),
    corrections: sent.flatMap((each) => correctionsOf(each, instant, { state, ledger })),
    practices: Object.values(state.board.practices).filter(({ at }) => at > instant),
    extensions: Object.values(deadlines.extensions).filter(
      ({ state: stage, decision }) => stage === 'approved' && decision !== undefined && decision.at > instant,
    ),
    burden: burdenIn(state.burden, monthsOf(period)),
    ranking: settings.ranking ? ranked(standings, ledger) : [],
  }
}

/** Those that no bulletin since has told of. */
function correctionsOf(
  bulletin: SentBulletin,
  since: string,
  { state, ledger }: Pick<Scene, 'state' | 'ledger'>,
): Correction[] {
  return ledger.plan.tasks.flatMap((task) => {
    const versions = versionsOf(state.progress, task.id)
    return versions.flatMap((now) => {
      const countsSince = now.review?.at ?? now.report.at
      if (now.state !== 'counted' || now.report.corrects === undefined) return []
      if (countsSince <= bulletin.at || countsSince <= since) return []
      const old = versions.find(({ report }) => report.id === now.report.corrects)
      return old && old.report.period === bulletin.period && old.report.at <= bulletin.at
        ? [{ bulletin, old, now }]
        : []
    })
  })
}

/** By the share of green among all of a unit's tasks: who reports nothing gains nothing. */
function ranked(standings: readonly TaskStanding[], ledger: Scene['ledger']): Bulletin['ranking'] {
  return unitStandings(standings, [], ledger)
    .map(({ unit, tasks, lights }) => ({ unit: unit.name, green: lights.green, of: tasks.length }))
    .sort((a, b) => b.green / b.of - a.green / a.of || b.of - a.of)
}
