import { describe, expect, it, vi } from 'vitest'
import { movableClock, wallClock } from '../src/clock.ts'

describe('the clock of a demonstration', () => {
  it('starts where it is told, runs at real speed, and moves both ways', () => {
    vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') })
    const clock = movableClock(new Date('2025-11-07T01:00:00Z'))

    vi.advanceTimersByTime(60_000)
    const later = clock.now().toISOString()
    clock.move(new Date('2025-12-10T00:00:00Z'))
    vi.advanceTimersByTime(1_000)
    const moved = clock.now().toISOString()
    clock.move(new Date('2025-10-01T00:00:00Z'))

    expect([later, moved]).toEqual(['2025-11-07T01:01:00.000Z', '2025-12-10T00:00:01.000Z'])
    expect(clock.now().toISOString()).toBe('2025-10-01T00:00:00.000Z')
    expect(wallClock.now().toISOString()).toBe('2026-01-01T00:01:01.000Z')
    vi.useRealTimers()
  })
})
