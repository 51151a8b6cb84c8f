/** Calendar days are `YYYY-MM-DD`; arithmetic on them knows no time zone. */

const instantOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
const dayLength = 86_400_000

export const addDays = (day: string, days: number): string => dayOf(instantOf(day) + days * dayLength)

/** Negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((instantOf(to) - instantOf(from)) / dayLength)

export const yearOf = (day: string) => Number(day.slice(0, 4))
export const monthOf = (day: string) => Number(day.slice(5, 7))

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(instantOf(day)).getUTCDay() || 7

/** `month` may run beyond 1…12: 13 is January of the next year. */
export function dayIn(year: number, month: number, date: number): string {
  return dayOf(Date.UTC(year, month - 1, date))
}

export const endOfMonth = (year: number, month: number): string => dayIn(year, month + 1, 0)

/** There is such a day. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(instantOf(day)) && dayOf(instantOf(day)) === day
}
