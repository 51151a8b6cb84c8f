import { describe, expect, it } from 'vitest'
import { aRawPlan, aRawTarget, faultsOf, someRawUnits } from '../support/a-plan.ts'

type Files = { plan: ReturnType<typeof aRawPlan>; units: ReturnType<typeof someRawUnits> }

/** A plan and a directory in order, but for what stands at a path of keys joined by dots. */
function withFault(path: string, value: unknown): Files {
  const files: Files = { plan: aRawPlan(), units: someRawUnits() }
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const inUnits = ['units', 'unnamed', 'successions'].includes(keys[0] ?? '')
  let here: unknown = inUnits ? files.units : files.plan
  for (const key of keys) here = Reflect.get(here as object, key)
  if (value === undefined) Reflect.deleteProperty(here as object, last)
  else Reflect.set(here as object, last, value)
  return files
}

const linesOf = ({ plan, units }: Files) => faultsOf(plan, units).map(({ path, reason }) => `${path}: ${reason}`)

describe('an operator who wrote a ledger file by hand', () => {
  it('hears nothing when it is in order', () => {
    expect(faultsOf(aRawPlan(), someRawUnits())).toEqual([])
  })

  it.each([
    ['tasks.0.units.1', '市水木局', 'tasks.zd-1.units: 单位名录里没有“市水木局”，最接近的是 市水利局'],
    ['tasks.0.units.1', '市农牧局', 'tasks.zd-1.units: “市农牧局”列了两次'],
    ['tasks.3.mentioned.0.unit', '水利厅', 'tasks.bz-1.mentioned: 单位名录里没有“水利厅”，最接近的是 市水利局'],
    ['tasks.2.id', 'yq-1', 'tasks.yq-1: 任务编号重复'],
    ['tasks.2.id', 'yq-7', 'tasks.yq-7.id: 与类别、序号不符，应为 yq-2'],
    ['tasks.2.id', 'yq-二', 'tasks.yq-二.id: 任务编号应为 zd-数字、yq-数字或 bz-数字'],
    ['tasks.0.chapter', '五（九）', 'tasks.zd-1.chapter: chapters 里没有“五（九）”'],
    ['tasks.0.targets.1.id', 'zd-1.1', 'tasks.zd-1.targets.zd-1.1: 指标编号重复'],
    ['tasks.0.targets.1.id', 'zd-2.2', 'tasks.zd-1.targets.zd-2.2.id: 指标编号应写成 zd-1.数字'],
    ['goals.0.id', 'zd-1.9', 'goals.zd-1.9.id: 指标编号应写成 mb-数字'],
    ['tasks.0.targets.0.deadline.day', '2025-02-30', /^tasks.zd-1.targets.zd-1.1.deadline.day: 没有这个日期/],
    ['tasks.0.targets.0.deadline.day', '2025年底', /^tasks.zd-1.targets.zd-1.1.deadline.day: 没有这个日期/],
    ['tasks.0.targets.0.deadline.day', '2022-12-31', /deadline.day: 2022-12-31 早于印发日期 2023-10-26$/],
    ['tasks.0.targets.0.deadline.day', '2026-12-31', /deadline.day: horizons 里没有 2026 年$/],
    ['tasks.0.targets.0.deadline.kind', 'sometime', /deadline.kind: 只能是 by、yearly$/],
    ['tasks.0.targets.0.repeats', 'mb-9', 'tasks.zd-1.targets.zd-1.1.repeats: 没有编号为 mb-9 的指标'],
    ['tasks.0.targets.0.within', 'zd-1.1', 'tasks.zd-1.targets.zd-1.1.within: 不能指向自己'],
    ['tasks.0.targets.0.value', '六十三', 'tasks.zd-1.targets.zd-1.1.value: 应为数字，区间写成 [1, 2]'],
    ['tasks.0.targets.0.value', [1, 2], /zd-1.1.value: comparator 是 range 的写成 \[1, 2\]，其他的写一个数$/],
    ['tasks.0.targets.0.comparator', '≥', /zd-1.1.comparator: 只能是 >、>=、<=、=、~、range$/],
    ['tasks.0.targets.0.comparator', 'range', /zd-1.1.value: comparator 是 range 的写成 \[1, 2\]，其他的写一个数$/],
    ['tasks.0.targets.0.metric', undefined, 'tasks.zd-1.targets.zd-1.1.metric: 缺少这一项'],
    ['tasks.0.targets.0', aRawTarget('zd-1.1', { vlaue: 1 }), /zd-1.1.vlaue: 没有这个键，最接近的是 value$/],
    ['goals.0', aRawTarget('mb-1', { comparator: 'range', value: [2, 1] }), 'goals.mb-1.value: 区间应从小到大'],
    ['tasks', undefined, 'tasks: 缺少这一项'],
    ['bannerRule.statedIn', 'yq-9', 'bannerRule.statedIn: 没有任务 yq-9'],
    ['bannerRule.banners.0', '东胜旗', 'bannerRule.banners: 单位名录里没有“东胜旗”，最接近的是 东胜区'],
    ['bannerRule.banners.0', '市农牧局', 'bannerRule.banners: “市农牧局”在单位名录里不是旗区'],
    ['catchAll', '各有关部门', 'catchAll: 单位名录里没有“各有关部门”，最接近的是 市直各有关部门'],
    ['units.0.aliases.0', '水利局', 'units.市水利局.aliases: “水利局”已经是市农牧局的叫法'],
    ['units.0.shortAliases', ['气象局'], 'unnamed.市气象局.aliases: “气象局”已经是市农牧局的叫法'],
    ['units.0.aliases.0', '市水利局', 'units.市农牧局.aliases: “市水利局”已经是市水利局的叫法'],
    ['units.0.fullName', '水利局 ', 'units.市水利局.aliases: “水利局”已经是市农牧局的叫法'],
    ['units.1.name', '市农牧局', 'units.市农牧局: 单位重复'],
    ['units.0.kind', 'bureau', /^units.市农牧局.kind: 只能是 party、government、/],
    ['units.0.notToConfuseWith', ['市农木局'], /^units.市农牧局.notToConfuseWith: 单位名录里没有“市农木局”/],
    ['units.3', { name: '市统计局', kind: 'government', level: 'city' }, /^units.市统计局: 方案没有点名这个单位/],
    [
      'successions.0',
      { unit: '市扶贫办', successor: '市农牧局', since: '2021-05-01', basis: '方案' },
      /^successions.市扶贫办: /,
    ],
  ] as [string, unknown, string | RegExp][])('hears of %s: %j', (path, value, line) => {
    const lines = linesOf(withFault(path, value))

    expect(lines).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line))
  })

  it('hears of everything at once', () => {
    const { plan, units } = withFault('units.1.aliases.0', '农牧局')
    plan.bannerRule.statedIn = 'yq-9'
    plan.goals.push(aRawTarget('mb-1'))
    plan.catchAll = '市直部门'

    expect(faultsOf(plan, units).map(({ path }) => path)).toEqual([
      'goals.mb-1',
      'bannerRule.statedIn',
      'catchAll',
      'units.市水利局.aliases',
    ])
  })
})
