import { dateRules } from './date-words.ts'
import { isDay } from './day.ts'
import { lengthRules } from './length-words.ts'
import { parseNumeral } from './numerals.ts'

/** A day that words name, and where they stand in the tidied text. */
export interface DayWords {
  readonly day: string
  readonly words: string
  readonly at: number
}

const rules = [...dateRules, ...lengthRules]
/** Nobody says when in more words; what is longer is cut. */
const longestText = 2000

const numeral = '(?<![早晚快慢差多少有](?=一点))[〇零一二两三四五六七八九十]+'
const timeUnits = '月|号|日|天|年|季度|个半?月|个?工作日|个?(?:周|星期|礼拜)(?![一二三四五六日天末])|点|时|分|刻'
const numeralOfTime = new RegExp(`${numeral}(?=${timeUnits})`, 'g')

/** Half width without spaces, and Chinese numerals before a unit of time as digits. */
export function tidyDays(text: string): string {
  return text
    .slice(0, longestText)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/十一(?=前|后|之前|之后|以前|假|长假)/g, '国庆')
    .replace(numeralOfTime, (words) => String(parseNumeral(words) ?? words))
}

/** Every day that a tidied text names, in its order; at a place the first rule wins. */
export function* daysNamed(text: string, today: string, from?: string): Generator<DayWords> {
  for (let at = 0; at < text.length; at += 1) {
    if (/\d/.test(text[at - 1] ?? '')) continue
    for (const [pattern, resolve] of rules) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      const day = match && resolve(match.groups ?? {}, { today, text, at, ...(from !== undefined && { from }) })
      if (!match || day === undefined || day === null) continue
      // 2月30日 is no day, and its end no 30日 either.
      if (isDay(day)) yield { day, words: match[0], at }
      at += match[0].length - 1
      break
    }
  }
}
