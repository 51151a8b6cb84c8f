import { addDays } from '../../plan/day.ts'
import type { WorkingCalendar } from '../../plan/working-days.ts'

/** One urge in two working days a unit and task. */
const apart = 2

/** The first day on which another may go out; a day that is worked. */
export function urgeAgainOn(last: string, calendar: WorkingCalendar): string {
  let day = last
  for (let passed = 0; passed < apart; passed += 1) day = calendar.nextWorkingDay(addDays(day, 1))
  return day
}

export const isTooSoon = (last: string, today: string, calendar: WorkingCalendar): boolean =>
  calendar.workingDaysBetween(last, today) < apart
