import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { forge, refusedIn, reportsIn } from './support/forge.ts'
import { type Journey, startJourney } from './support/journey.ts'

const at = '2025-11-05T10:00'
const desk = chatIdOf('desk')
const mine = (journey: Journey) => journey.privateChat('nongmu')
const isForm = ({ fields }: { fields: readonly unknown[] }) => fields.length > 0
const review = (journey: Journey, words: string) =>
  journey.cardIn(desk, (card) => card.title.startsWith('待审核') && card.words.includes(words))

describe('无变化', () => {
  it('on the list leaves the list standing, one line shorter, and the receipt comes privately', async () => {
    const journey = await startJourney({ at: '2025-10-22T10:00', settings: { review: false } })
    await journey.ask('nongmu', '填报 12 污水 61.2 本月新增 3 个村')
    journey.moveTo('2025-11-20T09:30')
    const list = await journey.ask('nongmu', '待填报')
    await journey.press('nongmu', list, '下一页')

    const pressed = await journey.press('nongmu', journey.asItStands(list), '无变化')

    expect(pressed.toast?.content).toContain('61.2%')
    const after = journey.asItStands(list)
    expect(after.title).toBe('市农牧局待填报')
    expect(after.buttons.map(({ label }) => label)).not.toContain('无变化')
    await journey.cardIn(
      mine(journey),
      ({ title, words }) => title.startsWith('填报回执') && words.includes('2025年11月'),
    )
    const again = await forge(journey, 'nongmu', { value: { action: 'progress.same', task: 'zd-12' } })
    expect(again.toast).toBe('2025年11月已经报过（已生效），没有变化不用再报。')
    expect(await reportsIn(journey)).toMatchObject([{ how: 'report' }, { how: 'no-change', values: [{ value: 61.2 }] }])
  })

  it('of a banner says its own row again, and no other’s', async () => {
    const banners = { 东胜区: { liaisons: [{ name: '王丽', openId: openIdOf('wenlv') }] } }
    const people = { ...roster, units: { ...roster.units, 市文旅局: {}, ...banners } }
    const journey = await startJourney({ at: '2025-10-22T10:00', settings: { review: false }, roster: people })
    await journey.ask('official', '填报 15 1200')
    await journey.ask('wenlv', '填报 15 300')
    journey.moveTo('2025-11-20T09:30')

    const list = await journey.ask('official', '待填报')
    await journey.press('official', list, '无变化')

    expect((await reportsIn(journey)).at(-1)).toMatchObject({
      unit: '准格尔旗',
      values: [{ banner: '准格尔旗', value: 1200 }],
    })
    expect(list.buttons.filter(({ label }) => label === '无变化')).toHaveLength(1)
  })
})

describe('a form that is asked for in a group', () => {
  it('goes to the presser’s private chat, and the toast says so', async () => {
    const journey = await startJourney({ at })
    const shown = await journey.askIn('nongmu', 'nongmu', '进展 12')

    const pressed = await journey.press('nongmu', shown, '填报')

    expect(pressed.toast?.content).toBe('表单已私聊发给你，请在和机器人的私聊里填。')
    await journey.cardIn(mine(journey), isForm)
    expect(journey.cardsIn(chatIdOf('nongmu')).filter(isForm)).toEqual([])
  })

  it('says in the group how to go on where the person cannot be reached privately', async () => {
    const journey = await startJourney({ at })
    journey.sandbox.setPerson(openIdOf('nongmu'), { available: false })

    await journey.askIn('nongmu', 'nongmu', '填报 12')

    const told = await journey.cardIn(chatIdOf('nongmu'), ({ title }) => title === '表单没能私聊发给你')
    expect(told.words).toContain('张建国')
    expect(told.words).toContain('填报 12 污水 61.2')
    await journey.cardIn(desk, ({ words }) => words.includes('对方不在机器人的可用范围内'))
  })

  it('opens from an answer for whoever reports on the task, and for nobody else', async () => {
    const journey = await startJourney({ at })

    const own = await journey.ask('nongmu', '第12项的责任单位')
    const other = await journey.ask('wenlv', '第12项的责任单位')
    await journey.press('nongmu', own, '填报')

    await journey.cardIn(mine(journey), isForm)
    expect(other.buttons.map(({ label }) => label)).not.toContain('填报')
  })
})

describe('a form longer than a card', () => {
  it('keeps what was typed on its other pages', async () => {
    const people = {
      ...roster,
      units: { ...roster.units, 市妇联: { liaisons: [{ name: '王丽', openId: openIdOf('wenlv') }] } },
    }
    const journey = await startJourney({ at, roster: people })
    const form = await journey.ask('wenlv', '填报 15')
    const [first] = form.fields.filter(({ name }) => name.startsWith('value_'))

    await journey.submit('wenlv', form, { [first?.name ?? '']: '1', note: '第一页' }, '下一页')
    const second = journey.asItStands(form)
    const [last] = second.fields.filter(({ name }) => name.startsWith('value_')).reverse()
    const sent = await journey.submit('wenlv', second, { [last?.name ?? '']: '1500' }, '提交')

    expect(form.fields.filter(({ name }) => name.startsWith('value_'))).toHaveLength(12)
    expect(second.words).toContain('第 2 页，共 2 页')
    expect(sent.toast?.type).toBe('success')
    expect((await reportsIn(journey))[0]).toMatchObject({ note: '第一页', values: [{ value: 1 }, { value: 1500 }] })
  })
})

describe('a coordinator fills in for a unit', () => {
  it('chooses which, and says on what basis', async () => {
    const journey = await startJourney({ at })
    const form = await journey.ask('coordinator', '填报 12')

    const without = await journey.submit('coordinator', form, {
      unit: '市住建局',
      value_2: '61.2',
      note: '新增 3 个村',
    })
    const asked = journey.asItStands(form)
    const taken = await journey.submit('coordinator', asked, { unit: '市住建局', basis: '王科长电话' })

    expect(without.toast?.content).toContain('代填要写依据')
    expect(taken.toast?.type).toBe('success')
    expect(await reportsIn(journey)).toMatchObject([
      { unit: '市住建局', person: openIdOf('coordinator'), onBehalf: { basis: '王科长电话' } },
    ])
    expect((await review(journey, '王科长电话')).words).toContain('统筹代填')
  })

  it('in words, with what stands before the command as the basis', async () => {
    const journey = await startJourney({ at })

    const receipt = await journey.ask('coordinator', '住建局王科长电话报的 填报 12 污水 61.2')
    const bare = await journey.ask('coordinator', '填报 12 污水 61.3')

    expect(receipt.title).toContain('填报回执')
    expect(bare.words).toContain('代填要写依据')
    expect(await reportsIn(journey)).toMatchObject([{ unit: '市住建局', onBehalf: { basis: '住建局王科长电话报的' } }])
  })
})

describe('a reporter appointed for one target', () => {
  it('fills in that one alone; the owners are asked for the rest', async () => {
    const finance = { 市财政局: { liaisons: [{ name: '王丽', openId: openIdOf('wenlv') }] } }
    const people = { ...roster, units: { ...roster.units, 市文旅局: {}, ...finance } }
    const journey = await startJourney({ at, roster: people, settings: { review: false } })

    const refused = await journey.ask('nongmu', '指定填报 12.2 市财政局')
    const done = await journey.ask('coordinator', '指定填报 12.2 市财政局')
    const form = await journey.ask('wenlv', '填报 12')
    await journey.submit('wenlv', form, { value: '61.2', note: '抽查 30 个村' })

    expect(refused.words).toContain('只有统筹人员')
    expect(done.words).toContain('“农村牧区生活污水治理覆盖率”由市财政局填报。方案的责任单位不变。')
    expect(form.fields.map(({ name }) => name)).toEqual(['status', 'value', 'note'])
    expect(await reportsIn(journey)).toMatchObject([{ unit: '市财政局', values: [{ target: 'zd-12.2', value: 61.2 }] }])
    const own = await journey.ask('nongmu', '填报 12')
    expect(own.fields.map(({ label }) => label)).toContain(
      '农村牧区生活污水治理覆盖率（目标 63% 以上，本期由市财政局填报）',
    )
    const list = await journey.ask('nongmu', '待填报')
    await journey.press('nongmu', list, '下一页')
    expect(journey.asItStands(list).words).toContain('推进环境整治优化提升')
    expect((await journey.ask('wenlv', '待填报')).words).not.toContain('推进环境整治优化提升')
  })
})

describe('a picture in reply to a receipt', () => {
  it('is kept as evidence with who and when, and shown in the history', async () => {
    const journey = await startJourney({ at })
    const receipt = await journey.ask('nongmu', '填报 12 污水 61.2 新增 3 个村')

    const image = { name: 'photo.png', base64: Buffer.from('89504e470d0a1a0a', 'hex').toString('base64') }
    const kept = await journey.answerTo(
      journey.sandbox.sendAs(mine(journey), { as: openIdOf('nongmu'), image, repliesTo: receipt.messageId }),
    )

    expect(kept.words).toContain('附件已收下')
    const history = await journey.ask('official', '历史 12')
    expect(history.words).toContain('附件：图片 张建国 11月5日 10:00')
    const evidence = (await journey.journal()).flatMap(({ changes }) =>
      changes.flatMap((change) => (change.kind === 'evidence-added' ? [change.evidence] : [])),
    )
    expect(evidence).toMatchObject([
      { kind: 'picture', key: expect.stringMatching(/^img/), message: expect.stringMatching(/^om_/) },
    ])
  })
})

describe('a review', () => {
  it('goes out anew before its card dies, and an old press still ends well', async () => {
    const journey = await startJourney({ at })
    await journey.ask('nongmu', '填报 12 污水 61.2 新增 3 个村')
    const old = await review(journey, '61.2')
    const approve = old.buttons.find(({ label }) => label === '通过')
    journey.moveTo('2025-11-26T10:00')

    const client = await journey.press('coordinator', old, '通过')
    const fresh = await journey.cardIn(desk, (card) => card.title === old.title && card.messageId !== old.messageId)
    const pressed = await journey.press('coordinator', fresh, '通过')
    const late = await forge(journey, 'coordinator2', { value: approve?.value, messageId: old.messageId })

    expect(client.ok).toBe(false)
    expect(pressed.toast?.content).toBe('已通过，报数生效。')
    expect(late.toast).toBe('这条填报已生效（陈督办），不用再审。')
    expect(JSON.stringify(late.card)).toContain('陈督办')
  })

  it('is found again by 待审核, however many there were', async () => {
    const journey = await startJourney({ at })
    await journey.ask('nongmu', '填报 12 污水 61.2 新增 3 个村')
    const list = await journey.ask('coordinator', '待审核')

    await journey.press('coordinator', list, '去审核')
    const card = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title.startsWith('待审核：'))
    await journey.press('coordinator2', await review(journey, '61.2'), '通过')
    await journey.sandbox.until(() => journey.asItStands(card).title === '填报 · 已生效' || undefined)

    expect(list.words).toContain('市农牧局 · 11月5日 10:00')
    expect((await journey.ask('coordinator', '待审核')).words).toContain('没有等着审核的填报')
    expect((await journey.ask('nongmu', '待审核')).words).toContain('只有统筹人员')
  })

  it('by whoever is no coordinator is refused, and written down', async () => {
    const people = { ...roster, coordinatorChat: chatIdOf('all') }
    const journey = await startJourney({ at, roster: people })
    await journey.ask('nongmu', '填报 12 污水 61.2 新增 3 个村')
    const card = await journey.cardIn(chatIdOf('all'), ({ title }) => title.startsWith('待审核'))

    const pressed = await journey.press('nongmu', card, '通过')

    expect(pressed.toast?.content).toBe('只有统筹人员能审核。')
    expect(await refusedIn(journey)).toMatchObject([{ person: openIdOf('nongmu'), typed: 'zd-12#1 approve' }])
    expect((await journey.ask('coordinator', '记录 12')).words).toContain('没有收下（只有统筹人员能审核。）')
  })

  it('comes after a withdrawal to nothing', async () => {
    const journey = await startJourney({ at })
    await journey.ask('nongmu', '填报 12 污水 61.2 新增 3 个村')
    const card = await review(journey, '61.2')

    const withdrawn = await journey.ask('nongmu', '撤回')
    const twice = await journey.ask('nongmu', '撤回')
    await journey.sandbox.until(() => journey.asItStands(card).title === '填报 · 已撤回' || undefined)

    expect(withdrawn.words).toContain('已撤回，不再计入')
    expect(twice.words).toContain('没有可撤回的填报')
  })
})

describe('status and light that differ', () => {
  it.each([
    ['on_track', '41', '按时间和目标推算应为红，你选的是“正常推进”'],
    ['delayed', '64', '按时间和目标推算应为绿，你选的是“滞后”'],
  ])('%s with %s asks why, once', async (status, value, words) => {
    const journey = await startJourney({ at })
    await journey.ask('coordinator', '基线 12.2 40% 2020年底')
    const form = await journey.ask('nongmu', '填报 12')

    const asked = await journey.submit('nongmu', form, { status, value_2: value })
    const meant = await journey.submit('nongmu', journey.asItStands(form), {})

    expect(asked.toast?.content).toContain(words)
    expect(meant.toast?.type).toBe('success')
  })
})

describe('我的任务', () => {
  it('pages through every task of the unit', async () => {
    const journey = await startJourney({ at })
    const list = await journey.ask('nongmu', '我的任务')
    const first = list.words

    await journey.press('nongmu', list, '下一页')
    const second = journey.asItStands(list)

    expect(first).toContain('市农牧局的任务')
    expect(second.words).not.toBe(first)
    expect(second.buttons.map(({ label }) => label)).toContain('上一页')
  })
})

describe('进展 12', () => {
  it('draws the line to be on once a start is known, the goal before', async () => {
    const journey = await startJourney({ at: '2025-09-10T10:00', settings: { review: false } })
    await journey.ask('nongmu', '填报 12 污水 58 新增 3 个村')
    journey.moveTo(at)
    await journey.ask('nongmu', '填报 12 污水 61.2 新增 3 个村')

    const before = await journey.ask('official', '进展 12')
    await journey.ask('coordinator', '基线 12.2 40% 2020年底')
    const after = await journey.ask('official', '进展 12')

    const valuesOf = (spec: Readonly<Record<string, unknown>> = {}) =>
      (spec.data as readonly { readonly values: readonly { x: string; y: number; series: string }[] }[]).map(
        ({ values }) => values,
      )
    const [goal, said] = valuesOf(before.charts[0])
    expect(goal?.map(({ x, y }) => [x, y])).toEqual([
      ['2025-09', 63],
      ['2025-10', 63],
      ['2025-11', 63],
      ['2025-12', 63],
    ])
    expect(said?.map(({ x, y }) => [x, y])).toEqual([
      ['2025-09', 58],
      ['2025-11', 61.2],
    ])
    const [path] = valuesOf(after.charts[0])
    expect(path?.at(0)).toEqual({ x: '2020-12', y: 40, series: '应达到' })
    expect(path?.at(-1)).toEqual({ x: '2025-12', y: 63, series: '应达到' })
    expect(after.words).toContain('2025年11月已报。')
  })

  it('draws a bar for each banner that has reported, and names those that have not', async () => {
    const dongsheng = { 东胜区: { liaisons: [{ name: '王丽', openId: openIdOf('wenlv') }] } }
    const people = { ...roster, units: { ...roster.units, 市文旅局: {}, ...dongsheng } }
    const journey = await startJourney({ at, settings: { review: false }, roster: people })
    await journey.ask('official', '填报 15 1200 新建 30 户')
    await journey.ask('wenlv', '填报 15 300')

    const shown = await journey.ask('official', '进展 15')

    expect(shown.charts).toMatchObject([{ type: 'bar' }])
    expect(shown.words).toContain('9 个旗区报了 2 个，1 个达到；还没有报：康巴什区')
    expect(shown.words).toContain('灰 美丽庭院：各旗区还没有报齐')
    expect(shown.words).toContain('灰 共富示范乡村：还没有报过')
    expect(shown.words).toContain('新建 30 户')
  })
})
