import { describe, expect, it } from 'vitest'
import { checkLedger } from '../../src/plan/check-ledger.ts'
import { Plan } from '../../src/plan/plan.ts'
import { UnitsFile } from '../../src/plan/unit.ts'
import { readYaml } from '../support/shipped.ts'

type Editable = { tasks: { id: string; units: string[]; targets?: { id: string; deadline: { day: string } }[] }[] }

const rawPlan = () => structuredClone(readYaml('data/plans/ordos-2023-7.yaml')) as Editable
const units = UnitsFile.parse(readYaml('config/units.yaml'))
const faultsOf = (plan: unknown) => checkLedger(Plan.parse(plan), units).map(({ path, reason }) => `${path}: ${reason}`)

describe('a ledger file with a mistake', () => {
  it('is clean as shipped', () => {
    expect(faultsOf(rawPlan())).toEqual([])
  })

  it('names the task and the unit that nobody knows', () => {
    const plan = rawPlan()
    plan.tasks[11]?.units.push('市水务厅')

    expect(faultsOf(plan)).toEqual(['tasks.zd-12.units: 单位名录里没有“市水务厅”'])
  })

  it('names a task that stands twice', () => {
    const plan = rawPlan()
    const [first] = plan.tasks
    if (first) plan.tasks.push({ ...first, targets: [] })

    expect(faultsOf(plan)).toEqual(['tasks.zd-1: 任务编号重复'])
  })

  it('refuses a day that no calendar has', () => {
    const plan = rawPlan()
    const deadline = plan.tasks[0]?.targets?.[0]?.deadline
    if (deadline) deadline.day = '2025-02-30'

    expect(Plan.safeParse(plan).error?.issues[0]?.path).toEqual(['tasks', 0, 'targets', 0, 'deadline', 'day'])
  })

  it('names an alias that two units claim', () => {
    const [one, two] = units.units
    if (!one || !two) throw new Error('no units')
    const clash = {
      ...units,
      units: [{ ...one, aliases: ['那个局'] }, { ...two, aliases: ['那个局'] }, ...units.units.slice(2)],
    }

    const faults = checkLedger(Plan.parse(rawPlan()), clash)

    expect(faults.map(({ reason }) => reason)).toEqual([`“那个局”已经是${one.name}的叫法`])
  })
})
