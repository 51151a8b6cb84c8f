import { describe, expect, it } from 'vitest'
import { chapterOf } from '../../src/plan/chapter.ts'
import { asTaskId } from '../../src/plan/ids.ts'
import { aScene } from '../support/a-scene.ts'

describe('the chapter of a task', () => {
  it.each([
    ['zd-12', '五（三）'],
    ['yq-2', '四'],
    ['bz-1', '五、保障措施'],
  ])('of %s is %s', (id, locator) => {
    const { ledger } = aScene()
    const task = ledger.task(asTaskId(id))

    expect(task && chapterOf(task, ledger.plan)?.locator).toBe(locator)
  })

  it('is one of the plan’s for every task', () => {
    const { plan } = aScene().ledger

    expect(plan.tasks.filter((task) => chapterOf(task, plan) === undefined)).toEqual([])
  })
})
