import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { aConfigFolder, type ConfigFiles } from '../support/config-folder.ts'

async function load(changed: ConfigFiles = {}, env: NodeJS.ProcessEnv = {}) {
  const folders = await aConfigFolder(changed)
  const result = await loadConfig({ ...folders, ...env })
  const named = (line: string) => line.replaceAll(folders.CONFIG_DIR, 'config').replaceAll(folders.DATA_DIR, 'data')
  return result.ok
    ? { config: result.config, faults: [], warnings: result.config.warnings.map(named) }
    : { config: undefined, faults: result.faults.map(named), warnings: [] }
}

describe('a folder of settings that is in order', () => {
  it('is taken with the usual values for what it does not say', async () => {
    const { config, faults } = await load()

    expect(faults).toEqual([])
    expect(config?.settings).toEqual({
      plan: 'small',
      timeZone: 'Asia/Shanghai',
      reminderHour: '09:00',
      reminderUntil: '18:00',
      daysAhead: [30, 7, 3, 1, 0],
      overdueEvery: 7,
      workdaysOnly: true,
      cycle: { every: 'monthly', opensOn: 20, closesOn: 25, graceDays: 0 },
      review: true,
      membersMayReport: false,
      ranking: false,
      escalation: { leaderAfter: 7, coordinatorsAfter: 14 },
    })
    expect(config?.plan.tasks[0]?.units).toEqual(['市农牧局', '市水利局'])
  })

  it('says who is who', async () => {
    const roster = `
      coordinators: [{ name: 督办科, openId: ou_1 }, { name: 值班, mobile: "+8613800000000" }]
      coordinatorChat: oc_0
      units:
        市农牧局: { chats: [oc_1], liaisons: [{ name: 张三, openId: ou_2 }], leader: { name: 李四, email: li@example.com } }
    `
    const { config } = await load({ 'config/roster.yaml': roster })

    expect(config?.roster).toEqual({
      coordinators: [
        { name: '督办科', openId: 'ou_1' },
        { name: '值班', mobile: '+8613800000000' },
      ],
      coordinatorChat: 'oc_0',
      units: {
        市农牧局: {
          chats: ['oc_1'],
          liaisons: [{ name: '张三', openId: 'ou_2' }],
          leader: { name: '李四', email: 'li@example.com' },
        },
      },
    })
  })

  it.each(['', '# 还没有人', 'coordinators:\nunits:'])('may have a roster without anybody: %j', async (roster) => {
    const { config } = await load({ 'config/roster.yaml': roster })

    expect(config?.roster).toMatchObject({ coordinators: [], units: {} })
  })

  it('may lack words, roster and settings: it starts, with a warning for each', async () => {
    const missing = { 'config/synonyms.yaml': undefined, 'config/roster.yaml': undefined }

    const { config, warnings } = await load(missing)

    expect(config).toBeDefined()
    expect(warnings).toEqual([
      expect.stringMatching(/^config\/roster.yaml: 没有这个文件/),
      expect.stringMatching(/^config\/synonyms.yaml: 没有这个文件/),
    ])
  })
})

describe('a mistake in a file', () => {
  const roster = (text: string) => ({ 'config/roster.yaml': text })
  const settings = (text: string) => ({ 'config/settings.yaml': `plan: small\n${text}` })
  const aUnit = (text: string) => roster(`units: { 市农牧局: { ${text} } }`)

  it.each([
    [aUnit('chat: [oc_1]'), 'config/roster.yaml: units.市农牧局.chat: 没有这个键，最接近的是 chats'],
    [roster('cordinators: []'), 'config/roster.yaml: cordinators: 没有这个键，最接近的是 coordinators'],
    [aUnit('chats: oc_1'), 'config/roster.yaml: units.市农牧局.chats: 应为列表'],
    [aUnit('chats: [ou_1]'), 'config/roster.yaml: units.市农牧局.chats.0: 群编号应以 oc_ 开头'],
    [aUnit('liaisons: [{ openId: ou_1 }]'), 'config/roster.yaml: units.市农牧局.liaisons.0.name: 缺少这一项'],
    [
      aUnit('liaisons: [{ name: 张三 }]'),
      'config/roster.yaml: units.市农牧局.liaisons.0: openId、mobile、email 至少写一项',
    ],
    [
      roster('coordinators: [{ name: 张三, mobile: +8613800000000 }]'),
      'config/roster.yaml: coordinators.0.mobile: 应为文本（请加引号）',
    ],
    [roster('units: { 农牧: { chats: [] } }'), 'config/roster.yaml: units.农牧: 没有这个单位，最接近的是 市农牧局'],
    [roster('- 张三'), 'config/roster.yaml: 应为一组键值'],
    [settings('cycle: { every: weekly }'), 'config/settings.yaml: cycle.every: 只能是 monthly、quarterly、none'],
    [settings('cycle: { closesOn: 5 }'), 'config/settings.yaml: cycle.closesOn: 截止日不能早于 opensOn'],
    [settings('reminderHour: 9'), 'config/settings.yaml: reminderHour: 应为文本（请加引号）'],
    [settings("reminderHour: '25:00'"), 'config/settings.yaml: reminderHour: 应为 24 小时制的时刻，如 09:00'],
    [settings("reminderUntil: '08:30'"), 'config/settings.yaml: reminderUntil: 应晚于 reminderHour'],
    [settings('timeZone: Asia/Ordos'), 'config/settings.yaml: timeZone: 没有这个时区'],
    [settings('workdaysOnly: 是'), 'config/settings.yaml: workdaysOnly: 应为 true 或 false'],
    [
      settings('escalation: { leaderAfter: 20 }'),
      'config/settings.yaml: escalation.coordinatorsAfter: 应大于 leaderAfter，两级不能同时提醒',
    ],
    [settings('plan: other'), 'config/settings.yaml: 第 2 行: 不是合法的 YAML（duplicated mapping key）'],
    [{ 'config/settings.yaml': 'plan: other' }, 'data/plans/other.yaml: 没有这个文件'],
    [{ 'config/units.yaml': 'units:\n  - name: [市农牧局' }, /^config\/units.yaml: 第 2 行: /],
    [{ 'data/plans/small.yaml': 'id: small\n\ttitle: x' }, /^data\/plans\/small.yaml: 第 2 行: /],
    [{ 'data/plans/small.yaml': 'id: small' }, 'data/plans/small.yaml: tasks: 缺少这一项'],
    [
      { 'config/units.yaml': 'units: [{ name: 市农牧局, kind: government, level: city }]' },
      'data/plans/small.yaml: tasks.zd-1.units: 单位名录里没有“市水利局”，最接近的是 市农牧局',
    ],
  ] as [ConfigFiles, string | RegExp][])('in %o is told with file, path and reason', async (changed, line) => {
    const { faults } = await load(changed)

    expect(faults).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line))
  })

  it('never hides another, in whatever file or variable', async () => {
    const { faults } = await load(
      { ...aUnit('chat: [], liaisons: 张三'), ...settings('overdueEvery: 0'), 'config/units.yaml': '{' },
      { PORT: 'x' },
    )

    expect(faults.map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      'PORT: 应为 0 到 65535 的整数',
      'config/settings.yaml: overdueEvery',
      'config/roster.yaml: units.市农牧局.liaisons',
      'config/roster.yaml: units.市农牧局.chat',
      expect.stringMatching(/^config\/units.yaml: 第 1 行/),
    ])
  })

  it('of one who multiplies aliases without end is told, not followed', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 9; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      )
    }

    const { faults } = await load(roster(lines.join('\n')))

    expect(faults).toEqual([expect.stringMatching(/^config\/roster.yaml: /)])
  })

  it('in the name of the folder is told before anything else is missing', async () => {
    const result = await loadConfig({ CONFIG_DIR: '/nowhere/at/all' })

    expect(result).toMatchObject({
      ok: false,
      faults: expect.arrayContaining(['CONFIG_DIR: 没有文件夹 /nowhere/at/all']),
    })
  })
})
