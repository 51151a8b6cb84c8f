import type { OpenId, UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import { type Period, periodOf } from '../plan/period.ts'
import type { Settings } from '../plan/settings.ts'
import type { Task } from '../plan/task.ts'
import { dayIn } from '../plan/time-zone.ts'
import type { People } from './people.ts'
import { reportersOf } from './standing.ts'
import type { State } from './state.ts'

/** Of a scene what decides about permission. */
interface Facts {
  readonly now: Date
  readonly settings: Settings
  readonly ledger: Ledger
  readonly people: People
  readonly state: State
}

export type Permission =
  | {
      readonly kind: 'may'
      readonly unit: UnitName /** A coordinator fills in for the unit. */
      readonly onBehalf: boolean
    }
  | { readonly kind: 'not-yours'; readonly owners: readonly UnitName[] }

/** The period that a report of today belongs to. */
export const currentPeriod = ({ now, settings }: Pick<Facts, 'now' | 'settings'>): Period =>
  periodOf(dayIn(now, settings.timeZone), settings.cycle)

/** Units that may report on the task: those it names, the appointed reporter, and banners where each counts by itself. */
export function reportingUnits(task: Task, facts: Facts): readonly UnitName[] {
  const { ledger, state } = facts
  const named = task.units.filter((unit) => ledger.unit(unit)?.kind !== 'catch-all')
  const appointed = reportersOf(task, state.progress, currentPeriod(facts).id, ledger)
  return [...new Set([...appointed, ...named])]
}

const bannersToo = (task: Task) =>
  task.targets.some((target) => target.kind === 'quantitative' && target.per !== undefined)

/** Decided from who the person is, never from what a button carries. `preferred` is the unit that was asked for. */
export function mayReport(person: OpenId, task: Task, facts: Facts, preferred?: UnitName): Permission {
  const { people, settings, ledger } = facts
  const owners = reportingUnits(task, facts)
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
