import { describe, expect, it } from 'vitest'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import { type Journey, startJourney } from './support/journey.ts'

const nongmu = chatIdOf('nongmu')

const digestsIn = (journey: Journey, chat: string) =>
  journey.cardsIn(chat).filter(({ title }) => title.endsWith('督办提醒'))

const digestIn = (journey: Journey, chat: string, day: string) =>
  journey.cardIn(chat, ({ title }) => title === `${day}督办提醒`)

describe('on a working day at nine', () => {
  it('a group gets one digest, and no second one that day, also when the service starts anew', async () => {
    const journey = await startJourney({ at: '2025-12-01T08:00' })
    await journey.untilSaid(nongmu, 'nongmu')
    expect(digestsIn(journey, nongmu)).toEqual([])

    journey.moveTo('2025-12-01T09:00')
    const digest = await digestIn(journey, nongmu, '12月1日')
    journey.moveTo('2025-12-01T09:01')
    await journey.stop()
    await journey.start()
    journey.moveTo('2025-12-01T17:59')
    await journey.untilSaid(nongmu, 'nongmu')

    expect(digest.words).toContain('还有 30 天　到2025年（按 2025-12-31 计）')
    expect(digestsIn(journey, nongmu)).toHaveLength(1)
  })
})
