import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'

const nongmu = chatIdOf('nongmu')

describe('a coordinator rehearses a day', () => {
  it('and sees who would get what, and the very card; nothing is sent', async () => {
    const journey = await startJourney()

    const card = await journey.ask('coordinator', '预演 2025-12-01')
    await journey.press('coordinator', card, '查看')
    const digest = journey.asItStands(card)

    expect(card.title).toBe('预演 2025-12-01（周一）')
    expect(card.words).toContain('发 5 条提醒')
    expect(card.words).toMatch(/市农牧局 .*\n将到期 14/)
    expect(card.words).toMatch(/没有群也没有联络员，发不到：\d+ 个单位/)
    expect(digest.title).toBe('12月1日督办提醒')
    expect(digest.words).toContain('还有 30 天')
    expect(digest.buttons.map(({ label }) => label)).toEqual(['回到预演', '下一页'])
    await journey.untilSaid(nongmu, 'nongmu')
    expect(journey.cardsIn(nongmu).filter(({ title }) => title.endsWith('督办提醒'))).toEqual([])
  })

  it('and what then goes out is what it was', async () => {
    const journey = await startJourney()
    const card = await journey.ask('coordinator', '预演 12月1日')
    await journey.press('coordinator', card, '查看')
    const rehearsed = journey.asItStands(card)

    journey.moveTo('2025-12-01T09:00')
    const chat = chatIdOf('shuili')
    const sent = await journey.cardIn(chat, ({ title }) => title === '12月1日督办提醒')

    const tasks = (words: string) => words.split('\n').filter((line) => /^[🟢🟡🔴⚪]/u.test(line))
    expect(tasks(rehearsed.words)).toEqual(tasks(sent.words))
    expect(tasks(sent.words).length).toBeGreaterThan(5)
  })

  it('turns to the working day before and after', async () => {
    const journey = await startJourney()
    const card = await journey.ask('coordinator', '预演 2025-12-05')

    await journey.press('coordinator', card, '后一个工作日')

    expect(journey.asItStands(card).title).toBe('预演 2025-12-08（周一）')
  })

  it.each([
    ['预演 2025-12-06', '不是工作日，不发提醒'],
    ['预演 2026-10-01', '不是工作日，不发提醒'],
    ['预演 2025-11-06', '没有要提醒的事项'],
    ['预演2025年12月1日', '发 5 条提醒'],
    ['预演 明天', '没有要提醒的事项'],
    ['预演', '没有要提醒的事项'],
    ['预演 2031-12-01', '放假安排还没公布，只按周末算'],
    ['预演 2025-10-29', '按现在的填报情况推算'],
    ['预演 2025-13-45', '没有 2025-13-45 这一天'],
    ['预演 2026-02-29', '没有 2026-02-29 这一天'],
    ['预演 很快', '没看出是哪一天'],
  ])('%s', async (words, said) => {
    const journey = await startJourney()

    expect((await journey.ask('coordinator', words)).words).toContain(said)
  })

  it('which nobody else may', async () => {
    const journey = await startJourney()

    const refused = await journey.ask('nongmu', '预演 2025-12-01')

    expect(refused.words).toContain('只有统筹人员能预演提醒')
    expect(refused.words).not.toContain('市水利局')
  })
})
