import { dayIn } from './day.ts'
import { type Period, periodBefore, periodOf } from './period.ts'
import type { Settings } from './settings.ts'

type Cycle = Settings['cycle']

/**
 * 10月 · 2025年10月 · 2025-10 · 三季度 · 2025年 · 本期 · 上期; without words the newest that has closed. Undefined where no
 * period is named, or one that has not begun.
 */
export function readPeriod(words: string, today: string, cycle: Cycle): Period | undefined {
  const said = words.replace(/[ 份的]/g, '')
  const current = periodOf(today, cycle)
  const last = periodBefore(today, cycle)
  if (said === '') return today > current.closes ? current : last
  if (/^(本|这|当)(期|月|个月|季|季度|年)$/.test(said)) return current
  if (/^上(一?期|个?月|个?季度?|年)$/.test(said)) return last
  const day = dayNamed(said, today)
  return day === undefined || day > today ? undefined : periodOf(day, cycle)
}

/** The first day of what is named; a month or quarter without a year is the newest that has begun. */
function dayNamed(said: string, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4))
  const [, year, rest = ''] = /^(?:(\d{4})[-年/.]?)?(.*)$/.exec(said) ?? []
  const month = monthNamed(rest)
  if (month === undefined) return rest === '' && year ? `${year}-01-01` : undefined
  if (year) return dayIn(Number(year), month, 1)
  const day = dayIn(thisYear, month, 1)
  return day > today ? dayIn(thisYear - 1, month, 1) : day
}

function monthNamed(words: string): number | undefined {
  const month = Number(/^(1[0-2]|0?[1-9])月?$/.exec(words)?.[1])
  if (month) return month
  const quarter = /^(?:第?([一二三四1-4])季度?|q([1-4]))$/i.exec(words)
  if (!quarter) return undefined
  const [, named = '', numbered] = quarter
  const number = Number(numbered ?? named) || '一二三四'.indexOf(named) + 1
  return number * 3 - 2
}
