import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'

async function november() {
  const journey = await startJourney({ at: '2025-11-20T10:00', settings: { review: false } })
  await journey.submit('nongmu', await journey.ask('nongmu', '填报 12'), { value_2: '63', note: '村村有管护员' })
  journey.moveTo('2025-11-27T10:00')
  return journey
}

describe('a coordinator drafts the bulletin', () => {
  it('reads it, opens a figure to its reports, holds one up and comes back', async () => {
    const journey = await november()

    const draft = await journey.ask('coordinator', '通报')
    await journey.press('coordinator', draft, '按时 1')
    const behind = journey.asItStands(draft)
    const marked = await journey.press('coordinator', behind, '记为好做法')
    await journey.press('coordinator', behind, '回通报草稿')
    const again = journey.asItStands(draft)

    expect(draft.title).toBe('通报草稿：2025年11月')
    expect(draft.words).toMatch(/按时 1 份，补报 0 份，未报 \d+ 份/)
    expect(draft.charts).toHaveLength(2)
    expect(behind.words).toContain('农村牧区生活污水治理覆盖率 63%')
    expect(behind.buttons.map(({ label }) => label)).toContain('看依据')
    expect(marked.toast?.content).toContain('已记为好做法')
    expect(again.words).toContain('市农牧局（五（三）12 推进环境整治优化提升）：村村有管护员')
  })

  it('opens every figure of it to what it counts', async () => {
    const journey = await november()
    await journey.ask('coordinator', '好做法 12')
    const draft = await journey.ask('coordinator', '通报')
    const opened: string[] = []
    for (const { label, value } of draft.buttons.filter(({ value }) => value.action === 'bulletin.reports')) {
      await journey.sandbox.press(draft.messageId, { as: openIdOf('coordinator'), value })
      const list = journey.asItStands(draft)
      await journey.press('coordinator', list, '回通报草稿')
      opened.push(`${label} → ${list.words.split('\n').slice(0, 3).join(' | ')}`)
    }

    expect(opened).toEqual([
      expect.stringMatching(/^按时 1 → .*推进环境整治优化提升 \| 农村牧区生活污水治理覆盖率 63%$/),
      expect.stringMatching(/^未报 \d+ → .* \| 应由市/),
      expect.stringMatching(/^绿灯 1 → .*推进环境整治优化提升 \| 农村牧区生活污水治理覆盖率 63%$/),
      expect.stringMatching(/^灰灯 34 → .* \| 还没有报过$/),
      expect.stringMatching(/^10月25日亮灯 35 → .* \| 还没有报过$/),
      expect.stringMatching(/^好做法 1 → .*村村有管护员/),
      expect.stringMatching(/^负担 \d → .*市\S+局 \| 消息 \d 条，填报 \d 份，重复催问 0 次$/),
    ])
    const burden = journey.asItStands(draft).buttons.find(({ label }) => label.startsWith('负担'))?.label ?? ''
    await journey.press('coordinator', journey.asItStands(draft), burden)
    await journey.press('coordinator', journey.asItStands(draft), '看任务')
    expect(journey.asItStands(draft).words).toMatch(/市\S+局：\d+ 项任务/)
  })

  it.each([
    ['通报 10月', '通报草稿：2025年10月'],
    ['上期通报', '通报草稿：2025年10月'],
    ['拟一份通报', '通报草稿：2025年11月'],
    ['通报 2024-01', '这一期太早了'],
    ['通报 12月', '这一期太早了'],
    ['通报 13月', '没看懂是哪一期'],
  ])('is answered %s', async (typed, words) => {
    const journey = await november()

    const answer = await journey.ask('coordinator', typed)

    expect(`${answer.title} ${answer.words}`).toContain(words)
  })

  it('marks a good practice by its number and takes it back', async () => {
    const journey = await november()

    expect((await journey.ask('coordinator', '好做法 12')).words).toContain('已记为好做法')
    expect((await journey.ask('coordinator', '取消好做法12')).words).toContain('已取消')
    expect((await journey.ask('coordinator', '好做法 13')).words).toContain('还没有生效的填报')
  })
})

describe('a bulletin goes out as a notice', () => {
  it('opens filled in, is edited and sent, and is corrected in the next one', async () => {
    const journey = await november()
    const draft = await journey.ask('coordinator', '通报')
    await journey.press('coordinator', draft, '改后作为通知发出')
    const form = await journey.cardIn(journey.privateChat('coordinator'), ({ fields }) =>
      fields.some(({ name }) => name === 'body'),
    )
    const body = form.fields.find(({ name }) => name === 'body')?.initial

    await journey.submit('coordinator', form, { body: `${body}\n请各单位抓紧。`, audience: ['市农牧局'] })
    await journey.press('coordinator', journey.asItStands(form), '发送')
    const sent = await journey.cardIn(chatIdOf('nongmu'), ({ title }) => title.includes('2025年11月督办通报'))
    journey.moveTo('2025-12-05T10:00')
    const correction = await journey.ask('nongmu', '更正 12')
    await journey.submit('nongmu', correction, { value_2: '61', note: '上月把试点算重了' })
    const next = await journey.ask('coordinator', '通报 本期')

    expect(body).toContain('按时 1 份')
    expect(sent.words).toContain('请各单位抓紧')
    expect(next.words).toContain('2025年11月通报中五（三）12')
    expect(next.words).toMatch(
      /由 农村牧区生活污水治理覆盖率 63% 更正为 农村牧区生活污水治理覆盖率 61%（上月把试点算重了）/,
    )
  })
})

describe('anybody else', () => {
  it('is told that coordinators can, by word and by button', async () => {
    const journey = await november()
    const draft = await journey.ask('coordinator', '通报')

    expect((await journey.ask('nongmu', '通报')).words).toContain('只有统筹人员能拟通报')
    expect((await journey.ask('nongmu', '好做法 12')).words).toContain('只有统筹人员能拟通报')
    expect(draft.buttons.length).toBeGreaterThan(0)
  })
})
