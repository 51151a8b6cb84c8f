import { describe, expect, it } from 'vitest'
import { festivalDay } from '../../src/plan/festival.ts'

describe('the day of a festival', () => {
  it.each([
    ['春节', 2023, '2023-01-22'],
    ['春节', 2024, '2024-02-10'],
    ['春节', 2026, '2026-02-17'],
    ['春节', 2033, '2033-01-31'],
    ['除夕', 2026, '2026-02-16'],
    ['元宵', 2026, '2026-03-03'],
    ['端午', 2025, '2025-05-31'],
    ['端午', 2026, '2026-06-19'],
    ['中秋', 2025, '2025-10-06'],
    ['中秋', 2026, '2026-09-25'],
    ['中秋', 2033, '2033-09-08'],
    ['国庆', 2026, '2026-10-01'],
  ])('%s in %d is %s', (name, year, day) => {
    expect(festivalDay(name, year)).toBe(day)
  })

  it('is known for every year of a century', () => {
    for (const name of ['春节', '元宵', '端午', '中秋'])
      for (let year = 2000; year < 2100; year += 1) expect(festivalDay(name, year), `${name} ${year}`).toBeDefined()
  })
})
