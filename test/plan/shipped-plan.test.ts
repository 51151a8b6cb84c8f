import { describe, expect, it } from 'vitest'
import { asTargetId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import { loadShipped } from '../support/shipped.ts'

const { ledger, plan, units } = await loadShipped()
const task = (id: string) => {
  const found = ledger.task(asTaskId(id))
  if (!found) throw new Error(`no task ${id}`)
  return found
}
const target = (id: string) => ledger.target(asTargetId(id))
const metrics = (metric: string) =>
  [...plan.goals, ...plan.tasks.flatMap(({ targets }) => targets)].filter((one) => one.metric === metric)

// Counted by hand from the printed document: units in the responsibility line of each item, catch-alls included.
const owners: Record<string, number> = {
  'zd-1': 5,
  'zd-2': 5,
  'zd-3': 5,
  'zd-4': 6,
  'zd-5': 5,
  'zd-6': 9,
  'zd-7': 3,
  'zd-8': 2,
  'zd-9': 8,
  'zd-10': 4,
  'zd-11': 1,
  'zd-12': 5,
  'zd-13': 14,
  'zd-14': 6,
  'zd-15': 5,
  'zd-16': 9,
  'zd-17': 7,
  'zd-18': 8,
  'zd-19': 7,
  'zd-20': 4,
  'zd-21': 4,
  'zd-22': 11,
  'zd-23': 4,
  'zd-24': 6,
  'yq-1': 7,
  'yq-2': 1,
  'yq-3': 7,
  'yq-4': 3,
  'yq-5': 1,
  'yq-6': 2,
  'bz-1': 0,
  'bz-2': 0,
  'bz-3': 0,
  'bz-4': 0,
  'bz-5': 0,
}

describe('the shipped plan', () => {
  it('holds 24 key tasks, 6 requirements and 5 safeguards, with every owner', () => {
    expect(Object.fromEntries(plan.tasks.map(({ id, units: named }) => [id, named.length]))).toEqual(owners)
  })

  it.each(['zd-1', 'zd-12', 'zd-20'])('lists the owners of %s in the order of the document', (id) => {
    const order = {
      'zd-1': '市林草局 市水利局 市自然资源局 市科技局 市能源局',
      'zd-12': '市乡村振兴局 市住建局 市生态环境局 市农牧局 市林草局',
      'zd-20': '市委组织部 市委农牧办 市工商联 市乡村振兴局',
    }[id]
    expect(task(id).units.join(' ')).toBe(order)
  })

  it('knows every unit that it names, and names every unit that it knows', () => {
    const named = new Set(plan.tasks.flatMap(({ units: some }) => some))
    const known = units.units.filter(({ kind }) => kind !== 'banner').map(({ name }) => name)

    expect([...named].sort()).toEqual([...known].sort())
  })

  it('tells the two horizons apart', () => {
    const income = metrics('农村牧区常住居民人均可支配收入')

    expect(income.map((one) => one.kind === 'quantitative' && [one.value, one.deadline?.words])).toEqual([
      [3.2, '到2025年'],
      [5, '到2030年'],
    ])
  })
})

describe('traps of the plan', () => {
  it('never says who leads', () => {
    expect(JSON.stringify(plan)).not.toContain('牵头')
  })

  it('reaches every later task by the banner rule, though only 四（一） lists the banners', () => {
    const { bannerRule } = plan

    expect(bannerRule.banners).toHaveLength(9)
    expect(
      plan.tasks.filter(({ units: named }) => named.includes(bannerRule.collectiveName)).map(({ id }) => id),
    ).toEqual(['yq-1'])
    expect(bannerRule.reaches).toEqual(['key', 'requirement'])
  })

  it('names the catch-all in eight places and never counts it as naming a unit', () => {
    const places = plan.tasks.filter(({ units: named }) => named.includes(plan.catchAll)).map(({ id }) => id)

    expect(places).toEqual(['zd-15', 'zd-24', 'yq-1', 'yq-2', 'yq-3', 'yq-4', 'yq-5', 'yq-6'])
    expect(ledger.tasksNaming(asUnitName('市文旅局')).map(({ id }) => id)).toEqual(['zd-17', 'zd-18', 'zd-23'])
  })

  it.each([
    ['市委农牧办', '市农牧局'],
    ['市委办公室', '市政府办公室'],
    ['市科协', '市科技局'],
  ])('keeps %s and %s apart', (one, other) => {
    const unit = ledger.unit(asUnitName(one))

    expect(unit?.notToConfuseWith).toContain(other)
    expect(ledger.unit(asUnitName(other))?.aliases).not.toEqual(expect.arrayContaining([...(unit?.aliases ?? [])]))
  })

  it('knows that a company and a task force are no bureaus', () => {
    expect(ledger.unit(asUnitName('鄂尔多斯供电公司'))?.kind).toBe('enterprise')
    expect(ledger.unit(asUnitName('市二产带动一产工作专班'))?.kind).toBe('taskforce')
  })

  it('has no owners in the safeguards, only units mentioned in running text', () => {
    expect(task('bz-5').units).toEqual([])
    expect(task('bz-5').mentioned.map(({ unit }) => unit)).toEqual(['市委组织部', '市委农牧办'])
  })

  it('tells the two chapters numbered 五 apart', () => {
    expect(task('zd-11').chapter).toBe('五（三）')
    expect(task('bz-3').chapter).toBe('五、保障措施（三）')
  })

  it('keeps an indicator that is stated twice in both places, as written there', () => {
    const toilets = metrics('农村牧区卫生厕所普及率')

    expect(toilets.map(({ id, ...one }) => [id, one.kind === 'quantitative' && one.comparator, one.repeats])).toEqual([
      ['mb-18', '>=', 'zd-12.1'],
      ['zd-12.1', '=', undefined],
    ])
  })

  it.each([
    ['mb-4', { comparator: '<=', value: 2 }],
    ['zd-1.1', { comparator: '>', value: 40, note: '除去自然封禁面积' }],
    ['zd-4.1', { course: 'keep', comparator: '>=', value: 90 }],
    ['zd-6.4', { comparator: 'range', value: [1, 2], per: 'township' }],
    ['zd-15.1', { comparator: '~', value: 20 }],
    ['zd-3.1', { course: 'fall', value: 10, baseline: { year: 2020 } }],
    ['mb-6', { value: 50, group: '全部嘎查村' }],
    ['mb-8', { value: 10, within: 'mb-7' }],
    ['zd-15.5', { per: 'banner', value: 1000 }],
    ['zd-7.2', { deadline: { kind: 'yearly' } }],
    ['zd-14.2', { kind: 'qualitative', fullCoverage: true }],
    ['zd-8.1', { kind: 'qualitative', aim: '大幅提升' }],
  ])('types %s as the plan means it', (id, meaning) => {
    expect(target(id)).toMatchObject(meaning)
  })

  it('invents no deadline where the plan gives none', () => {
    const undated = plan.tasks.flatMap(({ targets }) => targets).filter(({ deadline }) => !deadline)

    expect(undated.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['zd-6.4', 'zd-16.1', 'zd-16.2', 'zd-16.3', 'zd-20.1', 'zd-20.2']),
    )
    expect(
      plan.tasks
        .flatMap(({ targets }) => targets)
        .every(({ deadline }) => deadline?.kind !== 'by' || deadline.day.endsWith('-12-31')),
    ).toBe(true)
  })
})
