import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, endOfMonth, isDay, weekdayOf } from '../../src/plan/day.ts'

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2000-01-01', days))

describe('calendar days', () => {
  it.each([
    ['2025-12-31', 1, '2026-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s and %d days is %s', (day, days, then) => {
    expect(addDays(day, days)).toBe(then)
  })

  it('come back from any number of days away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day)
        expect(daysBetween(day, addDays(day, days))).toBe(days)
        expect(isDay(addDays(day, days))).toBe(true)
      }),
    )
  })

  it('have a weekday that goes on by one each day', () => {
    fc.assert(fc.property(anyDay, (day) => weekdayOf(addDays(day, 1)) === (weekdayOf(day) % 7) + 1))
    expect(weekdayOf('2026-11-23')).toBe(1)
  })

  it('count months beyond the year', () => {
    expect(dayIn(2025, 13, 1)).toBe('2026-01-01')
    expect(endOfMonth(2025, 14)).toBe('2026-02-28')
  })

  it.each(['2026-02-29', '2026-2-1', '2026-13-01', '', '20260101'])('%j is none', (text) => {
    expect(isDay(text)).toBe(false)
  })
})
