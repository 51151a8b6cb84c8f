import { addDays, dayIn, daysBetween, endOfMonth, isDay, monthOf, weekdayOf, yearOf } from './day.ts'
import type { DayRule } from './day-rule.ts'
import { festivals, namedFestival } from './festival.ts'

const years: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 }
const anyYear = `${Object.keys(years).join('|')}|\\d{4}年`
const year = `(?:(?<year>${anyYear}|\\d{2}年)的?)?`
const shiftedMonths: Readonly<Record<string, number>> = { 上: -1, 本: 0, 这: 0, 当: 0, 下: 1, 下下: 2 }
const weekdays = '一二三四五六日'
/** 2号楼 and 3月5家 name no day. */
const date = '\\d{1,2}[日号](?![楼院厅门线馆桌]|会议)'
const part = `${date}|\\d{1,2}(?![\\d日号家户个条亩万%项件点.])|底|末|初|上旬|中旬|下旬|中|份|内`

/** A day that has only just gone by is meant as it was said, not a year later. */
const justNow = 31

function yearNamed(words: string | undefined, today: string): number | undefined {
  if (words === undefined) return undefined
  const shift = years[words]
  if (shift !== undefined) return yearOf(today) + shift
  const number = Number.parseInt(words, 10)
  return number < 100 ? 2000 + number : number
}

/** In the year that was named, else in the one in which it is still to come. */
function inYear(words: string | undefined, today: string, dayOf: (year: number) => string): string {
  const named = yearNamed(words, today)
  const day = dayOf(named ?? yearOf(today))
  const isLongOver = named === undefined && isDay(day) && daysBetween(day, today) > justNow
  return isLongOver ? dayOf(yearOf(today) + 1) : day
}

function partOfMonth(inYear: number, month: number, words = '底'): string {
  if (/底|末|下旬|份|内/.test(words)) return endOfMonth(inYear, month)
  if (words === '初') return dayIn(inYear, month, 5)
  if (words === '上旬') return dayIn(inYear, month, 10)
  if (words === '中') return dayIn(inYear, month, 15)
  if (words === '中旬') return dayIn(inYear, month, 20)
  return dateIn(inYear, month, words)
}

/** Empty where there is no such month, or no such date in it. */
function dateIn(inYear: number | string = 0, month: number | string = 0, words = '0'): string {
  const [m, d] = [Number(month), Number.parseInt(words, 10)]
  const day = dayIn(Number(inYear), m, d)
  return Number(day.slice(8)) === d && d > 0 ? day : ''
}

function thisOrNextMonth(words: string, today: string): string {
  const day = partOfMonth(yearOf(today), monthOf(today), words)
  return day < today ? partOfMonth(yearOf(today), monthOf(today) + 1, words) : day
}

function inWeek(shift: string, weekday: number, today: string): string {
  const weeks = shift.startsWith('下下') ? 2 : shift.startsWith('下') ? 1 : shift.startsWith('上') ? -1 : 0
  return addDays(today, weekday - weekdayOf(today) + weeks * 7)
}

const isMonth = (month: string | undefined) => Number(month) >= 1 && Number(month) <= 12
const halfEnd = (half: string | undefined) => (half === '上' || half === '中' ? 6 : half === '初' ? 1 : 12)

/** Days named by their date. What is named by its month, week or year alone means the last day of it. */
export const dateRules: readonly DayRule[] = [
  [/(?<y>\d{4})[-./年](?<m>\d{1,2})[-./月](?<d>\d{1,2})[日号]?/y, ({ y, m, d }) => (isMonth(m) ? dateIn(y, m, d) : '')],
  [/(?<y>20\d\d)(?<m>[01]\d)(?<d>[0-3]\d)(?!\d)/y, ({ y, m, d }) => (isMonth(m) ? dateIn(y, m, d) : '')],
  [
    /(?<=^|[到至])(?<m>\d{1,2})[./](?<d>\d{1,2})(?=$|[前之以吧,。(])/y,
    ({ m, d }, { today }) => (isMonth(m) ? inYear(undefined, today, (y) => dateIn(y, m, d)) : ''),
  ],
  [
    new RegExp(`${year}(?<m>\\d{1,2})月(?<part>${part})?`, 'y'),
    ({ year, m, part }, { today }) =>
      isMonth(m) ? inYear(year, today, (each) => partOfMonth(each, Number(m), part)) : '',
  ],
  [
    new RegExp(`${year}第?(?<quarter>[1-4])季度[底末]?`, 'y'),
    ({ year, quarter }, { today }) => inYear(year, today, (each) => endOfMonth(each, Number(quarter) * 3)),
  ],
  [
    new RegExp(`${year}(?<half>[上下])半年[底末]?`, 'y'),
    ({ year, half }, { today }) => inYear(year, today, (each) => endOfMonth(each, halfEnd(half))),
  ],
  [
    new RegExp(`${year}(?<name>${festivals.join('|')})节?(?<side>之?前|以前|之?后|以后|过后)?`, 'y'),
    ({ year, name = '', side = '' }, { today }) => namedFestival(name, side, yearNamed(year, today), today),
  ],
  [
    /(?<shift>上|本|这|当|下下|下)个?月(?<part>\d{1,2}[日号]?|底|末|初|上旬|中旬|下旬|中)?/y,
    ({ shift = '本', part }, { today }) =>
      partOfMonth(yearOf(today), monthOf(today) + (shiftedMonths[shift] ?? 0), part),
  ],
  [
    new RegExp(`(?<year>${anyYear})(?:以前|之?前)`, 'y'),
    ({ year }, { today }) => dayIn((yearNamed(year, today) ?? 0) - 1, 12, 31),
  ],
  [
    new RegExp(`(?<year>${anyYear}|\\d{2}年(?=年?[底末中初]))年?(?:[底末终内]|(?<part>[中初])(?![旬心央国]))?`, 'y'),
    ({ year, part }, { today }) => endOfMonth(yearNamed(year, today) ?? 0, halfEnd(part)),
  ],
  [/年[底末内终]/y, (_, { today }) => dayIn(yearOf(today), 12, 31)],
  [/年中/y, (_, { today }) => inYear(undefined, today, (each) => endOfMonth(each, 6))],
  // As families say it, of the New Year that they keep.
  [/年(?<side>前|后)/y, ({ side = '' }, { today }) => namedFestival('春节', side, undefined, today)],
  [/月(?<part>[底末中初])/y, ({ part = '' }, { today }) => thisOrNextMonth(part, today)],
  [/(?<part>[上中下]旬)/y, ({ part = '' }, { today }) => thisOrNextMonth(part, today)],
  [/大后天/y, (_, { today }) => addDays(today, 3)],
  [/后天/y, (_, { today }) => addDays(today, 2)],
  [/明[天日儿早晚]/y, (_, { today }) => addDays(today, 1)],
  [/今[天日儿早晚]|当[天日]/y, (_, { today }) => today],
  [/昨[天日]/y, (_, { today }) => addDays(today, -1)],
  [
    /(?<shift>上|本|这个?|下下个?|下个?)?(?:周|星期|礼拜)(?<name>[一二三四五六日天末])/y,
    ({ shift = '', name = '' }, { today }) => {
      const day = inWeek(shift, name === '末' ? 7 : weekdays.indexOf(name === '天' ? '日' : name) + 1, today)
      return shift === '' && day < today ? addDays(day, 7) : day
    },
  ],
  [/(?<shift>本|这个?|下下个?|下个?)(?:周|星期|礼拜)/y, ({ shift = '' }, { today }) => inWeek(shift, 7, today)],
  // 〔2023〕7号 is a document.
  [new RegExp(`(?<![〕\\])第])(?<date>${date})`, 'y'), ({ date = '' }, { today }) => thisOrNextMonth(date, today)],
]
