import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../src/plan/day.ts'
import { createCalendar } from '../../src/plan/working-days.ts'

const calendar = createCalendar()

describe('days on which the office works', () => {
  it.each([
    ['2026-09-30', true, 'the day before the National Day week'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the last day of that week'],
    ['2026-10-08', true, 'the first day back'],
    ['2026-09-20', true, 'a Sunday made up for'],
    ['2026-10-10', true, 'a Saturday made up for'],
    ['2026-09-19', false, 'an ordinary Saturday'],
    ['2026-02-16', false, 'a Monday in the Spring Festival'],
    ['2026-02-14', true, 'a Saturday before the Spring Festival made up for'],
    ['2025-01-01', false, 'New Year of an earlier year'],
    ['2026-11-23', true, 'an ordinary Monday'],
  ])('%s: %s, %s', (day, works) => {
    expect(calendar.isWorkingDay(day)).toBe(works)
  })

  it('knows the announced days off up to 2026', () => {
    expect(calendar.lastKnownYear).toBeGreaterThanOrEqual(2026)
  })

  it('knows only weekends in a year that is not announced', () => {
    const year = calendar.lastKnownYear + 1
    const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index))

    expect(days.filter((day) => calendar.isWorkingDay(day) !== weekdayOf(day) <= 5)).toEqual([])
  })

  it.each([
    ['2026-10-01', '2026-10-08', '2026-09-30'],
    ['2026-09-20', '2026-09-20', '2026-09-20'],
    ['2026-09-19', '2026-09-20', '2026-09-18'],
  ])('from %s on the next is %s, back to it the last is %s', (day, next, previous) => {
    expect(calendar.nextWorkingDay(day)).toBe(next)
    expect(calendar.previousWorkingDay(day)).toBe(previous)
  })

  it.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-09-30', '2026-10-08', 1],
    ['2026-09-18', '2026-09-21', 2],
    ['2026-11-23', '2026-11-20', 0],
  ])('after %s up to %s are %d worked days', (from, to, count) => {
    expect(calendar.workingDaysBetween(from, to)).toBe(count)
  })

  it('counts the days of two stretches as those of both together', () => {
    const anyDay = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2016-01-01', days))
    fc.assert(
      fc.property(anyDay, fc.nat(60), fc.nat(60), (from, one, two) => {
        const middle = addDays(from, one)
        const end = addDays(middle, two)
        const { workingDaysBetween } = calendar

        expect(workingDaysBetween(from, middle) + workingDaysBetween(middle, end)).toBe(workingDaysBetween(from, end))
      }),
    )
  })
})
