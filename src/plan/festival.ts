import { addDays, dayIn, yearOf } from './day.ts'
import { createCalendar } from './working-days.ts'

/** The Chinese calendar's month and day of a day, as the platform's own calendar tables have them. */
let lunar: Intl.DateTimeFormat | undefined
const calendar = createCalendar()

/** A lunar month begins between the 20th of the solar month of the same number and the 21st of the next. */
function lunarDay(year: number, month: number, date: number): string | undefined {
  // The tables take longer to load than most of a start, and few ever name a festival.
  lunar ??= new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const start = dayIn(year, month, 20)
  for (let day = start; day < addDays(start, 60); day = addDays(day, 1)) {
    const parts = lunar.formatToParts(Date.parse(`${day}T00:00:00Z`))
    const value = (type: string) => parts.find((part) => part.type === type)?.value
    // A leap month is written `5bis`: it is no 端午.
    if (value('month') === String(month) && value('day') === String(date)) return day
  }
  return undefined
}

const fixed: Readonly<Record<string, readonly [number, number]>> = {
  元旦: [1, 1],
  清明: [4, 5],
  五一: [5, 1],
  劳动节: [5, 1],
  国庆: [10, 1],
}
const byMoon: Readonly<Record<string, readonly [number, number]>> = {
  春节: [1, 1],
  过年: [1, 1],
  除夕: [1, 1],
  元宵: [1, 15],
  端午: [5, 5],
  中秋: [8, 15],
}
/** Days off from the festival's day on, as usually granted; for years whose days off are not announced yet. */
const usualLength: Readonly<Record<string, number>> = { 春节: 7, 过年: 7, 除夕: 8, 国庆: 7, 五一: 5, 劳动节: 5 }

export const festivals = [...Object.keys(fixed), ...Object.keys(byMoon)]

/** The festival's day in a year. */
export function festivalDay(name: string, year: number): string | undefined {
  const date = fixed[name]
  if (date) return dayIn(year, date[0], date[1])
  const key = `${name} ${year}`
  if (!known.has(key)) known.set(key, moonDay(name, year))
  return known.get(key)
}

/** Asking the calendar tables takes a millisecond, and a text may name many. */
const known = new Map<string, string | undefined>()

function moonDay(name: string, year: number): string | undefined {
  const moon = byMoon[name]
  const day = moon && lunarDay(year, moon[0], moon[1])
  return day && name === '除夕' ? addDays(day, -1) : day
}

/** 春节前 the last day before it, 国庆后 the first day back at work; without a year the next that is not past. */
export function namedFestival(name: string, side: string, year: number | undefined, today: string): string {
  const dayOf = (each: number) => {
    const day = festivalDay(name, each)
    if (day === undefined) return ''
    if (side.includes('前')) return addDays(day, -1)
    return side.includes('后') ? firstDayBack(name, day) : day
  }
  if (year !== undefined) return dayOf(year)
  const day = dayOf(yearOf(today))
  return day >= today ? day : dayOf(yearOf(today) + 1)
}

function firstDayBack(name: string, day: string): string {
  const off = yearOf(day) > calendar.lastKnownYear ? (usualLength[name] ?? 3) : 1
  return calendar.nextWorkingDay(addDays(day, off))
}
