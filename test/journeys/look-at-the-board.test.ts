import { describe, expect, it } from 'vitest'
import { type Journey, startJourney } from './support/journey.ts'

const linkOn = (card: Awaited<ReturnType<Journey['ask']>>) =>
  card.buttons.find(({ url }) => url !== undefined)?.url ?? ''

async function withReports() {
  const journey = await startJourney({ at: '2025-11-05T10:00', settings: { review: false } })
  await journey.ask('nongmu', '填报 12 污水 63')
  await journey.ask('shuili', '填报 3 年内新增高效节水 10 万亩，有风险')
  return journey
}

describe('somebody looks at the board', () => {
  it('sees how many lights there are of each colour, the tasks, and opens one', async () => {
    const journey = await withReports()

    const board = await journey.ask('official', '台账')
    await journey.press('official', board, '看')

    expect(board.words).toMatch(/🟢 绿 1/)
    expect(board.charts).toHaveLength(1)
    expect(board.words).toContain('35 项任务')
    await journey.cardIn(journey.privateChat('official'), ({ title }) => title.startsWith('进展：'))
  })

  it('turns the card by its selects and pages, without a further message', async () => {
    const journey = await withReports()
    const board = await journey.ask('official', '台账')

    await journey.choose('official', board, '🟢 绿')
    const green = journey.asItStands(board)
    await journey.choose('official', green, '灯：全部')
    await journey.press('official', journey.asItStands(board), '下一页')
    const second = journey.asItStands(board)
    await journey.press('official', second, '按单位看')
    const units = journey.asItStands(board)

    expect(green.words).toContain('绿：1 项任务')
    expect(green.words).toContain('推进环境整治优化提升')
    expect(second.buttons.map(({ label }) => label)).toContain('上一页')
    expect(units.words).toContain('本期未报')
    expect(journey.cardsIn(journey.privateChat('official')).filter(({ title }) => title === '督办台账')).toHaveLength(1)
  })

  it.each([
    ['台账 绿', '绿：1 项任务'],
    ['台账绿灯', '绿：1 项任务'],
    ['台账 农牧局 五（三）', '五（三） · 市农牧局：'],
    ['台账 2030', '2030：'],
    ['台账 单位', '个单位'],
    ['农牧局台账', '市农牧局：'],
    ['台账 12月到期', '2025-12：'],
    ['台账 天气', '没看懂“天气”'],
  ])('is answered %s', async (typed, words) => {
    const journey = await withReports()

    expect((await journey.ask('official', typed)).words).toContain(words)
  })

  it('opens the same board in the browser, by a link that outlives a restart', async () => {
    const journey = await withReports()
    const link = linkOn(await journey.ask('official', '台账'))
    const again = linkOn(await journey.ask('coordinator', '台账'))

    expect((await fetch(link)).status).toBe(200)
    const { pathname, search } = new URL(again)
    await journey.stop()
    await journey.start()
    const next = new URL(linkOn(await journey.ask('official', '台账')))
    const reopened = await fetch(new URL(pathname + search, next))
    expect(reopened.status).toBe(200)
    expect(await reopened.text()).toContain('推进环境整治优化提升')
    expect((await fetch(`${next}`.replace(/sig=..../, 'sig=AAAA'))).status).toBe(403)
  })

  it('finds the link at the public address, where there is one', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })
    await journey.stop()
    await journey.start({ PUBLIC_URL: 'https://duban.example.gov.cn/bot/' })

    expect(linkOn(await journey.ask('official', '台账'))).toMatch(
      /^https:\/\/duban\.example\.gov\.cn\/bot\/board\?until=/,
    )
  })
})
