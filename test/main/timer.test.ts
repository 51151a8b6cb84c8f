import { describe, expect, it, onTestFinished } from 'vitest'
import { movableClock } from '../../src/clock.ts'
import { startTimer } from '../../src/main/timer.ts'

function aTimer(tick: () => Promise<void>) {
  const clock = movableClock(new Date('2026-09-18T01:00:00Z'))
  const failures: string[] = []
  const timer = startTimer(tick, { clock, onFailed: (error) => void failures.push(error.message) })
  onTestFinished(() => timer.stop())
  return { clock, timer, failures }
}

describe('the timer', () => {
  it('ticks at the start and at once when the clock is moved, one after another', async () => {
    let under = 0
    let most = 0
    let ticks = 0
    const { clock, timer } = aTimer(async () => {
      ticks += 1
      under += 1
      most = Math.max(most, under)
      await Promise.resolve()
      under -= 1
    })

    clock.move(new Date('2026-09-25T01:00:00Z'))
    clock.move(new Date('2026-09-26T01:00:00Z'))
    await timer.stop()

    expect(ticks).toBeGreaterThanOrEqual(3)
    expect(most).toBe(1)
  })

  it('tells of a tick that failed and goes on', async () => {
    let ticks = 0
    const { clock, timer, failures } = aTimer(async () => {
      ticks += 1
      if (ticks === 1) throw new Error('no')
    })

    clock.move(new Date('2026-09-25T01:00:00Z'))
    await timer.stop()

    expect(failures).toEqual(['no'])
    expect(ticks).toBeGreaterThanOrEqual(2)
  })
})
