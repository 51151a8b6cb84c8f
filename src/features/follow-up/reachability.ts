import type { UnitName } from '../../plan/ids.ts'
import { type Period, periodBefore, periodOf } from '../../plan/period.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { type Expected, expectedIn } from '../../state/period-standing.ts'
import { versionsOf } from '../../state/standing.ts'
import type { Circumstances } from '../scene.ts'
import { isAsleep } from './due.ts'

/** Who of the units that carry the plan cannot be reached, or does not answer. Each stands in one list at most. */
export interface Reachability {
  /** How many are asked at all. */
  readonly asked: number
  /** Neither a group nor a liaison. */
  readonly nobody: readonly UnitName[]
  /** A group that removed the bot, and no other. */
  readonly removed: readonly UnitName[]
  readonly withoutGroup: readonly UnitName[]
  readonly withoutLiaison: readonly UnitName[]
  /** Asked in two periods one after the other, and not a word of theirs in either. */
  readonly silent: readonly UnitName[]
}

export function reachability(facts: Circumstances): Reachability {
  const { people, state, ledger } = facts
  const units = askedUnits(facts)
  const groups = (unit: UnitName) => people.chatsOf(unit).filter((chat) => state.chats.left[chat] === undefined)
  const isRemoved = (unit: UnitName) => people.chatsOf(unit).length > 0 && groups(unit).length === 0
  const hasLiaison = (unit: UnitName) => people.liaisonsOf(unit).length > 0
  const removed = units.filter(isRemoved)
  const others = units.filter((unit) => !isRemoved(unit))
  const nobody = others.filter((unit) => groups(unit).length === 0 && !hasLiaison(unit))
  const reached = units.filter((unit) => groups(unit).length > 0 || hasLiaison(unit))
  const order = new Map(ledger.units.units.map(({ name }, at) => [name, at]))
  return {
    asked: units.length,
    nobody,
    removed,
    withoutGroup: others.filter((unit) => groups(unit).length === 0 && hasLiaison(unit)),
    withoutLiaison: others.filter((unit) => groups(unit).length > 0 && !hasLiaison(unit)),
    silent: silentUnits(facts)
      .filter((unit) => reached.includes(unit))
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  }
}

/** Those that a task names, and the banners where each counts by itself; in the directory's order. */
function askedUnits({ ledger }: Circumstances): readonly UnitName[] {
  const named = new Set(ledger.plan.tasks.flatMap(({ units }) => units))
  const eachBanner = ledger.plan.tasks.some(({ targets }) =>
    targets.some((target) => target.kind === 'quantitative' && target.per === 'banner'),
  )
  const banners = new Set(eachBanner ? ledger.banners.map(({ name }) => name) : [])
  return ledger.units.units
    .filter(({ name, kind }) => kind !== 'catch-all' && (named.has(name) || banners.has(name)))
    .map(({ name }) => name)
}

/** The two periods that closed last; none while reminders have not gone out through both. */
function silentUnits(facts: Circumstances): UnitName[] {
  const { state, settings, now } = facts
  const { began } = state.reminders
  if (settings.cycle.every === 'none' || began === undefined) return []
  const today = dayIn(now, settings.timeZone)
  const current = periodOf(today, settings.cycle)
  const last = current.graceUntil < today ? current : periodBefore(today, settings.cycle)
  const before = periodBefore(last.closes, settings.cycle)
  if (before.opens < began) return []
  const silentBefore = new Set(silentIn(before, facts))
  return silentIn(last, facts).filter((unit) => silentBefore.has(unit))
}

function silentIn(period: Period, facts: Circumstances): UnitName[] {
  const { state, ledger } = facts
  const isAsked = ({ task, punctuality }: Expected) =>
    task.kind === 'key' && punctuality === 'missing' && !isAsleep(task, period.closes, facts)
  const missing = expectedIn(period, { progress: state.progress, ledger })
    .filter(isAsked)
    .flatMap(({ units }) => units)
  const spoke = new Set(
    ledger.plan.tasks.flatMap(({ id }) =>
      versionsOf(state.progress, id)
        .filter(({ report }) => report.period === period.id)
        .map(({ report }) => report.unit),
    ),
  )
  return [...new Set(missing)].filter((unit) => !spoke.has(unit))
}
