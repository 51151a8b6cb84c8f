import { addDays, daysBetween } from './day.ts'
import type { Period } from './period.ts'
import type { Settings } from './settings.ts'
import type { WorkingCalendar } from './working-days.ts'

type Rhythm = Pick<Settings, 'daysAhead' | 'overdueEvery'>

/**
 * The newest stage of a deadline that a day has reached, in days after the due day: -30, -7 … 0, then every multiple of
 * the interval. Undefined before the first.
 */
export function stageOn(due: string, day: string, { daysAhead, overdueEvery }: Rhythm): number | undefined {
  const past = daysBetween(due, day)
  if (past >= overdueEvery) return Math.floor(past / overdueEvery) * overdueEvery
  const reached = daysAhead.map((ahead) => -ahead).filter((stage) => stage <= past)
  return reached.length === 0 ? undefined : Math.max(...reached)
}

/** The calendar day of a stage, worked or not. */
export const dayOfStage = (due: string, stage: number): string => addDays(due, stage)

/** The stage before, as the settings have them. */
export function stageBefore(stage: number, { daysAhead, overdueEvery }: Rhythm): number | undefined {
  if (stage > overdueEvery) return stage - overdueEvery
  const before = daysAhead.map((ahead) => -ahead).filter((each) => each < stage)
  return before.length === 0 ? undefined : Math.max(...before)
}

/** A reporting period is reminded of twice: when it opens, and on the working day before it closes. */
export const opening = 0
export const closing = 1

export function cycleStageOn(period: Period, day: string, calendar: WorkingCalendar): number | undefined {
  const eve = calendar.previousWorkingDay(addDays(period.closes, -1))
  // A period that lies within a long holiday is reminded of after it.
  const first = calendar.nextWorkingDay(period.opens)
  const last = first > period.graceUntil ? first : period.graceUntil
  if (day < period.opens || day > last) return undefined
  return day >= eve ? closing : opening
}

/** The last day before this one on which reminders could go out. */
export const sendingDayBefore = (
  day: string,
  { workdaysOnly }: Pick<Settings, 'workdaysOnly'>,
  calendar: WorkingCalendar,
): string => (workdaysOnly ? calendar.previousWorkingDay(addDays(day, -1)) : addDays(day, -1))

export const sendingDayAfter = (
  day: string,
  { workdaysOnly }: Pick<Settings, 'workdaysOnly'>,
  calendar: WorkingCalendar,
): string => (workdaysOnly ? calendar.nextWorkingDay(addDays(day, 1)) : addDays(day, 1))

/**
 * No reminder can go out any more from then until the due day is past. Of what begins anew afterwards, as each year does, the
 * stages that fall on the days off in between come on that day; of anything else they come once those are over.
 */
export const isLastChance = (
  due: string,
  day: string,
  settings: Pick<Settings, 'workdaysOnly'>,
  calendar: WorkingCalendar,
): boolean => day <= due && sendingDayAfter(day, settings, calendar) > due

export const isSendingDay = (
  day: string,
  { workdaysOnly }: Pick<Settings, 'workdaysOnly'>,
  calendar: WorkingCalendar,
): boolean => !workdaysOnly || calendar.isWorkingDay(day)

/** `09:10` on the wall: from the hour of reminders on, but neither in the evening nor at night. */
export const isReminderTime = (
  time: string,
  { reminderHour, reminderUntil }: Pick<Settings, 'reminderHour' | 'reminderUntil'>,
): boolean => time >= reminderHour && time < reminderUntil
