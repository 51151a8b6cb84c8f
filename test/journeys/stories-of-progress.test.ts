import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { forge, reportsIn } from './support/forge.ts'
import { type Journey, startJourney } from './support/journey.ts'

const desk = chatIdOf('desk')

const reviewOf = (journey: Journey, about: string) =>
  journey.cardIn(desk, ({ title, words }) => title.startsWith('待审核') && words.includes(about))

describe('story 5: 六十三% and 正在积极推进', () => {
  it('is echoed as 63 %, nudged once for substance, accepted', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const form = await journey.ask('nongmu', '填报 12')

    const nudge = await journey.submit('nongmu', form, { value_2: '六十三%', note: '正在积极推进' })
    const accepted = await journey.submit('nongmu', journey.asItStands(form), {})

    expect(nudge.toast?.content).toBe(
      '“正在积极推进”没有实际内容：能写一个数、下一步或卡在哪儿更好。没有补充就再点一次提交。',
    )
    expect(accepted.toast?.content).toBe('已收到：农村牧区生活污水治理覆盖率：63%（目标 63% 以上，已达到）')
    const receipt = journey.asItStands(form)
    expect(receipt.words).toContain('绿 农村牧区生活污水治理覆盖率：63%（目标 63% 以上，已达到） 原文：六十三%')
    expect(receipt.words).toContain('正在积极推进')
    expect(await reportsIn(journey)).toMatchObject([
      { note: '正在积极推进', values: [{ value: 63, words: '六十三%' }] },
    ])
  })

  it('takes a note with substance at once', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const form = await journey.ask('nongmu', '填报 12')

    const accepted = await journey.submit('nongmu', form, { value_2: '六十三%', note: '12 个村完工，还差 3 个' })

    expect(accepted.toast?.type).toBe('success')
  })
})

describe('story 6: 养老那项民政说98了，我替他们填了吧 填报 14 98', () => {
  const said = '养老那项民政说98了，我替他们填了吧 填报 14 98'
  const civilAffairs = { 市民政局: { liaisons: [{ name: '苏和', openId: openIdOf('official') }] } }
  const withCivilAffairs = { ...roster, units: { ...roster.units, ...civilAffairs } }

  it('is refused and passed on; the owner’s liaison confirms with one tap', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00', roster: withCivilAffairs })

    const refused = await journey.ask('wenlv', said)
    const proposed = await journey.press('wenlv', refused, '提请给市民政局')
    const proposal = await journey.cardIn(journey.privateChat('official'), ({ title }) => title === '有人提请填报')
    const confirmed = await journey.press('official', proposal, '确认无误，填报')

    expect(refused.words).toContain('你不是这些单位的联络员')
    expect(proposed.toast?.content).toBe('已转给市民政局，由他们确认后才算。')
    expect(proposal.words).toContain('王丽')
    expect(proposal.words).toContain('98%')
    expect(confirmed.toast?.content).toContain('98%')
    expect(journey.asItStands(proposal).buttons).toEqual([])
    await journey.cardIn(journey.privateChat('wenlv'), ({ title }) => title === '市民政局已确认这条提请')
    expect(await reportsIn(journey)).toMatchObject([
      { task: 'zd-14', unit: '市民政局', person: openIdOf('official'), proposedBy: openIdOf('wenlv') },
    ])
    await journey.press('coordinator', await reviewOf(journey, '由王丽提请'), '通过')
    expect((await journey.ask('wenlv', '历史 14')).words).toContain('由王丽提请')
  })

  it('counts for nothing where the owner says no, or has said yes before', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00', roster: withCivilAffairs })
    await journey.press('wenlv', await journey.ask('wenlv', said), '提请给市民政局')
    const proposal = await journey.cardIn(journey.privateChat('official'), ({ title }) => title === '有人提请填报')

    const value = proposal.buttons.find(({ label }) => label === '确认无误，填报')?.value
    const declined = await journey.press('official', proposal, '不对，不采用')
    const late = await forge(journey, 'official', { value, messageId: proposal.messageId })

    expect(declined.toast?.content).toBe('已不采用。')
    expect(late.toast).toBe('这条提请已经处理过了。')
    await journey.cardIn(journey.privateChat('wenlv'), ({ title }) => title === '市民政局没有采用这条提请')
    expect(await reportsIn(journey)).toEqual([])
  })
})

describe('story 7, on 2025-11-07: 10月的忘报了 补报 12 污水61.2', () => {
  it('is taken as late and stays visible as such', async () => {
    const journey = await startJourney({ at: '2025-11-07T10:00' })

    const receipt = await journey.ask('nongmu', '10月的忘报了 补报 12 污水61.2')
    await journey.press('coordinator', await reviewOf(journey, '61.2'), '通过')

    expect(receipt.title).toBe('补报回执 · 待审核')
    expect(receipt.words).toContain('补报 2025年10月')
    expect(await reportsIn(journey)).toMatchObject([{ period: '2025-10', late: true, values: [{ value: 61.2 }] }])
    expect((await journey.ask('official', '历史 12')).words).toContain('补报 2025年10月')
    expect((await journey.ask('official', '进展 12')).words).toContain('2025年11月还没有报')
  })

  it('comes back as a late report for that month when it is returned', async () => {
    const journey = await startJourney({ at: '2025-11-07T10:00' })
    await journey.ask('nongmu', '8月的忘报了 补报 12 污水61.2')
    await journey.press('coordinator', await reviewOf(journey, '61.2'), '退回')
    const why = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title === '退回填报')
    await journey.submit('coordinator', why, { comment: '是当月数还是累计数' })

    const form = await journey.cardIn(journey.privateChat('nongmu'), ({ fields }) => fields.length > 0)
    await journey.submit('nongmu', form, { note: '是累计数' })

    expect(form.title).toContain('补报')
    expect(form.words).toContain('是当月数还是累计数')
    expect(await reportsIn(journey)).toMatchObject([{ period: '2025-08' }, { period: '2025-08', late: true }])
  })
})

describe('story 8, in reply to yesterday’s receipt: 报错了 不是85是58，利益联结那个', () => {
  it('is a correction with its reason; the old version stays, and it is reviewed again', async () => {
    const journey = await startJourney({ at: '2025-11-04T10:00' })
    const receipt = await journey.ask('nongmu', '填报 17 利益联结 85')
    await journey.press('coordinator', await reviewOf(journey, '紧密型利益联结'), '通过')
    journey.moveTo('2025-11-05T10:00')

    const said = '报错了 不是85是58，利益联结那个'
    const form = await journey.answerTo(journey.tell('nongmu', said, { repliesTo: receipt.messageId }))
    const corrected = await journey.submit('nongmu', form, {})
    const review = await journey.cardIn(desk, ({ title }) => title === '待审核：更正')
    await journey.press('coordinator', review, '通过')

    expect(form.title).toContain('更正')
    expect(form.fields.find(({ initial }) => initial === '58')).toBeDefined()
    expect(corrected.toast?.content).toContain('58%')
    expect(review.words).toMatch(/85% → 58%/)
    const [first, second] = await reportsIn(journey)
    expect(second).toMatchObject({ how: 'correction', corrects: first?.id, period: first?.period, note: said })
    await journey.sandbox.until(() => journey.asItStands(receipt).title === '填报回执 · 已被更正' || undefined)
    const history = await journey.ask('official', '历史 17')
    expect(history.words).toMatch(/58%[\s\S]*85%/)
  })

  it('is about the receipt that was replied to, though a newer report stands', async () => {
    const journey = await startJourney({ at: '2025-10-20T10:00', settings: { review: false } })
    const receipt = await journey.ask('nongmu', '填报 17 利益联结 85')
    journey.moveTo('2025-11-05T10:00')
    await journey.ask('nongmu', '填报 17 利益联结 60')

    const form = await journey.answerTo(journey.tell('nongmu', '应该是58', { repliesTo: receipt.messageId }))
    await journey.submit('nongmu', form, {})

    const reports = await reportsIn(journey)
    expect(reports.at(-1)).toMatchObject({ corrects: reports[0]?.id, period: '2025-10' })
  })

  it('replaces at once what only waits, so that nobody approves the wrong one', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const receipt = await journey.ask('nongmu', '填报 17 利益联结 85')
    const wrong = await reviewOf(journey, '紧密型利益联结')

    const form = await journey.answerTo(journey.tell('nongmu', '不是85是58', { repliesTo: receipt.messageId }))
    await journey.submit('nongmu', form, {})
    await journey.sandbox.until(() => journey.asItStands(wrong).title === '填报 · 已被更正' || undefined)

    expect(journey.asItStands(wrong).buttons.map(({ label }) => label)).not.toContain('通过')
    expect((await journey.ask('coordinator', '待审核')).words).toContain('1 条')
  })

  it('says what it could not make out', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    const receipt = await journey.ask('nongmu', '填报 17 利益联结 85')

    const asked = await journey.answerTo(journey.tell('nongmu', '报错了', { repliesTo: receipt.messageId }))

    expect(asked.words).toContain('没看出要改成多少')
  })
})

describe('story 10, from an owner: 这不归我们，转住建', () => {
  it('leaves the plan as it is; a coordinator may record 本期由市住建局填报', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    await journey.ask('nongmu', '进展 12')
    const shown = await journey.ask('nongmu', '第12项的责任单位')

    const asked = await journey.answerTo(journey.tell('nongmu', '这不归我们，转住建', { repliesTo: shown.messageId }))
    const decision = await journey.cardIn(desk, ({ title }) => title === '有单位请求改由别家填报')
    const agreed = await journey.press('coordinator', decision, '同意')

    expect(asked.words).toContain('方案里的责任单位不能改')
    expect(agreed.toast?.content).toContain('由市住建局填报')
    expect((await journey.ask('official', '进展 12')).words).toContain('2025年11月还没有报：市住建局')
    expect((await journey.ask('official', '第12项的责任单位')).words).toContain('市农牧局')
    expect((await journey.ask('nongmu', '填报 12')).fields.length).toBeGreaterThan(0)
  })

  it('changes nothing where the coordinator does not agree, and the asker is told', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    await journey.ask('nongmu', '12 这不归我们，转住建')
    const decision = await journey.cardIn(desk, ({ title }) => title === '有单位请求改由别家填报')

    await journey.press('coordinator', decision, '不同意')

    const told = await journey.cardIn(journey.privateChat('nongmu'), ({ title }) => title.includes('没有同意'))
    expect(told.words).toContain('市住建局')
    expect((await journey.ask('official', '进展 12')).words).toContain('市农牧局')
  })
})
