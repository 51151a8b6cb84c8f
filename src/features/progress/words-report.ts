import type { ReportStatus } from '../../plan/progress.ts'
import { metricWords } from '../../plan/target-wording.ts'
import type { TypedReport, ValueField } from './typed-report.ts'

export type WordsRead =
  | { readonly kind: 'read'; readonly typed: TypedReport }
  /** A number, and nothing that says of what. */
  | { readonly kind: 'which'; readonly metrics: readonly string[] }

/** A figure with its unit, as people type it: `61.2`, `63%`, `百分之六十三`, `六成三`, `3.2万`, `61%-63%`. */
const figure =
  /(?:百分之[零〇一二两三四五六七八九十百点]+|[-−]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|万|亿|千))?|[零〇一二两三四五六七八九十百千万亿点半]+(?:成[一二三四五六七八九]?半?|%)|[一二两三四五六七八九十百千]+(?=\s?(?:万|亩|户|家|个|条|元|人)))(?:\s?[-—~到至]\s?\d[\d.]*%?)?(?:\s?(?:亩|户|家|个|条|元|人次|人|平方公里|倍|%))?/g

/** In the order in which they are tried: the more telling word first. */
const statusWords: readonly (readonly [RegExp, ReportStatus])[] = [
  [/未达成|没完成|完不成|没达到/, 'not_met'],
  [/办结|已完成|全部完成|完成了|已达标/, 'done'],
  [/滞后|拖后|慢了|没跟上/, 'delayed'],
  [/有风险|有困难|有难度|可能完不/, 'at_risk'],
]

/** 填报 12 污水 61.2: which number is which target's, by the words before it. */
export function readReportWords(text: string, before: string, fields: readonly ValueField[]): WordsRead {
  const status = statusWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'on_track'
  const values: Record<string, string> = {}
  let from = 0
  let rest = ''
  for (const match of text.matchAll(figure)) {
    const words = text.slice(from, match.index)
    from = match.index + match[0].length
    const named = fieldNamed(words, fields)
    // `污水 61.2 新增 3 个村`: once the figure is given, a number in a sentence belongs to the sentence.
    if (!named && Object.keys(values).length > 0 && tidy(words) !== '') {
      rest += `${words}${match[0]}`
      continue
    }
    const field = named ?? fieldNamed(before, fields) ?? (fields.length === 1 ? fields[0] : undefined)
    if (!field) {
      if (fields.length === 0) continue
      return { kind: 'which', metrics: fields.map(({ target }) => metricWords(target)) }
    }
    values[field.name] ??= match[0].trim()
    const left = leftover(words, field)
    if (left) rest += `${left} `
  }
  rest += text.slice(from)
  const note = [before, rest]
    .map(tidy)
    .filter((part) => part !== '')
    .join('，')
  return { kind: 'read', typed: { status, note, values } }
}

/** Reading made every comma half width; in a note it is a Chinese one again. */
const tidy = (words: string) =>
  words.replace(/^[\s,，。;；:：、的了吧啊]+|[\s,，;；:：、]+$/g, '').replace(/,(?=\p{Script=Han})/gu, '，')

/** What the words before a figure say besides naming the metric. */
function leftover(words: string, { target }: ValueField): string {
  const said = tidy(words)
  return said.length > 8 && !metricWords(target).includes(said) ? said : ''
}

/** The field whose metric shares most with the words; two that share as much name none. */
export function fieldNamed(words: string, fields: readonly ValueField[]): ValueField | undefined {
  const scored = fields
    .map((field) => ({ field, score: sharedWith(words, `${field.banner ?? ''}${metricWords(field.target)}`) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  return best && best.score > (second?.score ?? 0) ? best.field : undefined
}

/** Pairs of characters in common; a longer run counts more than the same characters apart. */
function sharedWith(words: string, metric: string): number {
  const clean = words.replace(/[^\p{L}]/gu, '')
  let score = 0
  for (let at = 0; at + 2 <= clean.length; at += 1) if (metric.includes(clean.slice(at, at + 2))) score += 1
  return score
}
