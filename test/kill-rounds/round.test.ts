import { describe, expect, it } from 'vitest'
import { aFolder } from '../store/support.ts'
import { type Past, playRound } from './round.ts'
import { storeSubject } from './store-subject.ts'

const events = (round: number) => Array.from({ length: 200 }, (_, index) => `r${round}-${index}`)

describe('kill -9 under load', () => {
  it.each([
    ['in the middle', [60, 120]],
    ['while starting', [90, 0]],
  ])('loses nothing that was acknowledged and does nothing twice: %s', async (_when, kills) => {
    const folder = await aFolder()
    const past: Past = { acknowledged: new Set(), open: new Set() }

    for (const [round, killAfter] of kills.entries()) {
      const report = await playRound(storeSubject, folder, past, {
        events: events(round),
        writers: 20,
        killAfter,
        delay: 0,
      })

      expect(report.faults).toEqual([])
    }

    expect(past.acknowledged.size).toBeGreaterThanOrEqual(Math.max(...kills))
  })
})
