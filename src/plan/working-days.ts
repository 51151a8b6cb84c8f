import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, daysBetween, weekdayOf, yearOf } from './day.ts'

export interface WorkingCalendar {
  isWorkingDay(day: string): boolean
  /** The day itself, or the next that is worked. */
  nextWorkingDay(day: string): string
  /** The day itself, or the last before it that is worked. */
  previousWorkingDay(day: string): string
  /** Worked days after `from`, up to and including `to`. */
  workingDaysBetween(from: string, to: string): number
  /** The last year whose days off have been announced. */
  readonly lastKnownYear: number
}

/** The State Council's days off with their make-up days; a year not announced yet has weekends only. */
export function createCalendar(): WorkingCalendar {
  const holidays = new Set(Object.keys(table.holidays))
  const makeUp = new Set(Object.keys(table.workdays))
  const isWorkingDay = (day: string) => makeUp.has(day) || (weekdayOf(day) <= 5 && !holidays.has(day))
  function nearest(day: string, step: 1 | -1): string {
    let each = day
    while (!isWorkingDay(each)) each = addDays(each, step)
    return each
  }
  return {
    isWorkingDay,
    nextWorkingDay: (day) => nearest(day, 1),
    previousWorkingDay: (day) => nearest(day, -1),
    workingDaysBetween(from, to) {
      const days = Math.max(0, daysBetween(from, to))
      return Array.from({ length: days }, (_, index) => addDays(from, index + 1)).filter(isWorkingDay).length
    },
    lastKnownYear: Math.max(...Object.keys(table.holidays).map(yearOf)),
  }
}
