import { describe, expect, it } from 'vitest'
import { openIdOf, roster } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'
import { aPreview, says } from './support/notice.ts'

const friday = '2026-09-18T10:00'
const many = 150

/** 市农牧局 with so many groups, each with the bot in it. */
async function aLargeUnit() {
  const changing = structuredClone(roster)
  const journey = await startJourney({ at: friday, roster: changing })
  await journey.stop()
  const { sandbox } = journey
  const groups = Array.from({ length: many }, (_, at) => {
    const { chatId } = sandbox.createGroup(`农牧第${at + 1}站`, [openIdOf('nongmu')], openIdOf('coordinator'))
    const group = sandbox.chats().find((chat) => chat.chatId === chatId)
    if (!group) throw new Error('no group')
    group.botIn = true
    return group
  })
  changing.units.市农牧局.chats = groups.map(({ chatId }) => chatId)
  await journey.start()
  return { journey, groups }
}

describe('a notice to 150 groups, two of which have thrown the bot out', () => {
  it('is followed live on the coordinator’s card, with reasons, within every limit', { timeout: 120_000 }, async () => {
    const { journey, groups } = await aLargeUnit()
    for (const group of groups.slice(-2)) group.botIn = false
    const preview = await aPreview(journey, { receipt: true })
    expect(preview.words).toContain(`发到 ${many} 个群`)
    await journey.press('coordinator', preview, '看全部')
    const all = await journey.cardIn(journey.privateChat('coordinator'), ({ title }) => title.startsWith('发到哪里'))
    expect(all.words).toMatch(/100\. 市农牧局$/m)
    await journey.press('coordinator', all, '下一页')
    expect(journey.asItStands(all).words).toMatch(/^101\. 市农牧局[\s\S]*150\. 市农牧局/m)

    await journey.press('coordinator', preview, '发送')
    const seen = new Set<string>()
    await journey.sandbox.until(() => {
      const { title, words } = journey.asItStands(preview)
      seen.add(/已发 \d+ \/ 150(?:，没发出 \d+)?(?:，排队 \d+)?/.exec(words)?.[0] ?? '')
      return title.endsWith('已发出') || undefined
    }, 60_000)

    const steps = [...seen].map((words) => Number(/已发 (\d+)/.exec(words)?.[1]))
    expect(steps.length).toBeGreaterThan(2)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    await says(journey, preview, '已发 148 / 150，没发出 2')
    expect(journey.asItStands(preview).words).toContain('机器人不在群里：市农牧局')
    expect(journey.sandbox.limits().broken).toMatchObject({ perMinute: 0, perChat: 0, perMessage: 0 })
  })

  it('redraws the counter of all its cards together after a tap, within every limit', {
    timeout: 120_000,
  }, async () => {
    const { journey, groups } = await aLargeUnit()
    const preview = await aPreview(journey, { receipt: true, audience: ['市农牧局', '市水利局'] })
    await journey.press('coordinator', preview, '发送')
    await journey.sandbox.until(() => journey.asItStands(preview).title.endsWith('已发出') || undefined, 60_000)
    const [first] = journey.cardsIn(groups[0]?.chatId ?? '')
    const last = journey.cardsIn(groups.at(-1)?.chatId ?? '')[0]
    if (!first || !last) throw new Error('no card')

    await journey.press('nongmu', first, '收到')
    journey.moveTo('2026-09-18T10:03')
    await journey.sandbox.until(() => journey.asItStands(last).words.includes('回执 1/2') || undefined, 60_000)

    expect(journey.asItStands(last).words).toContain('市农牧局 已回执：张建国')
    expect(journey.sandbox.limits().broken).toMatchObject({ perMinute: 0, perChat: 0, perMessage: 0 })
  })
})
