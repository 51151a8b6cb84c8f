import { card } from '../../card/card.ts'
import { escaped, markdown } from '../../card/text.ts'
import { addDays, weekdayOf, yearOf } from '../../plan/day.ts'
import { festivalDay, festivals } from '../../plan/festival.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { WorkingCalendar } from '../../plan/working-days.ts'
import type { Outcome } from '../outcome.ts'
import { replyWith, type Scene } from '../scene.ts'
import { holidayWording as wording } from './wording.ts'

/** 国庆别发提醒，上班第一天一起发: it is so already, and these are the days. Nothing changes. */
export function holidayReminders(text: string, scene: Scene): Outcome {
  const { settings, calendar, now } = scene
  const lines = settings.workdaysOnly
    ? linesFor(text, dayIn(now, settings.timeZone), settings.reminderHour, calendar)
    : [wording.everyDay]
  const title = settings.workdaysOnly ? wording.title : wording.everyDayTitle
  const summary = lines[0] ?? title
  return replyWith(card({ title, color: 'blue', summary }, [markdown(lines.map(escaped).join('\n'))]), scene)
}

function linesFor(text: string, today: string, hour: string, calendar: WorkingCalendar): string[] {
  const holiday = holidayMeant(text, today, calendar)
  if (holiday === undefined)
    return [wording.weekends, wording.firstDay(calendar.nextWorkingDay(addDays(today, 1)), hour)]
  if (holiday === 'unknown') return [wording.unknown]
  const { from, to } = holiday
  const back = calendar.nextWorkingDay(addDays(to, 1))
  const madeUp = Array.from({ length: 21 }, (_, at) => [addDays(from, at - 21), addDays(to, at + 1)])
    .flat()
    .filter((day) => weekdayOf(day) > 5 && calendar.isWorkingDay(day))
    .sort()
  return [wording.none(from, to), wording.together(back, hour), ...(madeUp.length > 0 ? [wording.madeUp(madeUp)] : [])]
}

interface Stretch {
  readonly from: string
  readonly to: string
}

/** The festival that is named, else the next days off that are more than a weekend; a weekend alone is none. */
function holidayMeant(text: string, today: string, calendar: WorkingCalendar): Stretch | 'unknown' | undefined {
  const words = text.replace(/十一/g, '国庆')
  const name = festivals.find((each) => words.includes(each))
  if (name === undefined) return /周末|双休|周六|周日/.test(words) ? undefined : nextLong(today, calendar)
  const year = yearOf(today)
  for (const each of [year, year + 1]) {
    const day = festivalDay(name, each)
    if (day === undefined) continue
    const stretch = stretchAround(day, calendar)
    if (each > calendar.lastKnownYear) return 'unknown'
    if (stretch && stretch.to >= today) return stretch
  }
  return undefined
}

/** More than the two days of a weekend, at most a year ahead. */
function nextLong(today: string, calendar: WorkingCalendar): Stretch | 'unknown' {
  for (let day = today; yearOf(day) <= calendar.lastKnownYear && day < addDays(today, 366); day = addDays(day, 1)) {
    const stretch = stretchAround(day, calendar)
    if (stretch && stretch.to >= addDays(stretch.from, 2)) return stretch
  }
  return 'unknown'
}

function stretchAround(day: string, { isWorkingDay }: WorkingCalendar): Stretch | undefined {
  if (isWorkingDay(day)) return undefined
  let [from, to] = [day, day]
  while (!isWorkingDay(addDays(from, -1))) from = addDays(from, -1)
  while (!isWorkingDay(addDays(to, 1))) to = addDays(to, 1)
  return { from, to }
}
