import { describe, expect, it } from 'vitest'
import { readPeriod } from '../../src/plan/read-period.ts'
import { Settings } from '../../src/plan/settings.ts'

const cycleOf = (every: 'monthly' | 'quarterly' | 'none') => Settings.parse({ cycle: { every } }).cycle
const monthly = cycleOf('monthly')
const quarterly = cycleOf('quarterly')

describe('somebody names a period', () => {
  it.each([
    ['', '2025-10'],
    ['本期', '2025-11'],
    ['本月', '2025-11'],
    ['上月', '2025-10'],
    ['上个月', '2025-10'],
    ['10月', '2025-10'],
    ['10月份', '2025-10'],
    ['12月', '2024-12'],
    ['2025年9月', '2025-09'],
    ['2025-09', '2025-09'],
    ['2024-1', '2024-01'],
  ])('%s is %s on 5 November 2025', (words, id) => {
    expect(readPeriod(words, '2025-11-05', monthly)?.id).toBe(id)
  })

  it('means the newest that has closed when nothing is said', () => {
    expect(readPeriod('', '2025-11-25', monthly)?.id).toBe('2025-10')
    expect(readPeriod('', '2025-11-26', monthly)?.id).toBe('2025-11')
  })

  it.each([
    ['三季度', '2025-Q3'],
    ['第三季度', '2025-Q3'],
    ['2025-Q3', '2025-Q3'],
    ['2024年四季度', '2024-Q4'],
    ['上季度', '2025-Q3'],
    ['9月', '2025-Q3'],
    ['', '2025-Q3'],
  ])('%s is %s where reports come quarterly', (words, id) => {
    expect(readPeriod(words, '2025-11-05', quarterly)?.id).toBe(id)
  })

  it.each(['2025-12', '2026年1月', '13月', '0月', '五季度', '天气', '__proto__', '2025-11-05'])(
    'cannot have meant %s',
    (words) => {
      expect(readPeriod(words, '2025-11-05', monthly)).toBeUndefined()
    },
  )

  it('is the year where no cycle is on', () => {
    expect(readPeriod('2024', '2025-11-05', cycleOf('none'))?.id).toBe('2024')
    expect(readPeriod('', '2025-11-05', cycleOf('none'))?.id).toBe('2024')
  })
})
