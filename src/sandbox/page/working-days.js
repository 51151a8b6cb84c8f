import { addDays } from './time.js'

const address = '/vendor/chinese-days/dist/chinese-days.json'

/** The State Council's days off and make-up working days, by day; without them only weekends are known. */
const { holidays, workdays } = await fetch(address)
  .then((response) => response.json())
  .catch(() => ({ holidays: {}, workdays: {} }))

export const lastKnownYear = Math.max(...Object.keys(holidays).map((day) => Number(day.slice(0, 4))))

const isWeekend = (date) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay())
const isWorking = (date) => Object.hasOwn(workdays, date) || (!Object.hasOwn(holidays, date) && !isWeekend(date))

export function nextWorkingDay(date) {
  const next = addDays(date, 1)
  return isWorking(next) ? next : nextWorkingDay(next)
}

/** One sign for an unusual day. */
export function restSign(date) {
  if (Object.hasOwn(workdays, date)) return '班'
  return Object.hasOwn(holidays, date) ? '休' : ''
}

/** A word about an unusual day. */
export const restOf = (date) => ({ 班: '（调休上班）', 休: '（放假）' })[restSign(date)] ?? ''
