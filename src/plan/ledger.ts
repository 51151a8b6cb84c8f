import type { TargetId, TaskId, UnitName } from './ids.ts'
import type { Plan } from './plan.ts'
import type { Target } from './target.ts'
import type { Task } from './task.ts'
import type { Unit, UnitKind, UnitsFile } from './unit.ts'

export interface PlacedTarget {
  readonly target: Target
  /** Missing for a plan-wide goal: it has no owner. */
  readonly task: Task | undefined
}

/** The plan and its units, indexed. Lists are in the plan's order. */
export interface Ledger {
  readonly plan: Plan
  readonly units: UnitsFile
  /** Every target: the plan-wide goals, then those of each task. */
  readonly targets: readonly PlacedTarget[]
  readonly banners: readonly Unit[]
  task(id: TaskId): Task | undefined
  unit(name: UnitName): Unit | undefined
  target(id: TargetId): Target | undefined
  taskOfTarget(id: TargetId): Task | undefined
  /** Targets that state the same indicator as this one, elsewhere in the plan. */
  repeating(first: TargetId): readonly TargetId[]
  tasksNaming(unit: UnitName): readonly Task[]
  /** Those that do not name the unit but list the catch-all it belongs to; never to be counted with the named. */
  tasksIncluding(unit: UnitName): readonly Task[]
  /** Those that involve every banner by the rule alone: after the requirement that states it, though unlisted. */
  tasksReachedByBannerRule(): readonly Task[]
}

/** 市直部门 are bodies of the city; a company, a banner and a catch-all are none. */
const outsideCatchAll: readonly UnitKind[] = ['enterprise', 'banner', 'catch-all']

export function createLedger(plan: Plan, units: UnitsFile): Ledger {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  const named = new Map(units.units.map((unit) => [unit.name, unit]))
  const targets: readonly PlacedTarget[] = [
    ...plan.goals.map((target) => ({ target, task: undefined })),
    ...plan.tasks.flatMap((task) => task.targets.map((target) => ({ target, task }))),
  ]
  const placed = new Map(targets.map((each) => [each.target.id, each]))
  const repeats = Map.groupBy(targets, ({ target }) => target.repeats)
  const naming = Map.groupBy(
    plan.tasks.flatMap((task) => [...new Set(task.units)].map((unit) => ({ unit, task }))),
    ({ unit }) => unit,
  )
  const tasksNaming = (unit: UnitName) => (naming.get(unit) ?? []).map(({ task }) => task)
  return {
    plan,
    units,
    targets,
    banners: plan.bannerRule.banners.flatMap((name) => named.get(name) ?? []),
    task: (id) => tasks.get(id),
    unit: (name) => named.get(name),
    target: (id) => placed.get(id)?.target,
    taskOfTarget: (id) => placed.get(id)?.task,
    repeating: (first) => (repeats.get(first) ?? []).map(({ target }) => target.id),
    tasksNaming,
    tasksIncluding: (name) => {
      const unit = named.get(name)
      if (!unit || outsideCatchAll.includes(unit.kind)) return []
      return tasksNaming(plan.catchAll).filter((task) => !task.units.includes(name))
    },
    tasksReachedByBannerRule: () => plan.tasks.filter((task) => reachedByRule(plan, task, tasks)),
  }
}

function reachedByRule({ bannerRule }: Plan, task: Task, tasks: ReadonlyMap<TaskId, Task>): boolean {
  if (!bannerRule.reaches.some((kind) => kind === task.kind)) return false
  const stated = tasks.get(bannerRule.statedIn)
  return stated?.kind !== task.kind || task.number > stated.number
}
