import { addDays, dayIn, endOfMonth, monthOf, yearOf } from './day.ts'
import type { DayRule, Groups, Place } from './day-rule.ts'
import { createCalendar } from './working-days.ts'

const calendar = createCalendar()
const prolonged = /(?:延|推|宽限|放宽|缓|展期|再给|多给|再要|再用)[^,。;\d半]{0,6}$/
const side = '(?<time>的?时间)?(?:以|之)?(?<side>[后内])?'

/** 三天后, 两个月内 count from today; 延两个月, 再给20天 from the day that is put off. */
export const lengthRules: readonly DayRule[] = [
  [new RegExp(`(?<count>\\d{1,3})个?(?<unit>工作日|天|周|星期|礼拜|年)${side}`, 'y'), lengthAfter],
  [new RegExp(`(?<count>\\d{1,3})个(?<half>半)?(?<unit>月)${side}`, 'y'), lengthAfter],
  [new RegExp(`(?<count>\\d{1,3})(?<unit>日)(?=[以之]?[后内])${side}`, 'y'), lengthAfter],
  [new RegExp(`(?<count>半)个?(?<unit>月|年)${side}`, 'y'), lengthAfter],
]

function lengthAfter({ count, half, unit, side, time }: Groups, { today, from, text, at }: Place): string | undefined {
  const number = count === '半' ? 0.5 : Number(count) + (half ? 0.5 : 0)
  if (side !== undefined) return later(today, number, unit)
  const isLength = at === 0 || time !== undefined || prolonged.test(text.slice(0, at))
  return isLength && from !== undefined ? later(from, number, unit) : undefined
}

function later(start: string, number: number, unit: string | undefined): string {
  if (unit === '工作日') return workingDaysAfter(start, number)
  if (unit === '天' || unit === '日') return addDays(start, number)
  if (unit === '周' || unit === '星期' || unit === '礼拜') return addDays(start, number * 7)
  const months = unit === '年' ? number * 12 : number
  return addDays(monthsAfter(start, Math.floor(months)), Number.isInteger(months) ? 0 : 15)
}

function workingDaysAfter(start: string, count: number): string {
  let day = start
  for (let left = count; left > 0; left -= 1) day = calendar.nextWorkingDay(addDays(day, 1))
  return day
}

/** The same date, or the last one of a shorter month; from a month's last day to a month's last day. */
function monthsAfter(day: string, months: number): string {
  const end = endOfMonth(yearOf(day), monthOf(day) + months)
  const same = dayIn(yearOf(end), monthOf(end), Number(day.slice(8)))
  return day === endOfMonth(yearOf(day), monthOf(day)) || same > end ? end : same
}
