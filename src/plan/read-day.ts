import { type DayWords, daysNamed, tidyDays } from './day-words.ts'

/** A calendar day that people named, seen from `today`. `words` are those that named it. */
export type DayReading =
  | { readonly kind: 'day'; readonly day: string; readonly words: string }
  /** `day`: what it would be, where it is past. */
  | { readonly kind: 'unclear'; readonly why: 'no-day' | 'past' | 'several'; readonly day?: string }

/** What is asked for stands after these, whatever else the sentence mentions. */
const towards =
  /(?:延|推|改|挪|拖|缓|顺延|宽限|放宽?|给|调整)(?:期|长|迟|后|缓)?[到至]|截止[到至]?|最迟|最晚|不晚于|承诺/g
const undone = /完不|来不及|赶不|做不|达不|不了|没戏|不行|不可能|难以|悬/
const planned = /原[定本来]|原计划|本来/

/**
 * The day that a sentence names: with 延到 or the like the one after it, else the only one that is not said to be missed
 * (年底完不了，3月底可以). `from` is the day that is put off: 延两个月 counts from there.
 */
export function readDay(text: string, today: string, from?: string): DayReading {
  const clean = tidyDays(text)
  const found = [...daysNamed(clean, today, from)]
  const marker = [...clean.matchAll(towards)].at(-1)
  const asked = marker && found.find(({ at }) => at >= marker.index)
  const open = asked
    ? orElse(asked, found, clean)
    : found.filter((each, index) => !isGivenUp(clean, each, found[index + 1]))
  const [chosen] = open
  if (!chosen) return { kind: 'unclear', why: 'no-day' }
  if (new Set(open.map(({ day }) => day)).size > 1) return { kind: 'unclear', why: 'several' }
  if (chosen.day < today) return { kind: 'unclear', why: 'past', day: chosen.day }
  return { kind: 'day', day: chosen.day, words: chosen.words }
}

/** 1月5日或者2月6日 leaves open which. */
function orElse(asked: DayWords, found: readonly DayWords[], text: string): DayWords[] {
  const all = [asked]
  for (const next of found.slice(found.indexOf(asked) + 1)) {
    const end = (all.at(-1) ?? asked).at + (all.at(-1) ?? asked).words.length
    if (!/^[,、]?(?:或者?|还是|要么|、|和|\/)+(?:是|到|延到)?$/.test(text.slice(end, next.at))) break
    all.push(next)
  }
  return all
}

function isGivenUp(text: string, { at, words }: DayWords, next: DayWords | undefined): boolean {
  const [after = ''] = text.slice(at + words.length, next?.at).split(/[,。;!]/)
  const before =
    text
      .slice(0, at)
      .split(/[,。;!]/)
      .at(-1) ?? ''
  return undone.test(after) || planned.test(before)
}

export interface InstantWords {
  readonly day: string
  /** `15:00`; absent where only a day was named. */
  readonly time?: string
  readonly words: string
}

const halfDay = '凌晨|早上|清早|早|上午|中午|下午|傍晚|晚上|晚|夜里'
const clock = new RegExp(`(${halfDay})?(\\d{1,2})(?:[点时]|:(?=\\d{2}))(半|[123]刻|\\d{1,2}(?!\\d)分?)?`)
/** A time that needs no day beside it; 讲3点意见 is none. */
const ownClock = new RegExp(`(?:${halfDay})\\d{1,2}[点时]|\\d{1,2}:\\d{2}|下班前`)

function timeIn(text: string): string | undefined {
  if (/下班前?/.test(text)) return '18:00'
  const [, half = '', hours, rest = ''] = clock.exec(text) ?? []
  if (hours === undefined) return /中午/.test(text) ? '12:00' : undefined
  const isLate = /下午|傍晚|晚|夜/.test(half) || (half === '中午' && Number(hours) < 11)
  const hour = half === '凌晨' ? Number(hours) % 12 : Number(hours) + (isLate && Number(hours) < 12 ? 12 : 0)
  const minute = rest === '半' ? 30 : rest.endsWith('刻') ? Number(rest[0]) * 15 : Number.parseInt(rest || '0', 10)
  // 晚上12点 and 24点 close the day that was named.
  if (hour === 24 || (hour === 12 && /晚|夜/.test(half))) return '23:59'
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/**
 * Every moment that a text names, in its order: 25号下午三点 … 周三下班前. A time belongs to the day before it, to today
 * where none stands before it.
 */
export function readInstants(text: string, today: string): readonly InstantWords[] {
  const clean = tidyDays(text)
  const found = [...daysNamed(clean, today)]
  const instants: InstantWords[] = []
  let start = 0
  for (const clause of clean.split(/(?<=[,。;])/)) {
    const end = start + clause.length
    const here = found.filter(({ at }) => at >= start && at < end)
    for (const [index, { day, words, at }] of here.entries()) {
      const part = clean.slice(at, here[index + 1]?.at ?? end).replace(/[,。;]$/, '')
      const time = timeIn(`${/[早晚]$/.test(words) ? words.at(-1) : ''}${part.slice(words.length)}`)
      instants.push({ day, words: part, ...(time && { time }) })
    }
    const time = here.length === 0 && ownClock.test(clause) ? timeIn(clause) : undefined
    if (time) addTime(instants, { day: today, time, words: clause.replace(/[,。;]$/, '') })
    start = end
  }
  return instants
}

/** 12月25日，下午三点 is one moment; a second time on the same day is a second. */
function addTime(instants: InstantWords[], alone: InstantWords & { readonly time: string }): void {
  const last = instants.at(-1)
  if (last && last.time === undefined) instants[instants.length - 1] = { ...last, time: alone.time }
  else instants.push({ ...alone, day: last?.day ?? alone.day })
}

/** The first moment that a text names. */
export const readInstant = (text: string, today: string): InstantWords | undefined => readInstants(text, today)[0]
