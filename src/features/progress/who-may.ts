import type { OpenId, UnitName } from '../../plan/ids.ts'
import { type Period, periodOf } from '../../plan/period.ts'
import type { Task } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { reportersOf } from '../../state/standing.ts'
import type { Scene } from '../scene.ts'

export type Permission =
  | {
      readonly kind: 'may'
      readonly unit: UnitName /** A coordinator fills in for the unit. */
      readonly onBehalf: boolean
    }
  | { readonly kind: 'not-yours'; readonly owners: readonly UnitName[] }

/** The period that a report of today belongs to. */
export const currentPeriod = ({ now, settings }: Pick<Scene, 'now' | 'settings'>): Period =>
  periodOf(dayIn(now, settings.timeZone), settings.cycle)

/** Units that may report on the task: those it names, the appointed reporter, and banners where each counts by itself. */
export function reportingUnits(task: Task, scene: Scene): readonly UnitName[] {
  const { ledger, state } = scene
  const named = task.units.filter((unit) => ledger.unit(unit)?.kind !== 'catch-all')
  const appointed = reportersOf(task, state.progress, currentPeriod(scene).id, ledger)
  return [...new Set([...appointed, ...named])]
}

const bannersToo = (task: Task) =>
  task.targets.some((target) => target.kind === 'quantitative' && target.per !== undefined)

/** Decided from who the person is, never from what a button carries. `preferred` is the unit that was asked for. */
export function mayReport(person: OpenId, task: Task, scene: Scene, preferred?: UnitName): Permission {
  const { people, settings, ledger } = scene
  const owners = reportingUnits(task, scene)
  const banners = bannersToo(task) ? ledger.banners.map(({ name }) => name) : []
  const allowed = [...owners, ...banners]
  const own = [
    ...people.unitsOf(person),
    ...people.leads(person),
    ...(settings.membersMayReport ? people.memberOf(person) : []),
  ]
  const mine = allowed.filter((unit) => own.includes(unit))
  const unit = preferred !== undefined && mine.includes(preferred) ? preferred : mine[0]
  if (unit !== undefined) return { kind: 'may', unit, onBehalf: false }
  if (people.isCoordinator(person)) {
    const filled = preferred !== undefined && allowed.includes(preferred) ? preferred : owners[0]
    if (filled !== undefined) return { kind: 'may', unit: filled, onBehalf: true }
  }
  return { kind: 'not-yours', owners }
}
