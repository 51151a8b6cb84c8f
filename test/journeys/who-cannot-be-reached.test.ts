import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { startJourney } from './support/journey.ts'

const desk = chatIdOf('desk')

describe('the coordinators learn who cannot be reached', () => {
  it('on the first working day of the week, once', async () => {
    const journey = await startJourney({ at: '2025-11-07T10:00' })
    journey.moveTo('2025-11-10T09:00')

    const report = await journey.cardIn(desk, ({ title }) => title === '本周联系情况')
    journey.moveTo('2025-11-11T09:00')
    await journey.untilSaid(desk, 'coordinator')

    expect(report.words).toContain('没有群也没有联络员')
    expect(report.words).toContain('市住建局')
    expect(report.words).toContain('绑定 单位名')
    expect(journey.cardsIn(desk).filter(({ title }) => title === '本周联系情况')).toHaveLength(1)
  })

  it.each(['谁联系不上', '哪些单位联系不上？', '联系情况'])('by asking: %s', async (words) => {
    const journey = await startJourney({ at: '2025-11-07T10:00' })

    expect((await journey.ask('coordinator', words)).title).toBe('联系情况')
    expect((await journey.ask('nongmu', words)).words).toContain('只有统筹人员')
  })
})
