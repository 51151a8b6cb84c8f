import { describe, expect, it } from 'vitest'
import { asTargetId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import type { Task } from '../../src/plan/task.ts'
import { aLedger, aRawPlan } from '../support/a-plan.ts'

const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id)

describe('who asks the ledger', () => {
  const ledger = aLedger()

  it('finds a task, a unit and a target by id, and nothing by another', () => {
    expect(ledger.task(asTaskId('zd-1'))?.units).toEqual(['市农牧局', '市水利局'])
    expect(ledger.unit(asUnitName('市水利局'))?.kind).toBe('government')
    expect(ledger.target(asTargetId('zd-1.2'))?.metric).toBe('覆盖率')
    expect([ledger.task(asTaskId('zd-2')), ledger.unit(asUnitName('水利局'))]).toEqual([undefined, undefined])
  })

  it('learns whose a target is, and that a plan-wide goal is nobody’s', () => {
    expect(ledger.taskOfTarget(asTargetId('zd-1.1'))?.id).toBe('zd-1')
    expect(ledger.taskOfTarget(asTargetId('mb-1'))).toBeUndefined()
    expect(ledger.targets.map(({ target, task }) => [target.id, task?.id])).toEqual([
      ['mb-1', undefined],
      ['zd-1.1', 'zd-1'],
      ['zd-1.2', 'zd-1'],
    ])
  })

  it('keeps being named apart from being included by a catch-all', () => {
    expect(ids(ledger.tasksNaming(asUnitName('市农牧局')))).toEqual(['zd-1', 'yq-1'])
    expect(ids(ledger.tasksIncluding(asUnitName('市农牧局')))).toEqual(['yq-2'])
    expect(ids(ledger.tasksIncluding(asUnitName('市水利局')))).toEqual(['yq-1', 'yq-2'])
  })

  it.each(['供电公司', '东胜区', '市直各有关部门', '各旗区党委、政府', '没有的局'])(
    'includes %s in no catch-all',
    (name) => {
      expect(ledger.tasksIncluding(asUnitName(name))).toEqual([])
    },
  )

  it('learns what the banner rule reaches: what comes after the requirement that states it', () => {
    expect(ids(ledger.tasksReachedByBannerRule())).toEqual(['zd-1', 'yq-2'])
    expect(ledger.banners.map(({ name }) => name)).toEqual(['东胜区'])
  })

  it('learns that a rule for key tasks alone reaches no requirement', () => {
    const plan = aRawPlan()
    plan.bannerRule.reaches = ['key']

    expect(ids(aLedger(plan).tasksReachedByBannerRule())).toEqual(['zd-1'])
  })
})
