import { daysBetween, isDay } from '../../plan/day.ts'
import type { TargetId, TaskId, UnitName } from '../../plan/ids.ts'
import { isMet } from '../../plan/roll-up.ts'
import type { Target } from '../../plan/target.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { committedDay, dayToMeet, isActive } from '../../state/deadline-standing.ts'
import { valueNow } from '../../state/lights.ts'
import { closingOf } from '../../state/standing.ts'
import { mayReport } from '../../state/who-may.ts'
import type { Scene } from '../scene.ts'
import { deadlineWording as wording } from './wording.ts'

/** What may be put off, by whom it is asked; or the words that say why not. */
export type Extendable =
  | {
      readonly kind: 'yes'
      readonly task: Task
      readonly unit: UnitName
      /** A coordinator asks: it takes effect at once. */
      readonly onBehalf: boolean
      readonly targets: readonly DatedTarget[]
      /** The plan's own day. */
      readonly planDay: string
      /** The day that is put off: the one committed to, else the plan's. */
      readonly from: string
    }
  | { readonly kind: 'no'; readonly words: string }

export type DatedTarget = Target & { readonly deadline: { readonly kind: 'by'; readonly day: string } }

export const todayOf = ({ now, settings }: Pick<Scene, 'now' | 'settings'>) => dayIn(now, settings.timeZone)

/** Why there is nothing to put off, or to explain. */
export interface WhyNot {
  readonly noSuchTask: (id: string) => string
  readonly notYours: (title: string, owners: readonly UnitName[]) => string
  readonly closed: (title: string, how: string) => string
  readonly yearly: (title: string) => string
  readonly noDate: (title: string) => string
  readonly met: (title: string) => string
  readonly unsorted: (title: string) => string
}

/** `wanted`: only this target; else all that are due next and still open. */
export function extendable(
  id: TaskId,
  wanted: TargetId | undefined,
  scene: Scene,
  preferred?: UnitName,
  words: WhyNot = wording,
): Extendable {
  const { ledger, state, origin } = scene
  const no = (why: string) => ({ kind: 'no', words: why }) as const
  const task = ledger.task(id)
  if (!task) return no(words.noSuchTask(id))
  const permission = mayReport(origin.person, task, scene, preferred)
  const title = titleOf(task)
  if (permission.kind === 'not-yours') return no(words.notYours(title, permission.owners))
  const closing = closingOf(state.progress, id)
  if (closing) return no(words.closed(title, wording.statuses[closing.report.status]))
  const asked = task.targets.filter((target) => wanted === undefined || target.id === wanted)
  const dated = asked.filter(isDated)
  if (dated.length === 0) return no(asked.some(({ deadline }) => deadline) ? words.yearly(title) : words.noDate(title))
  const unmet = dated.filter((target) => !isReached(target, scene))
  if (unmet.length === 0) return no(words.met(title))
  const active = unmet.filter((target) => isActive(state.deadlines, target.id))
  const [from] = active.map((target) => dayOf(target, scene)).sort()
  if (from === undefined) return no(words.unsorted(title))
  const targets = active.filter((target) => dayOf(target, scene) === from)
  const planDay =
    targets
      .map(({ deadline }) => deadline.day)
      .sort()
      .at(-1) ?? from
  return { kind: 'yes', task, unit: permission.unit, onBehalf: permission.onBehalf, targets, planDay, from }
}

const isDated = (target: Target): target is DatedTarget => target.deadline?.kind === 'by'

const dayOf = (target: DatedTarget, scene: Scene): string =>
  dayToMeet(target, scene.state.deadlines, todayOf(scene)) ?? target.deadline.day

function isReached(target: Target, scene: Scene): boolean {
  const { state, ledger } = scene
  const value = valueNow(target, { progress: state.progress, ledger, today: todayOf(scene) })
  if (value === undefined) return false
  return target.kind === 'quantitative' ? isMet(target, value) : target.fullCoverage === true && value >= 100
}

/** Years beyond the plan's own day; more would be another plan. */
const mostYears = 2

export function latestDay(planDay: string): string {
  const day = `${Number(planDay.slice(0, 4)) + mostYears}${planDay.slice(4)}`
  return isDay(day) ? day : `${day.slice(0, 8)}28`
}

/** Why a day cannot be committed to; undefined where it can. */
export function dayFault(
  until: string,
  { targets, planDay }: Extract<Extendable, { kind: 'yes' }>,
  scene: Scene,
): string | undefined {
  if (!isDay(until)) return wording.noDay
  if (until < todayOf(scene)) return wording.pastDay(until)
  if (daysBetween(planDay, until) <= 0) return wording.notLater(until, planDay)
  if (targets.every(({ id }) => committedDay(scene.state.deadlines, id) === until)) return wording.sameDay(until)
  const latest = latestDay(planDay)
  return until > latest ? wording.tooFar(latest) : undefined
}
