import type { TargetId, TaskId, UnitName } from './ids.ts'
import type { Plan } from './plan.ts'
import type { Target } from './target.ts'
import type { Task } from './task.ts'
import type { Unit, UnitsFile } from './unit.ts'

/** The plan and its units, indexed. */
export interface Ledger {
  readonly plan: Plan
  readonly units: UnitsFile
  task(id: TaskId): Task | undefined
  unit(name: UnitName): Unit | undefined
  target(id: TargetId): Target | undefined
  taskOfTarget(id: TargetId): Task | undefined
  tasksNaming(unit: UnitName): readonly Task[]
}

export function createLedger(plan: Plan, units: UnitsFile): Ledger {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  const named = new Map(units.units.map((unit) => [unit.name, unit]))
  const owners = new Map(plan.tasks.flatMap((task) => task.targets.map((target) => [target.id, task] as const)))
  const targets = new Map(
    [...plan.goals, ...plan.tasks.flatMap((task) => task.targets)].map((target) => [target.id, target]),
  )
  return {
    plan,
    units,
    task: (id) => tasks.get(id),
    unit: (name) => named.get(name),
    target: (id) => targets.get(id),
    taskOfTarget: (id) => owners.get(id),
    tasksNaming: (unit) => plan.tasks.filter((task) => task.units.includes(unit)),
  }
}
