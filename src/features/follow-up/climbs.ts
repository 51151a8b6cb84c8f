import { daysBetween } from '../../plan/day.ts'
import type { UnitName } from '../../plan/ids.ts'
import { periodOf } from '../../plan/period.ts'
import type { Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { committedFor, extensionsOf, inquiriesOf, urgesOf } from '../../state/deadline-standing.ts'
import { type Reminded, type Rung, remindedOf } from '../../state/reminders.ts'
import { reportersOf, versionsOf } from '../../state/standing.ts'
import { type DueFacts, isClosed, isOwnRow, saysMet, stands } from './answered.ts'
import { activeDay, askedAbout, type DueLine } from './due.ts'

/** What is overdue, unanswered, and climbs to the next rung on a day. */
export interface Climb {
  readonly to: Rung
  readonly line: DueLine
}

/**
 * Group, then the unit's leader, then the coordinators; a unit without a leader in the roster skips that rung. Days count from the
 * due day, or from the last word about it; a rung is reached when the one below was told, and has had its days.
 */
export function climbsOn(facts: DueFacts, day: string): readonly Climb[] {
  const { ledger, settings, state } = facts
  const period = periodOf(day, settings.cycle)
  return ledger.plan.tasks
    .filter((task) => !isClosed(task, facts))
    .flatMap((task) => {
      const reporters = reportersOf(task, state.progress, period.id, ledger)
      return task.targets.flatMap((target) => ofTarget(task, target, reporters, day, facts))
    })
}

function ofTarget(
  task: Task,
  target: Target,
  reporters: readonly UnitName[],
  day: string,
  facts: DueFacts,
): readonly Climb[] {
  const { state, settings } = facts
  const dueDay = activeDay(target, day, facts)
  if (dueDay === undefined || daysBetween(dueDay, day) < settings.escalation.leaderAfter) return []
  const committed = committedFor(target, state.deadlines)
  return askedAbout(target, reporters, facts).flatMap((unit) => {
    const known = remindedOf(state.reminders, unit, target.id, dueDay)
    const to = known && nextRung(known, unit, day, facts)
    if (!known || to === undefined || saysMet(target, unit, day, facts)) return []
    const quiet = daysBetween(quietSince(task, target, unit, dueDay, facts), day)
    if (quiet < (to === 'leader' ? settings.escalation.leaderAfter : settings.escalation.coordinatorsAfter)) return []
    const { stage } = known
    const line = {
      unit,
      subject: target.id,
      due: dueDay,
      stage,
      task,
      target,
      dueDay,
      daysLeft: daysBetween(day, dueDay),
    }
    return [{ to, line: { ...line, ...(committed !== undefined && { committed }) } }]
  })
}

/** The rung above the one that was told, where that has had its days: never two at once. */
function nextRung(
  { first, leader, coordinators }: Reminded,
  unit: UnitName,
  day: string,
  { settings, people }: DueFacts,
): Rung | undefined {
  const { leaderAfter, coordinatorsAfter } = settings.escalation
  const have = (since: string, days: number) => daysBetween(since, day) >= days
  if (coordinators !== undefined) return undefined
  if (leader === undefined && people.leaderOf(unit)) return have(first, leaderAfter) ? 'leader' : undefined
  const below = leader === undefined ? have(first, coordinatorsAfter) : have(leader, coordinatorsAfter - leaderAfter)
  return below ? 'coordinators' : undefined
}

/** The due day, or the day of the last report, explanation, request for more time or answer to an urge after it. */
function quietSince(task: Task, target: Target, unit: UnitName, dueDay: string, facts: DueFacts): string {
  const { state, settings } = facts
  const own = isOwnRow(target, unit, facts)
  const speaks = (other: UnitName) => !own || other === unit
  const said = [
    ...versionsOf(state.progress, task.id).flatMap((version) => {
      if (!speaks(version.report.unit)) return []
      // What was returned has its days again from then on.
      if (version.state === 'returned') return [version.review?.at ?? version.report.at]
      return stands(version) ? [version.report.at] : []
    }),
    ...inquiriesOf(state.deadlines, task.id).flatMap((answer) => (speaks(answer.unit) ? [answer.at] : [])),
    ...extensionsOf(state.deadlines, task.id).flatMap(({ asked }) =>
      asked.targets.includes(target.id) && speaks(asked.unit) ? [asked.at] : [],
    ),
    ...urgesOf(state.deadlines, task.id).flatMap((urge) => (urge.answer && speaks(urge.unit) ? [urge.answer.at] : [])),
  ]
  const days = said.map((at) => dayIn(new Date(at), settings.timeZone))
  return [dueDay, ...days].sort().at(-1) ?? dueDay
}
