import { describe, expect, it } from 'vitest'
import { startJourney } from './support/journey.ts'
import { aGroup, inGroup, says } from './support/notice.ts'

const banners = ['东胜区', '康巴什区', '达拉特旗', '伊金霍洛旗', '乌审旗', '杭锦旗', '鄂托克旗', '鄂托克前旗']
const story = '发通知 25号下午三点一楼会议室开调度会，各旗区和12项的单位，要回执，周三下班前'

describe('a coordinator dictates a notice in one sentence', () => {
  it('is understood, confirmed, sent, and followed until the last unit has answered', async () => {
    // A Friday; the 25th is the next one.
    const journey = await startJourney({ at: '2026-09-18T10:00' })
    const groups = new Map<string, string>()
    for (const unit of [...banners, '市住建局', '市生态环境局', '市林草局'])
      groups.set(unit, await aGroup(journey, `${unit}工作群`, [unit]))

    const preview = await journey.ask('coordinator', story)
    expect(preview.title).toBe('通知预览 · 还没有发')
    expect(preview.words).toContain('对象：各旗区（9）')
    for (const unit of ['市乡村振兴局', '市住建局', '市生态环境局', '市农牧局', '市林草局'])
      expect(preview.words).toContain(unit)
    expect(preview.words).toContain('发到 14 个群')
    expect(preview.words).toContain('正文里的时间：9月25日（星期五）15:00')
    expect(preview.words).toContain('回执：要，9月23日（星期三）18:00 前')
    expect(preview.words).not.toContain('收不到')

    await journey.press('coordinator', preview, '发送')
    const hangjin = await inGroup(journey, groups.get('杭锦旗') ?? '')
    expect(hangjin.words).toContain('25号下午三点一楼会议室开调度会')
    expect(hangjin.words).toContain('请在 9月23日 18:00 前点“收到”')
    for (const [unit, chat] of groups) {
      const card = await inGroup(journey, chat)
      if (unit !== '杭锦旗' && unit !== '乌审旗') await journey.press('official', card, '收到')
    }
    await says(journey, preview, '回执 9 / 14')

    const missing = await journey.ask('coordinator', '谁还没回')
    expect(missing.words).toContain('还有 5 个单位没有回执')
    expect(missing.words).toMatch(/杭锦旗/)
    expect(missing.words).not.toContain('东胜区')

    const urged = await journey.ask('coordinator', '催一下没回的')
    expect(urged.words).toContain('已催 5 个没回的单位')
    const reminder = await journey.cardIn(groups.get('乌审旗') ?? '', ({ title }) => title.startsWith('请回执'))
    expect(journey.cardsIn(groups.get('东胜区') ?? '').some(({ title }) => title.startsWith('请回执'))).toBe(false)
    const tapped = await journey.press('official', reminder, '收到')
    expect(tapped.toast?.content).toContain('乌审旗收到')
    expect(journey.asItStands(reminder).buttons).toEqual([])
    expect(journey.asItStands(reminder).words).toContain('乌审旗 已回执：苏和')

    const noted = await journey.ask('coordinator', '杭锦旗电话里说了')
    expect(noted.words).toContain('杭锦旗电话确认收到《调度会通知》')
    await says(journey, hangjin, '杭锦旗 已回执：电话确认')
    const left = await journey.ask('coordinator', '谁还没回')
    expect(left.words).toContain('还有 3 个单位没有回执')
    expect(left.words).not.toContain('杭锦旗')
  })

  it('asks for what is missing in the form, with everything else filled in', async () => {
    const journey = await startJourney({ at: '2026-09-18T10:00' })

    const form = await journey.ask('coordinator', '发通知 25号下午三点开会，要回执')

    expect(form.words).toContain('没有写发给谁')
    expect(form.fields.find(({ name }) => name === 'body')?.initial).toBe('25号下午三点开会')
    expect(form.fields.find(({ name }) => name === 'receipt')?.initial).toBe(true)
  })
})

describe('a closing date', () => {
  it('brings one reminder to those that have not answered, and the result to the sender', async () => {
    const journey = await startJourney({ at: '2026-09-18T10:00' })
    const preview = await journey.ask('coordinator', '发通知 交台账，市农牧局、市水利局，要回执，周三下班前')
    await journey.press('coordinator', preview, '发送')
    const [nongmu, shuili] = journey.sandbox
      .chats()
      .filter(({ name }) => name === '市农牧局工作群' || name === '市水利局工作群')
      .map(({ chatId }) => chatId)
    await journey.press('nongmu', await inGroup(journey, nongmu ?? '', '关于交台账的通知'), '收到')
    await inGroup(journey, shuili ?? '', '关于交台账的通知')

    journey.moveTo('2026-09-23T09:01')
    await journey.cardIn(shuili ?? '', ({ title }) => title.startsWith('请回执'))
    journey.moveTo('2026-09-23T10:00')
    journey.moveTo('2026-09-23T18:01')
    const result = await journey.cardIn(journey.privateChat('coordinator'), ({ words }) => words.includes('回执截止：'))

    expect(result.words).toContain('未回：市水利局')
    expect(journey.cardsIn(shuili ?? '').filter(({ title }) => title.startsWith('请回执'))).toHaveLength(1)
    expect(journey.cardsIn(nongmu ?? '').filter(({ title }) => title.startsWith('请回执'))).toHaveLength(0)
  })
})

describe('a scheduled notice', () => {
  it('leaves at its time, once, and can be cancelled before', async () => {
    const journey = await startJourney({ at: '2026-09-18T10:00' })
    const first = await journey.ask('coordinator', '发通知 交台账，市农牧局，明天上午九点发')
    expect(first.words).toContain('发送：9月19日（星期六）09:00')
    const pressed = await journey.press('coordinator', first, '定时发送')
    const second = await journey.ask('coordinator', '发通知 不发的，市农牧局，明天上午九点发')
    await journey.press('coordinator', second, '定时发送')
    const cancelled = await journey.press('coordinator2', journey.asItStands(second), '取消定时').catch(() => undefined)
    await journey.press('coordinator', journey.asItStands(second), '取消定时')
    const chat = journey.sandbox.chats().find(({ name }) => name === '市农牧局工作群')?.chatId ?? ''

    journey.moveTo('2026-09-19T09:00')
    await inGroup(journey, chat, '关于交台账的通知')
    journey.moveTo('2026-09-19T09:05')
    await journey.untilSaid(chat, 'nongmu')

    expect(pressed.toast?.content).toContain('已定时')
    expect(cancelled?.ok ?? false).toBe(false)
    expect(journey.cardsIn(chat).filter(({ title }) => title === '关于交台账的通知')).toHaveLength(1)
    expect(journey.cardsIn(chat).filter(({ title }) => title.includes('不发的'))).toHaveLength(0)
    await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title.startsWith('通知 1 · 已发出'))
  })
})
