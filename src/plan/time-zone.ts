import { weekdayOf } from './day.ts'

/** Nearly everyone asks about this very minute, and to format one takes as long as to decide. */
interface Wall {
  readonly format: Intl.DateTimeFormat
  minute: number
  shown: string
}

const walls = new Map<string, Wall>()

function wallOf(timeZone: string): Wall {
  let wall = walls.get(timeZone)
  if (!wall) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    wall = { format, minute: Number.NaN, shown: '' }
    walls.set(timeZone, wall)
  }
  return wall
}

/** `2025-11-05 10:00`: what a clock on the wall shows there. */
export function wallTimeIn(instant: Date, timeZone: string): string {
  const wall = wallOf(timeZone)
  const minute = Math.floor(instant.getTime() / 60_000)
  if (wall.minute !== minute) {
    wall.minute = minute
    wall.shown = wall.format.format(instant)
  }
  return wall.shown
}

/** The calendar day there, `YYYY-MM-DD`. */
export const dayIn = (instant: Date, timeZone: string): string => wallTimeIn(instant, timeZone).slice(0, 10)

/** `11月5日 10:00`, with the year where it is not this one. */
export function momentWords(iso: string, timeZone: string, now: Date): string {
  const wall = wallTimeIn(new Date(iso), timeZone)
  const year = wall.slice(0, 4) === dayIn(now, timeZone).slice(0, 4) ? '' : `${wall.slice(0, 4)}年`
  return `${year}${Number(wall.slice(5, 7))}月${Number(wall.slice(8, 10))}日 ${wall.slice(11, 16)}`
}

/** The instant at which a clock on the wall there shows this day and time, `15:00`. */
export function instantAt(day: string, time: string, timeZone: string): Date {
  const guess = Date.parse(`${day}T${time}:00Z`)
  const shown = Date.parse(`${wallTimeIn(new Date(guess), timeZone).replace(' ', 'T')}:00Z`)
  return new Date(2 * guess - shown)
}

const weekdays = '一二三四五六日'

/** `9月25日（星期五）15:00`, with the year where it is not this one. */
export function wholeMoment(iso: string, timeZone: string, now: Date): string {
  const [day = '', time = ''] = momentWords(iso, timeZone, now).split(' ')
  return `${day}（星期${weekdays[weekdayOf(dayIn(new Date(iso), timeZone)) - 1]}）${time}`
}
