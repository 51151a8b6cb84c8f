import { checkTargets } from './check-targets.ts'
import { checkUnits, unknownUnit } from './check-units.ts'
import type { Plan } from './plan.ts'
import type { Fault } from './shape.ts'
import type { Task, TaskKind } from './task.ts'
import type { UnitsFile } from './unit.ts'

/** What is wrong with a plan or a directory of units that each file's own schema cannot see. */
export interface LedgerFault extends Fault {
  readonly file: 'plan' | 'units'
}

/** Cross-checks: ids are unique, every unit named is known and every known one is named, references lead somewhere. */
export function checkLedger(plan: Plan, units: UnitsFile): LedgerFault[] {
  const names = units.units.map((unit) => unit.name as string)
  const ofPlan = [...checkTasks(plan, names), ...checkTargets(plan), ...checkRules(plan, units, names)]
  const ofUnits = [...checkUnits(units), ...checkUse(plan, names)]
  return [
    ...ofPlan.map((fault) => ({ file: 'plan', ...fault }) as const),
    ...ofUnits.map((fault) => ({ file: 'units', ...fault }) as const),
  ]
}

const prefixes: Readonly<Record<TaskKind, string>> = { key: 'zd', requirement: 'yq', safeguard: 'bz' }

function checkTasks(plan: Plan, names: readonly string[]): Fault[] {
  const seen = new Set<string>()
  return plan.tasks.flatMap((task) => {
    const path = `tasks.${task.id}`
    const faults = checkOwners(task, names)
    if (seen.has(task.id)) faults.push({ path, reason: '任务编号重复' })
    seen.add(task.id)
    const expected = `${prefixes[task.kind]}-${task.number}`
    if (task.id !== expected) faults.push({ path: `${path}.id`, reason: `与类别、序号不符，应为 ${expected}` })
    if (!plan.chapters.some(({ locator }) => task.chapter.startsWith(locator))) {
      faults.push({ path: `${path}.chapter`, reason: `chapters 里没有“${task.chapter}”` })
    }
    return faults
  })
}

function checkOwners({ id, units, mentioned }: Task, names: readonly string[]): Fault[] {
  const unknown = (key: string, unit: string) =>
    names.includes(unit) ? [] : [{ path: `tasks.${id}.${key}`, reason: unknownUnit(unit, names) }]
  return [
    ...units.flatMap((unit) => unknown('units', unit)),
    ...mentioned.flatMap(({ unit }) => unknown('mentioned', unit)),
    ...units.flatMap((unit, at) =>
      units.indexOf(unit) < at ? [{ path: `tasks.${id}.units`, reason: `“${unit}”列了两次` }] : [],
    ),
  ]
}

function checkRules(plan: Plan, { units }: UnitsFile, names: readonly string[]): Fault[] {
  const { statedIn, banners, collectiveName } = plan.bannerRule
  const faults: Fault[] = []
  if (!plan.tasks.some(({ id }) => id === statedIn)) {
    faults.push({ path: 'bannerRule.statedIn', reason: `没有任务 ${statedIn}` })
  }
  for (const banner of banners) {
    const known = units.find(({ name }) => name === banner)
    if (!known) faults.push({ path: 'bannerRule.banners', reason: unknownUnit(banner, names) })
    else if (known.kind !== 'banner') {
      faults.push({ path: 'bannerRule.banners', reason: `“${banner}”在单位名录里不是旗区` })
    }
  }
  const catchAlls = [
    ['bannerRule.collectiveName', collectiveName],
    ['catchAll', plan.catchAll],
  ] as const
  for (const [path, name] of catchAlls) {
    if (!names.includes(name)) faults.push({ path, reason: unknownUnit(name, names) })
  }
  return faults
}

function checkUse({ tasks, bannerRule, catchAll }: Plan, names: readonly string[]): Fault[] {
  const used = new Set<string>([
    ...tasks.flatMap((task) => [...task.units, ...task.mentioned.map(({ unit }) => unit)]),
    ...bannerRule.banners,
    bannerRule.collectiveName,
    catchAll,
  ])
  return names
    .filter((name) => !used.has(name))
    .map((name) => ({ path: `units.${name}`, reason: '方案没有点名这个单位，请移到 unnamed' }))
}
