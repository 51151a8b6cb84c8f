import { addDays } from './time.js'

/** The official holidays and make-up working days (first and last day). */
const rests = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
]
const makeUps = new Set([
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
])

export const lastKnownYear = 2026

const isHoliday = (date) => rests.some(([first, last]) => first <= date && date <= last)
const isWeekend = (date) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay())
const isWorking = (date) => makeUps.has(date) || (!isHoliday(date) && !isWeekend(date))

export function nextWorkingDay(date) {
  const next = addDays(date, 1)
  return isWorking(next) ? next : nextWorkingDay(next)
}

/** A word about an unusual day. */
export function restOf(date) {
  if (makeUps.has(date)) return '（调休上班）'
  return isHoliday(date) ? '（放假）' : ''
}
