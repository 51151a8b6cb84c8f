import { describe, expect, it } from 'vitest'
import { chatIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from './support/journey.ts'

const desk = chatIdOf('desk')
const sentence = '13 冷链那块年底肯定完不了，招标流了，给延到明年6月底吧'
const at = '2025-12-10T10:00'

const requestIn = (journey: Journey, chat = desk) => journey.cardIn(chat, ({ title }) => title.startsWith('延期申请'))

describe('a liaison asks for more time', () => {
  it('in a sentence: the plan’s date stays, the committed one goes to the coordinators', async () => {
    const journey = await startJourney({ at })

    const receipt = await journey.ask('nongmu', sentence)
    const request = await requestIn(journey)

    expect(receipt.title).toBe('延期申请 · 待决定')
    expect(request.title).toBe('延期申请 · 待决定')
    for (const { words } of [receipt, request]) {
      expect(words).toContain('方案时限：到2025年（按 2025-12-31 计），不变')
      expect(words).toContain('申请承诺时限：2026-06-30（比方案时限晚 181 天）')
      expect(words).toContain('原因：招标流了')
      expect(words).toContain('现状：还没有填报')
      expect(words).toContain('市农牧局')
      expect(words).not.toContain('逾期记录')
    }
    expect(receipt.buttons.map(({ label }) => label)).not.toContain('同意')
  })

  it('is told of the approval, and both cards say so', async () => {
    const journey = await startJourney({ at })
    const receipt = await journey.ask('nongmu', sentence)
    const request = await requestIn(journey)

    const pressed = await journey.press('coordinator', request, '同意')

    expect(pressed.toast?.content).toContain('承诺时限 2026-06-30')
    expect(journey.asItStands(request).title).toBe('延期申请 · 已同意')
    expect(journey.asItStands(request).buttons.map(({ label }) => label)).not.toContain('同意')
    await journey.sandbox.until(() => journey.asItStands(receipt).title === '延期申请 · 已同意' || undefined)
    const told = await journey.cardIn(
      journey.privateChat('nongmu'),
      ({ title, messageId }) => title === '延期申请 · 已同意' && messageId !== receipt.messageId,
    )
    expect(told.words).toContain('陈督办同意')
  })

  it('is told of a refusal with its reason, which has to be given', async () => {
    const journey = await startJourney({ at })
    await journey.ask('nongmu', sentence)
    const request = await requestIn(journey)

    const why = await journey.press('coordinator', request, '不同意')
    const form = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '不同意延期')
    const without = await journey.submit('coordinator', form, { reason: '  ' })
    const declined = await journey.submit('coordinator', form, { reason: '先用应急资金，年底必须完' })

    expect(why.toast?.content).toContain('写原因')
    expect(await journey.toastOf(without)).toMatch(/原因|必填/)
    expect(declined.toast?.type).toBe('success')
    const told = await journey.cardIn(journey.privateChat('nongmu'), ({ words }) => words.includes('应急资金'))
    expect(told.title).toBe('延期申请 · 未同意')
    await journey.sandbox.until(() => journey.asItStands(request).title === '延期申请 · 未同意' || undefined)
  })

  it('ends well when two coordinators decide at once, and on anybody else’s press', async () => {
    const all = chatIdOf('all')
    const journey = await startJourney({ at, roster: { ...roster, coordinatorChat: all } })
    await journey.ask('nongmu', sentence)
    const request = await requestIn(journey, all)

    const stranger = await journey.press('wenlv', request, '同意')
    const both = await Promise.all([
      journey.press('coordinator', request, '同意'),
      journey.press('coordinator2', request, '同意'),
    ])

    expect(stranger.toast?.content).toContain('只有统筹人员')
    const said = both.map(({ toast }) => toast?.content ?? '')
    expect(said.filter((words) => words.includes('已同意，承诺时限'))).toHaveLength(1)
    expect(said.filter((words) => words.includes('不用再决定'))).toHaveLength(1)
    await journey.untilSaid(journey.privateChat('nongmu'), 'nongmu')
    const told = journey.cardsIn(journey.privateChat('nongmu')).filter(({ title }) => title === '延期申请 · 已同意')
    expect(told).toHaveLength(2)
  })

  it('may use the form, and one request takes the place of the one before', async () => {
    const journey = await startJourney({ at })
    await journey.ask('nongmu', sentence)
    const first = await requestIn(journey)

    const form = await journey.ask('nongmu', '延期 13')
    const sent = await journey.submit('nongmu', form, { until: '2026-03-31', reason: '已重新招标，三月能完' })

    expect(form.fields.map(({ name }) => name)).toEqual(['until', 'reason'])
    expect(sent.toast?.content).toContain('代替了上一次')
    await journey.sandbox.until(() => journey.asItStands(first).title.includes('代替') || undefined)
    const second = await journey.cardIn(desk, ({ words }) => words.includes('2026-03-31'))
    expect(second.words).toContain('已重新招标')
    expect(journey.asItStands(first).buttons.map(({ label }) => label)).toEqual(['看进展'])
  })

  it('is said to be overdue when it is asked after the day', async () => {
    const journey = await startJourney({ at: '2026-01-12T10:00', settings: { review: false } })
    const told = await journey.ask('nongmu', sentence.replace('明年', '今年'))

    expect(told.words).toMatch(/按逾期记录|等统筹人员归类/)
  })
})

describe('asking for more time in ways that cannot be', () => {
  it.each([
    ['13 年底完不了，招标流了，延到2025年11月30日', '已经过去'],
    ['13 招标流了，给延到12月20日', '不晚于方案时限 2025-12-31'],
    ['13 招标流了，给延到2028年6月底', '最多延两年，不能晚于 2027-12-31'],
    ['13 招标流了，请延到明年2月30日', '写明日期'],
    ['13 招标流了，请延期到1月5日或者2月6日', '只写要延到的那天'],
    ['13 给延到明年6月底吧', '写明原因'],
    ['延期 7 到明年6月底，招标流了', '每年'],
    ['延期 18 到明年6月底，招标流了', '没有写期限'],
    ['延期 99 到明年6月底', '没有'],
    ['给延到明年6月底吧，招标流了', '带上编号'],
  ])('says what is wrong with %s, and nothing goes to the coordinators', async (words, said) => {
    const journey = await startJourney({ at })

    const answer = await journey.ask('nongmu', words)

    expect(answer.words).toContain(said)
    await journey.untilSaid(desk, 'coordinator')
    expect(journey.cardsIn(desk).filter(({ title }) => title.startsWith('延期申请'))).toEqual([])
  })

  it('gives the form back with what was understood, and takes it then', async () => {
    const journey = await startJourney({ at })

    const form = await journey.ask('nongmu', '13 给延到明年6月底吧')
    const sent = await journey.submit('nongmu', form, { reason: '招标流了' })

    expect(form.fields.find(({ name }) => name === 'until')?.initial).toBe('2026-06-30')
    expect(sent.toast?.type).toBe('success')
    expect((await requestIn(journey)).words).toContain('申请承诺时限：2026-06-30')
  })

  it('takes it from liaisons of an owner only', async () => {
    const journey = await startJourney({ at })

    const refused = await journey.ask('wenlv', sentence)

    expect(refused.words).toContain('只有这些单位的联络员')
    await journey.untilSaid(desk, 'coordinator')
    expect(journey.cardsIn(desk).filter(({ title }) => title.startsWith('延期申请'))).toEqual([])
  })

  it('tells another owner who has asked already', async () => {
    const journey = await startJourney({ at })
    await journey.ask('nongmu', sentence)

    const again = await journey.ask('shuili', sentence)

    expect(again.words).toContain('市农牧局已申请延到 2026-06-30')
  })

  it('does not approve a day that has gone by in the meantime', async () => {
    const journey = await startJourney({ at: '2025-12-29T10:00' })
    await journey.ask('nongmu', '13 招标流了，给延到明年1月5日吧')
    const request = await requestIn(journey)
    journey.moveTo('2026-01-08T10:00')

    const late = await journey.press('coordinator', request, '同意')

    expect(late.toast?.content).toContain('已经过去')
  })
})

describe('a coordinator puts a date off', () => {
  it('decides a request of three weeks ago, whose card can no longer be pressed, from a fresh one', async () => {
    const journey = await startJourney({ at })
    await journey.ask('nongmu', sentence)
    const old = await requestIn(journey)
    journey.moveTo('2025-12-31T10:00')

    const expired = await journey.press('coordinator', old, '同意')
    await journey.ask('coordinator', '延期申请')
    const fresh = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '延期申请 · 待决定')
    const pressed = await journey.press('coordinator', fresh, '同意')

    expect(expired.ok).toBe(false)
    expect(pressed.toast?.content).toContain('已同意')
    const none = await journey.ask('coordinator', '延期申请')
    expect(none.words).toContain('没有等着决定的')
  })

  it('at once, without asking anybody', async () => {
    const journey = await startJourney({ at })

    const done = await journey.ask('coordinator', '13 招标流了，延到明年6月底')

    expect(done.title).toBe('延期申请 · 已同意')
    expect(done.words).toContain('已记下承诺时限 2026-06-30')
  })
})
