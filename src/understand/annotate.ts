import type { UnitName } from '../plan/ids.ts'
import { parseNumeral } from '../plan/numerals.ts'
import type { Sense, Vocabulary } from './vocabulary.ts'
import { wholeWords } from './whole-words.ts'

/** One stretch of a question and what it is taken for. `start` and `end` (exclusive) count UTF-16 units of the text. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: SegmentKind
  readonly unit?: UnitName
  readonly name?: string
  /** A year or an item number. */
  readonly number?: number
  readonly locator?: Locator
}

export type SegmentKind =
  | 'unit'
  | 'short-unit'
  | 'banner'
  | 'all-banners'
  | 'unnamed'
  | 'outside'
  | 'cue'
  | 'neutral'
  | 'term'
  | 'year'
  | 'locator'
  | 'number'
  | 'mark'
  | 'unknown'

/** `五（三）12`, `第12项`, `zd-12`, `四（二）`, `第五章第三部分`, `保障措施（一）` */
export type Locator =
  | { readonly kind: 'task'; readonly number: number }
  | { readonly kind: 'id'; readonly id: string }
  /** `五（三）`: a chapter of key tasks, a requirement or a safeguard. */
  | { readonly kind: 'chapter'; readonly chapter: string; readonly part: string; readonly safeguard: boolean }

const numeral = '[0-9]+|[零〇一二两三四五六七八九十百]+'
const cjkDigits = '一二三四五六七八九十'

const patterns: readonly {
  /** The characters that it may begin with: most places need no look at most patterns. */
  readonly first: RegExp
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => Partial<Segment> | undefined
}[] = [
  {
    first: /[zybm]/,
    pattern: /(zd|yq|bz|mb)\s*[-_—]?\s*([0-9]{1,5})(?![0-9])/y,
    read: (match) => ({ kind: 'locator', locator: { kind: 'id', id: `${match[1]}-${Number(match[2])}` } }),
  },
  {
    first: /[第一二三四五六七八九十]/,
    pattern: new RegExp(
      `(?:第?([${cjkDigits}])(?:章|部分)?[、.]?)?\\(?([${cjkDigits}]|[0-9]{1,2})\\)第?([0-9]{1,3}|[${cjkDigits}]{1,3})(?:项|条|点|号|款|件)?`,
      'y',
    ),
    read: (match) => {
      if (!match[1]) return undefined
      const number = parseNumeral(match[3] ?? '')
      return number === undefined ? undefined : { kind: 'locator', locator: { kind: 'task', number } }
    },
  },
  {
    first: /[保具要重第(一二三四五六七八九十]/,
    pattern: new RegExp(
      `(保障措施|保障|具体要求|要求|重点工作)?(?:第?([${cjkDigits}])(?:章|部分)?[、.]?)?\\(([${cjkDigits}]|[0-9])\\)(?:章|部分|节)?`,
      'y',
    ),
    read: (match) => {
      const name = match[1] ?? ''
      const chapter = match[2] ?? (name.includes('要求') ? '四' : name ? '五' : '')
      if (!chapter) return undefined
      const part = /[0-9]/.test(match[3] ?? '') ? (cjkDigits[Number(match[3]) - 1] ?? '') : (match[3] ?? '')
      return { kind: 'locator', locator: { kind: 'chapter', chapter, part, safeguard: name.includes('保障') } }
    },
  },
  {
    first: /[具要保]/,
    pattern: new RegExp(`(具体要求|要求|保障措施|保障)(?:里|中)?的?第(${numeral})(?:项|条|点|款|个)`, 'y'),
    read: (match) => {
      const number = parseNumeral(match[2] ?? '')
      const part = number === undefined ? undefined : cjkDigits[number - 1]
      if (!part) return undefined
      const safeguard = (match[1] ?? '').startsWith('保障')
      return { kind: 'locator', locator: { kind: 'chapter', chapter: safeguard ? '五' : '四', part, safeguard } }
    },
  },
  {
    first: /[重任第n#]/,
    pattern: new RegExp(
      `(?:重点工作|重点任务|任务)?(?:第|no\\.?|#)\\s*(?:([0-9]{1,3})|(${numeral})(?=项|条|号|个|点|款|件|桩|任务))\\s*(?:项|条|号|个|点|款|件|桩)?(?:重点工作|重点任务|任务|工作)?`,
      'y',
    ),
    read: (match) => {
      const number = parseNumeral(match[1] ?? match[2] ?? '')
      return number === undefined ? undefined : { kind: 'locator', locator: { kind: 'task', number } }
    },
  },
  {
    first: /[重任]/,
    pattern: /(?:重点工作|重点任务|任务)\s*([0-9]{1,2})(?![0-9.项个条件年%万])/y,
    read: (match) => ({ kind: 'locator', locator: { kind: 'task', number: Number(match[1]) } }),
  },
  {
    first: /[12二]/,
    pattern: /((?:19|20)[0-9]{2}|二[零〇][一二三四五六七八九零〇]{2})\s*年?(?:底|末|年底)?(?:前|以前|之前)?/y,
    read: (match) => ({ kind: 'year', number: parseNumeral(match[1] ?? '') ?? 0 }),
  },
  {
    first: /[0-9]/,
    pattern: /([0-9]{2})年(?:底|末)?(?:前|以前|之前)?/y,
    read: (match) => ({ kind: 'year', number: 2000 + Number(match[1]) }),
  },
  {
    first: /[0-9零〇一二两三四五六七八九十百]/,
    pattern: new RegExp(`(${numeral})\\s*(?:号任务|项任务|号|项|任务)(?![目文令])`, 'y'),
    read: (match) => {
      const digits = match[1] ?? ''
      const number = parseNumeral(digits)
      // 三项任务 counts, 12项 points: only figures of people who write digits, or a numeral of two characters and more.
      if (number === undefined || (!/^[0-9]/.test(digits) && digits.length < 2)) return undefined
      return { kind: 'locator', locator: { kind: 'task', number } }
    },
  },
  {
    // 12, 12归谁管, 12的目标: a bare number that begins what is asked, and of which nothing is counted.
    first: /[0-9二三十]/,
    pattern:
      /([0-9]{1,2}|[二三]?十[一二三四五六七八九]?)(?=$|[ ?]*(?:的|归|谁|由|该|找|责任|牵头|目标|指标|进展|进度|时限|期限|什么时候|何时|是(?:谁|什么|啥)|管|有哪))/y,
    read: (match) => {
      const number = match.index === 0 ? parseNumeral(match[1] ?? '') : undefined
      return number === undefined ? undefined : { kind: 'locator', locator: { kind: 'task', number } }
    },
  },
  {
    first: /[0-9]/,
    pattern: /[0-9]+(?:\.[0-9]+)?(?:%|万|亿|千|百)?/y,
    read: (match) => ({ kind: 'number', number: Number.parseFloat(match[0]) }),
  },
]

const marks = /[\s,.?!:;()。、/\\<>=+*&@$^~…-]/

interface Nature {
  readonly isMark: boolean
  readonly begins: typeof patterns
}

/** Learnt as they come: there are few characters. */
const natures = new Map<number, Nature>()

function natureOf(code: number): Nature {
  let nature = natures.get(code)
  if (!nature) {
    const char = String.fromCharCode(code)
    nature = { isMark: marks.test(char), begins: patterns.filter(({ first }) => first.test(char)) }
    natures.set(code, nature)
  }
  return nature
}

/** What a stretch is taken for; its place is added when the best way through the text is known. */
type Taken = Sense | Pick<Segment, 'kind' | 'number' | 'locator'>

const unknown: Taken = { kind: 'unknown' }
const mark: Taken = { kind: 'mark' }
const term: Taken = { kind: 'term' }

/** What a stretch of `length` characters is worth: longer wins, names before words, words before mere stretches. */
const bonus = {
  unit: 2,
  banner: 2,
  'all-banners': 1.5,
  unnamed: 2,
  outside: 1.2,
  term: 1,
  cue: 0.8,
  neutral: 0.3,
  'short-unit': 1.5,
}
const worth = (length: number, extra: number) => (length <= 8 ? length * length : 64 + (length - 8) * 16) + extra

/** What was taught wins over a word known to be outside the plan. */
const termBonus = { plan: 0, word: 0, hint: -0.3, taught: 1 }

const extraOf = (sense: Sense) => bonus[sense.kind] + (sense.kind === 'term' ? termBonus[sense.source] : 0)

function segmentOf(taken: Taken, start: number, end: number, text: string): Segment {
  const words = text.slice(start, end)
  if (taken.kind === 'term') return { start, end, text: words, kind: 'term' }
  if (taken.kind === 'outside' && 'word' in taken) return { start, end, text: words, kind: 'outside', name: taken.word }
  return { start, end, text: words, ...taken }
}

/** Cuts a normalised text into segments so that the whole is explained as well as it can be. */
export function annotate(text: string, vocabulary: Vocabulary): Segment[] {
  const scores: number[] = new Array(text.length + 1).fill(Number.NEGATIVE_INFINITY)
  const froms: number[] = new Array(text.length + 1).fill(0)
  const takenFor: Taken[] = new Array(text.length + 1).fill(unknown)
  scores[0] = 0
  let from = 0
  const offer = (end: number, value: number, taken: Taken) => {
    const score = (scores[from] ?? 0) + value
    if (score <= (scores[end] ?? 0)) return
    scores[end] = score
    froms[end] = from
    takenFor[end] = taken
  }
  const meant = (end: number, senses: readonly Sense[]) => {
    for (const sense of senses) offer(end, worth(end - from, extraOf(sense)), sense)
  }
  // A mere stretch of a phrase is worth less than words that were meant as words.
  const stretch = (end: number) => offer(end, 0.8 * worth(end - from, 0), term)
  for (; from < text.length; from += 1) {
    const { isMark, begins } = natureOf(text.charCodeAt(from))
    offer(from + 1, isMark ? 0.5 : 0, isMark ? mark : unknown)
    for (const { pattern, read } of begins) {
      pattern.lastIndex = from
      const match = pattern.exec(text)
      const found = match && read(match)
      if (match && found) offer(from + match[0].length, worth(match[0].length, 2), { kind: 'number', ...found })
    }
    vocabulary.words.walk(text, from, meant)
    vocabulary.taught.walk(text, from, meant)
    vocabulary.index.walk(text, from, stretch)
  }
  const segments: Segment[] = []
  for (let end = text.length; end > 0; end = froms[end] ?? 0)
    segments.push(segmentOf(takenFor[end] ?? unknown, froms[end] ?? 0, end, text))
  return wholeWords(segments.reverse(), text)
}
