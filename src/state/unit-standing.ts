import type { UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { Unit } from '../plan/unit.ts'
import { concerns, countLights, type LightCounts, type TaskStanding } from './overview.ts'
import type { Expected } from './period-standing.ts'

/** How a unit stands with its tasks, and with what the period asks of it. */
export interface UnitStanding {
  readonly unit: Unit
  readonly tasks: readonly TaskStanding[]
  readonly lights: LightCounts
  readonly asked: number
  readonly missing: number
}

/** Units that have tasks, in the directory's order. */
export function unitStandings(
  standings: readonly TaskStanding[],
  expected: readonly Expected[],
  ledger: Ledger,
): readonly UnitStanding[] {
  const asked = new Map<UnitName, { asked: number; missing: number }>()
  for (const { units, punctuality } of expected) {
    for (const unit of units) {
      const known = asked.get(unit) ?? { asked: 0, missing: 0 }
      asked.set(unit, known)
      known.asked += 1
      if (punctuality === 'missing') known.missing += 1
    }
  }
  const naming = new Map<UnitName, TaskStanding[]>()
  for (const standing of standings) {
    for (const unit of new Set(standing.task.units)) {
      const known = naming.get(unit) ?? []
      naming.set(unit, known)
      known.push(standing)
    }
  }
  const tasksOf = ({ name, kind }: Unit) =>
    kind === 'banner' ? standings.filter(({ task }) => concerns(task, name, ledger)) : (naming.get(name) ?? [])
  return ledger.units.units
    .filter(({ kind }) => kind !== 'catch-all')
    .flatMap((unit) => {
      const tasks = tasksOf(unit)
      if (tasks.length === 0) return []
      return { unit, tasks, lights: countLights(tasks), ...(asked.get(unit.name) ?? { asked: 0, missing: 0 }) }
    })
}
