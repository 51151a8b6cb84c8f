import { describe, expect, it } from 'vitest'
import { isTooSoon, urgeAgainOn } from '../../../src/features/follow-up/urge-limit.ts'
import { addDays } from '../../../src/plan/day.ts'
import { createCalendar } from '../../../src/plan/working-days.ts'

const calendar = createCalendar()

describe('a second urge', () => {
  it.each([
    ['2025-11-03', '2025-11-05', 'Monday to Wednesday'],
    ['2025-11-06', '2025-11-10', 'Thursday over the weekend'],
    ['2025-11-07', '2025-11-11', 'Friday over the weekend'],
    ['2025-11-08', '2025-11-11', 'said on a Saturday'],
    ['2025-09-29', '2025-10-09', 'over the holidays of October'],
    ['2026-02-13', '2026-02-24', 'over the Spring Festival'],
  ])('after %s may come on %s: %s', (last, next) => {
    expect(urgeAgainOn(last, calendar)).toBe(next)
    expect(isTooSoon(last, next, calendar)).toBe(false)
    for (let day = last; day < next; day = addDays(day, 1)) expect(isTooSoon(last, day, calendar)).toBe(true)
  })
})
