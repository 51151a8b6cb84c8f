import type { Plan } from './plan.ts'
import type { Target } from './target.ts'
import type { UnitsFile } from './unit.ts'

/** One thing wrong with a plan or a directory of units that each file's own schema cannot see. */
export interface LedgerFault {
  readonly file: 'plan' | 'units'
  /** `tasks.zd-12.units` */
  readonly path: string
  readonly reason: string
}

/** Cross-checks: ids are unique, every unit named is known and every known one is named, references lead somewhere. */
export function checkLedger(plan: Plan, { units }: UnitsFile): LedgerFault[] {
  return [...checkIds(plan), ...checkUnits(plan, units), ...checkReferences(plan), ...checkAliases(units)]
}

const fault = (file: LedgerFault['file'], path: string, reason: string): LedgerFault => ({ file, path, reason })

function duplicates(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(values.filter((value) => seen.has(value) || !seen.add(value)))]
}

const targetsOf = (plan: Plan): Target[] => [...plan.goals, ...plan.tasks.flatMap((task) => task.targets)]

function checkIds(plan: Plan): LedgerFault[] {
  return [
    ...duplicates(plan.tasks.map(({ id }) => id)).map((id) => fault('plan', `tasks.${id}`, '任务编号重复')),
    ...duplicates(targetsOf(plan).map(({ id }) => id)).map((id) => fault('plan', `targets.${id}`, '指标编号重复')),
    ...plan.tasks.flatMap((task) =>
      task.targets
        .filter(({ id }) => !id.startsWith(`${task.id}.`))
        .map(({ id }) => fault('plan', `tasks.${task.id}.targets.${id}`, `指标编号应以 ${task.id}. 开头`)),
    ),
  ]
}

function checkUnits(plan: Plan, units: UnitsFile['units']): LedgerFault[] {
  const known = new Set<string>(units.map(({ name }) => name))
  const { banners, collectiveName } = plan.bannerRule
  const named = plan.tasks.flatMap((task) => [
    ...task.units.map((unit) => ({ unit, path: `tasks.${task.id}.units` })),
    ...task.mentioned.map(({ unit }) => ({ unit, path: `tasks.${task.id}.mentioned` })),
  ])
  const always = [plan.catchAll, collectiveName, ...banners].map((unit) => ({ unit, path: 'bannerRule' }))
  const used = new Set<string>([...named, ...always].map(({ unit }) => unit))
  return [
    ...duplicates(units.map(({ name }) => name)).map((name) => fault('units', `units.${name}`, '单位重复')),
    ...[...named, ...always]
      .filter(({ unit }) => !known.has(unit))
      .map(({ unit, path }) => fault('plan', path, `单位名录里没有“${unit}”`)),
    ...plan.tasks.flatMap((task) =>
      duplicates(task.units).map((unit) => fault('plan', `tasks.${task.id}.units`, `“${unit}”列了两次`)),
    ),
    ...units
      .filter(({ name }) => !used.has(name))
      .map(({ name }) => fault('units', `units.${name}`, '方案没有点名这个单位，请移到 unnamed')),
  ]
}

function checkReferences(plan: Plan): LedgerFault[] {
  const targets = new Set<string>(targetsOf(plan).map(({ id }) => id))
  const dangling = targetsOf(plan).flatMap((target) => {
    const within = target.kind === 'quantitative' ? target.within : undefined
    return [target.repeats, within]
      .filter((id) => id !== undefined && !targets.has(id))
      .map((id) => fault('plan', `targets.${target.id}`, `指向的指标 ${id} 不存在`))
  })
  const stated = plan.tasks.some(({ id }) => id === plan.bannerRule.statedIn)
  return stated ? dangling : [...dangling, fault('plan', 'bannerRule.statedIn', `没有任务 ${plan.bannerRule.statedIn}`)]
}

function checkAliases(units: UnitsFile['units']): LedgerFault[] {
  const owners = new Map<string, string>()
  const faults: LedgerFault[] = []
  for (const unit of units) {
    for (const alias of new Set([unit.name as string, ...unit.aliases, ...unit.shortAliases])) {
      const owner = owners.get(alias)
      if (owner !== undefined && owner !== unit.name) {
        faults.push(fault('units', `units.${unit.name}.aliases`, `“${alias}”已经是${owner}的叫法`))
      }
      owners.set(alias, unit.name)
    }
  }
  return faults
}
