import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'

async function afterSomeDeeds() {
  const journey = await startJourney({ at: '2025-11-05T10:00' })
  await journey.ask('coordinator', '基线 12.2 40% 2023-10-26')
  const form = await journey.ask('nongmu', '填报 12')
  await journey.submit('nongmu', form, { value_2: '63', note: '新增 3 个村' })
  const review = await journey.cardIn(chatIdOf('desk'), ({ title }) => title.startsWith('待审核'))
  await journey.press('coordinator', review, '通过')
  return journey
}

describe('a coordinator reads the record of a task', () => {
  it('sees who did what, from where, in the journal’s order', async () => {
    const journey = await afterSomeDeeds()

    const record = await journey.ask('coordinator', '记录 12')

    const [baseline, report, review] = ['起点', '填报（zd-12#1', '通过填报 zd-12#1'].map((deed) =>
      record.words.indexOf(deed),
    )
    expect(baseline).toBeGreaterThan(0)
    expect(report).toBeGreaterThan(baseline ?? 0)
    expect(review).toBeGreaterThan(report ?? 0)
    expect(record.words).toContain('私聊发消息')
    expect(record.words).toContain('点按钮')
    expect(record.words).not.toContain('press-received')
  })
})

describe('anybody else', () => {
  it('is refused', async () => {
    const journey = await startJourney({ at: '2025-11-05T10:00' })

    expect((await journey.ask('nongmu', '记录 12')).words).toContain('只有统筹人员能看记录')
    expect((await journey.ask('coordinator', '记录 99')).words).toContain('方案里没有')
    expect((await journey.ask('coordinator', '记录 12')).words).toContain('还没有人动过')
  })
})
