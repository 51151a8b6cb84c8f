import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from './support/journey.ts'

const desk = chatIdOf('desk')

/** A liaison opens the form of a task by command and gets it in the private chat. */
const formOf = (journey: Journey, person: 'nongmu' | 'shuili' | 'xiangcun', task = '12') =>
  journey.ask(person, `填报 ${task}`)

const reviewIn = (journey: Journey, about: string) =>
  journey.cardIn(desk, ({ title, words }) => title.startsWith('待审核') && words.includes(about))

describe('a liaison reports from a form', () => {
  it('is understood, nudged once for substance, accepted and reviewed', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const form = await formOf(journey, 'nongmu')

    const nudge = await journey.submit('nongmu', form, { value_2: '六十三%', note: '正在积极推进' })
    const questioned = journey.asItStands(form)
    const accepted = await journey.submit('nongmu', questioned, {})

    expect(nudge.toast?.content).toContain('没有实际内容')
    expect(questioned.fields.find(({ name }) => name === 'value_2')?.initial).toBe('六十三%')
    expect(accepted.toast).toMatchObject({ type: 'success' })
    expect(accepted.toast?.content).toContain('63%（目标 63% 以上，已达到）')
    const receipt = journey.asItStands(form)
    expect(receipt.title).toBe('填报回执 · 待审核')
    expect(receipt.words).toContain('原文：六十三%')
    const review = await reviewIn(journey, '农村牧区生活污水治理覆盖率')
    expect(review.words).toMatch(/还没有报过 → 63%/)
    const approved = await journey.press('coordinator', review, '通过')
    expect(approved.toast?.type).toBe('success')
    await journey.sandbox.until(() => journey.asItStands(form).title === '填报回执 · 已生效' || undefined)
    const progress = await journey.ask('official', '进展 12')
    expect(progress.words).toContain('63%')
    expect(progress.words).toContain('2025年11月已报')
  })

  it('gets the form privately when it is asked for in the group, and is told so', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })

    const told = await journey.askIn('nongmu', 'nongmu', '填报12')

    expect(told.words).toContain('私聊')
    const form = await journey.cardIn(journey.privateChat('nongmu'), ({ fields }) => fields.length > 0)
    expect(form.fields.map(({ name }) => name)).toEqual(['status', 'value_1', 'value_2', 'value_4', 'note'])
  })

  it.each([
    ['快六成了', '没有确切的数字'],
    ['abc', '看不出是多少'],
    ['61%-63%', '只写一个数'],
  ])('is told what is wrong with %s, and nothing changes', async (typed, words) => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const form = await formOf(journey, 'nongmu')

    const pressed = await journey.submit('nongmu', form, { value_2: typed, note: '本月新增 12 个村' })

    expect(pressed.toast).toMatchObject({ type: 'error' })
    expect(pressed.toast?.content).toContain(words)
    expect(journey.asItStands(form).fields.find(({ name }) => name === 'value_2')?.initial).toBe(typed)
    const history = await journey.ask('nongmu', '历史 12')
    expect(history.words).toContain('还没有人报过')
  })

  it('is asked about what can hardly be, and may mean it', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const form = await formOf(journey, 'nongmu')

    const asked = await journey.submit('nongmu', form, { value_2: '120%', note: '含已拆迁的村' })
    const meant = await journey.submit('nongmu', journey.asItStands(form), {})

    expect(asked.toast?.content).toContain('超过了 100%')
    expect(meant.toast?.type).toBe('success')
  })

  it('says 无变化 in one tap the next month', async () => {
    const journey = await startJourney({ at: '2025-10-22T10:00', settings: { review: false } })
    await journey.submit('nongmu', await formOf(journey, 'nongmu'), { value_2: '61', note: '新增 3 个村' })
    journey.moveTo('2025-11-20T09:30')

    const form = await formOf(journey, 'nongmu')
    const pressed = await journey.press('nongmu', form, '无变化')

    expect(form.fields.find(({ name }) => name === 'value_2')?.initial).toBe('61')
    expect(pressed.toast).toMatchObject({ type: 'success' })
    const history = await journey.ask('nongmu', '历史 12')
    expect(history.words.match(/2025年1[01]月/g)).toEqual(['2025年11月', '2025年10月'])
  })
})

describe('a coordinator returns a report', () => {
  it('has to say why, and the form comes back as it was typed', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const form = await formOf(journey, 'nongmu')
    await journey.submit('nongmu', form, { value_2: '61.2', note: '新增 3 个村' })
    const review = await reviewIn(journey, '61.2')

    const why = await journey.press('coordinator', review, '退回')
    const reason = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '退回填报')
    const returned = await journey.submit('coordinator', reason, { comment: '与住建局口径不一致，请核' })

    expect(why.toast?.content).toContain('写原因')
    expect(returned.toast?.type).toBe('success')
    const again = await journey.cardIn(journey.privateChat('nongmu'), ({ words }) =>
      words.includes('与住建局口径不一致'),
    )
    await journey.sandbox.until(() => journey.asItStands(form).title === '填报回执 · 已退回' || undefined)
    const reopened = await journey.cardIn(journey.privateChat('nongmu'), ({ fields }) => fields.length > 0)
    expect(reopened.fields.find(({ name }) => name === 'value_2')?.initial).toBe('61.2')
    expect(again.words).toContain('与住建局口径不一致')
  })

  it('ends well when both press at once, and on anybody else’s press', async () => {
    const everybody = { ...roster, coordinatorChat: chatIdOf('all') }
    const journey = await startJourney({ at: '2025-11-05T10:00', roster: everybody })
    await journey.submit('nongmu', await formOf(journey, 'nongmu'), { value_2: '61.2', note: '新增 3 个村' })
    const review = await journey.cardIn(chatIdOf('all'), ({ title }) => title.startsWith('待审核'))

    const stranger = await journey.press('nongmu', review, '通过')
    const both = await Promise.all([
      journey.press('coordinator', review, '通过'),
      journey.press('coordinator2', review, '通过'),
    ])

    expect(stranger.toast?.content).toBe('只有统筹人员能审核。')
    expect(both.map(({ toast }) => toast?.type).sort()).toEqual(['info', 'success'])
  })
})

describe('somebody of another unit', () => {
  it('is refused and may pass the figure on to the owner, who confirms with one tap', async () => {
    const all = chatIdOf('all')
    const journey = await startJourney({ at: '2025-11-05T10:00', roster: { ...roster, coordinatorChat: all } })

    const refused = await journey.ask('wenlv', '养老那项民政说98了，我替他们填了吧 填报 14 98')
    const proposed = await journey.press('wenlv', refused, '提请给市民政局')

    expect(refused.words).toContain('市民政局')
    expect(refused.words).toContain('你不是这些单位的联络员')
    expect(proposed.toast?.content).toContain('市民政局')
    const proposal = await journey.cardIn(all, ({ title }) => title === '有人提请填报')
    expect(proposal.words).toContain('98%')
    const stolen = await journey.press('shuili', proposal, '确认无误，填报')
    expect(stolen.toast?.type).not.toBe('success')
    const confirmed = await journey.press('coordinator', proposal, '确认无误，填报')
    expect(confirmed.toast?.type).toBe('success')
    const review = await journey.cardIn(
      all,
      ({ title, words }) => title.startsWith('待审核') && words.includes('养老服务'),
    )
    await journey.press('coordinator2', review, '通过')
    const history = await journey.ask('official', '历史 14')
    expect(history.words).toContain('由王丽提请')
  })

  it('cannot report by a forged button either', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const form = await formOf(journey, 'nongmu')

    const forged = await journey.submit('wenlv', form, { value_2: '99', note: '我来填' })

    expect(forged.toast?.type).not.toBe('success')
    expect((await journey.ask('official', '历史 12')).words).toContain('还没有人报过')
  })
})

describe('a report in words', () => {
  it('for the month before is taken as late and stays visible as such', async () => {
    const journey = await startJourney({ at: '2025-11-07T10:00' })

    const receipt = await journey.ask('nongmu', '10月的忘报了 补报 12 污水61.2')

    expect(receipt.title).toBe('补报回执 · 待审核')
    expect(receipt.words).toContain('补报 2025年10月')
    expect(receipt.words).toContain('61.2%')
  })

  it('is corrected in reply to its receipt; the old version stays and it is reviewed again', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const receipt = await journey.ask('nongmu', '填报 17 利益联结 85')
    await journey.press('coordinator', await reviewIn(journey, '紧密型利益联结'), '通过')

    const asked = journey.tell('nongmu', '报错了 不是85是58，利益联结那个', { repliesTo: receipt.messageId })
    const form = await journey.answerTo(asked)
    const corrected = await journey.submit('nongmu', form, {})

    expect(form.fields.find(({ name }) => name === 'value_2')?.initial).toBe('58')
    expect(corrected.toast?.type).toBe('success')
    const review = await journey.cardIn(desk, ({ title }) => title === '待审核：更正')
    expect(review.words).toMatch(/85% → 58%/)
    await journey.press('coordinator', review, '通过')
    const history = await journey.ask('official', '历史 17')
    expect(history.words).toContain('已被更正')
    expect(history.words).toContain('58%')
  })

  it('about several targets asks which one is meant', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })

    const asked = await journey.ask('nongmu', '填报 12 61.2')

    expect(asked.words).toContain('看不出“多少”是哪一个')
  })
})

describe('a unit that says it is not theirs', () => {
  it('stays in the plan; a coordinator may let another unit report this period', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })

    const asked = await journey.ask('nongmu', '12 这不归我们，转住建')
    const decision = await journey.cardIn(desk, ({ title }) => title === '有单位请求改由别家填报')
    const agreed = await journey.press('coordinator', decision, '同意')

    expect(asked.words).toContain('方案里的责任单位不能改')
    expect(agreed.toast?.type).toBe('success')
    expect((await journey.ask('official', '进展 12')).words).toContain('2025年11月还没有报：市住建局')
    expect((await journey.ask('official', '第12项的责任单位')).words).toContain('市农牧局')
  })
})

describe('the roster in chat', () => {
  it('lets a person ask, a coordinator confirm, and the person report from then on', async () => {
    const all = chatIdOf('all')
    const journey = await startJourney({ at: '2025-11-05T10:00', roster: { ...roster, coordinatorChat: all } })
    const before = await journey.ask('wenlv', '待填报')
    await journey.ask('wenlv', '我是市民政局联络员')

    const asked = await journey.cardIn(all, ({ title }) => title === '有人申请做联络员')
    const nobody = await journey.press('wenlv', asked, '确认')
    const confirmed = await journey.press('coordinator', asked, '确认')

    expect(before.title).toContain('市文旅局')
    expect(nobody.toast?.content).toContain('统筹人员能做')
    expect(confirmed.toast?.type).toBe('success')
    expect((await journey.ask('wenlv', '填报 14')).fields.length).toBeGreaterThan(0)
  })

  it('binds a new group to the unit that a coordinator names', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const group = journey.sandbox.createGroup('市财政局工作群', [openIdOf('official')], openIdOf('coordinator'))
    journey.sandbox.setBotIn(group.chatId, openIdOf('coordinator'), true)

    const asked = await journey.cardIn(desk, ({ title }) => title === '机器人进了新群')
    const bound = await journey.press('coordinator', asked, '市财政局')

    expect(bound.toast?.content).toContain('本群已绑定市财政局')
    await journey.cardIn(group.chatId, ({ words }) => words.includes('已绑定市财政局'))
    const roster = await journey.ask('coordinator', '名册')
    expect(roster.words).toContain('市财政局：没有联络员，1 个群')
    expect(roster.words).toMatch(/既没有联络员也没有群的 \d+ 家\n.*市委办公室、/)
  })
})
