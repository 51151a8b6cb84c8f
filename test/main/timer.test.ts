import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { movableClock } from '../../src/clock.ts'
import { startTimer } from '../../src/main/timer.ts'

const minute = 60_000
const hour = 60 * minute

/** What the bot's clock showed at each tick, `01:00:00`. */
function aTimer(tick: () => Promise<void> = async () => undefined, start = '2026-09-18T01:00:00Z') {
  const clock = movableClock(new Date(start))
  const failures: string[] = []
  const ticks: string[] = []
  const timer = startTimer(
    () => {
      ticks.push(clock.now().toISOString().slice(11, 19))
      return tick()
    },
    { clock, onFailed: (error) => void failures.push(error.message) },
  )
  onTestFinished(() => timer.stop())
  return { clock, timer, failures, ticks }
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-28T03:14:35.700Z') })
  return () => vi.useRealTimers()
})
afterEach(() => vi.useRealTimers())

describe('the timer', () => {
  it('ticks at the start and then once a minute of the bot’s own clock, without drift', async () => {
    const { ticks } = aTimer(undefined, '2026-09-18T00:58:30Z')

    await vi.advanceTimersByTimeAsync(12 * hour)

    expect(ticks.slice(0, 4)).toEqual(['00:58:30', '00:59:00', '01:00:00', '01:01:00'])
    expect(ticks).toHaveLength(1 + 12 * 60)
    expect(ticks.at(-1)).toBe('12:58:00')
  })

  it('ticks at once when the clock is moved, one after another, once for moves that come together', async () => {
    let under = 0
    let most = 0
    const { clock, timer, ticks } = aTimer(async () => {
      under += 1
      most = Math.max(most, under)
      await Promise.resolve()
      under -= 1
    })

    clock.move(new Date('2026-09-25T01:00:00Z'))
    await vi.advanceTimersByTimeAsync(10)
    clock.move(new Date('2026-09-26T02:00:00Z'))
    clock.move(new Date('2026-09-26T03:00:00Z'))
    await timer.stop()

    expect(ticks.at(-1)).toBe('03:00:00')
    expect(ticks.length).toBeLessThanOrEqual(4)
    expect(most).toBe(1)
  })

  it.each([
    ['back by an hour', -hour],
    ['forward by an hour', hour],
    ['forward by a month', 30 * 24 * hour],
  ])('goes on once a minute after the machine’s clock was put %s', async (_, by) => {
    const { ticks } = aTimer()
    await vi.advanceTimersByTimeAsync(2 * minute)
    const before = ticks.length

    vi.setSystemTime(Date.now() + by)
    await vi.advanceTimersByTimeAsync(5 * minute)

    expect(ticks.length - before).toBeGreaterThanOrEqual(5)
    expect(ticks.length - before).toBeLessThanOrEqual(6)
  })

  it('leaves out what would overlap a slow tick', async () => {
    let end = () => {}
    const slow = new Promise<void>((resolve) => {
      end = resolve
    })
    let count = 0
    const { ticks } = aTimer(() => {
      count += 1
      return count === 1 ? slow : Promise.resolve()
    })

    await vi.advanceTimersByTimeAsync(10 * minute)
    expect(ticks).toHaveLength(1)
    end()
    await vi.advanceTimersByTimeAsync(10)

    expect(ticks).toHaveLength(2)
  })

  it('tells of a tick that failed and goes on', async () => {
    let count = 0
    const { clock, timer, failures, ticks } = aTimer(async () => {
      count += 1
      if (count === 1) throw new Error('no')
    })

    await vi.advanceTimersByTimeAsync(10)
    clock.move(new Date('2026-09-25T01:00:00Z'))
    await timer.stop()

    expect(failures).toEqual(['no'])
    expect(ticks).toHaveLength(2)
  })
})
