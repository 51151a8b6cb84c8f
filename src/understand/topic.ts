import type { Segment } from './annotate.ts'
import { weighCharacters } from './character-weight.ts'
import { pairsIn } from './pairs.ts'
import type { Sense, Vocabulary } from './vocabulary.ts'

/** How well a clause explains what a question is about. */
export interface Candidate {
  /** Position among `vocabulary.index.clauses`. */
  readonly clause: number
  /** 0…1: the share of telling content that this clause explains. */
  readonly coverage: number
  /** How much it explains, in weighted characters. */
  readonly score: number
  /** 0…1: how much of the clause's title was said. */
  readonly titleShare: number
  /** Something of it decides: the plan's own rare words or an everyday word that means this clause. */
  readonly decisive: boolean
  /** What in the question points to it, and why. */
  readonly evidence: readonly Evidence[]
}

export interface Evidence {
  readonly start: number
  readonly end: number
  readonly words: string
  /** The plan's subject behind an everyday word. */
  readonly about: string
  readonly source: 'plan' | 'word' | 'hint' | 'taught'
}

export interface Topic {
  /** Best first; empty when nothing telling was said. */
  readonly candidates: readonly Candidate[]
  /** How telling each character of the text is, 0…1; 0 outside the content. */
  readonly weights: readonly number[]
  /** Weighted characters of content; 0 when the question names no subject. */
  readonly content: number
  /** Content that the best candidate does not explain, as people wrote it. */
  readonly unexplained: readonly string[]
}

export interface Span {
  readonly start: number
  readonly end: number
  readonly clauses: readonly number[]
  /** Worth per character, 0…1. */
  readonly weight: number
  readonly source: Evidence['source']
  readonly about: string
  /** Only a hint, of a word that needs no explanation elsewhere: 没人, 老汉. */
  readonly general?: boolean
}

const worthOf = { plan: 1, word: 1.15, taught: 1.3, hint: 0.6 }
/** Two words together are rarely an accident. */
const pairWorth = { telling: 1.3, plain: 0.6 }
/** Two characters shared with a clause may be chance. */
const stretchWorth = [0, 0, 0.75, 0.9, 1]

const wordsOf = new Intl.Segmenter('zh', { granularity: 'word' })

function spansIn(text: string, region: readonly boolean[], vocabulary: Vocabulary): Span[] {
  const spans: Span[] = []
  const inside = (start: number, end: number) => {
    for (let at = start; at < end; at += 1) if (!region[at]) return false
    return true
  }
  for (let start = 0; start < text.length; start += 1) {
    if (!region[start]) continue
    const meant = (end: number, senses: readonly Sense[]) => {
      for (const sense of senses) {
        if (sense.kind !== 'term' || !inside(start, end)) continue
        const rare = vocabulary.index.weightOf(sense.clauses.length)
        const weight = worthOf[sense.source] * (sense.source === 'hint' ? Math.max(rare, 0.4) : rare)
        const general = sense.source === 'hint' && senses.some(({ kind }) => kind === 'neutral')
        spans.push({ start, end, clauses: sense.clauses, weight, source: sense.source, about: sense.about, general })
      }
    }
    vocabulary.words.walk(text, start, meant)
    vocabulary.taught.walk(text, start, meant)
    vocabulary.index.walk(text, start, (end, clauses) => {
      if (!inside(start, end) || isChance(text.slice(start, end))) return
      const weight = vocabulary.index.weightOf(clauses.length) * (stretchWorth[end - start] ?? 1)
      spans.push({ start, end, clauses, weight, source: 'plan', about: text.slice(start, end) })
    })
  }
  return spans
}

/** 村一 of 一村一幅画: two characters across a word's edge say nothing. */
const isChance = (stretch: string) => stretch.length === 2 && /[一二三四五六七八九十的和与等及各以为到于]/.test(stretch)

const clausesWeighed = 12

/** Ranks the clauses by what they explain of the content segments of a question. */
export function findTopic(text: string, segments: readonly Segment[], vocabulary: Vocabulary): Topic {
  const region: boolean[] = new Array(text.length).fill(false)
  for (const segment of segments) {
    if (segment.kind !== 'term' && segment.kind !== 'unknown' && segment.kind !== 'number') continue
    for (let at = segment.start; at < segment.end; at += 1) region[at] = true
  }
  const pairs = pairsIn(text, segments, vocabulary.pairs).map(
    ({ start, end, clause, about, telling }): Span => ({
      start,
      end,
      clauses: [clause],
      weight: telling ? pairWorth.telling : pairWorth.plain,
      source: 'word',
      about,
    }),
  )
  for (const { start, end } of pairs) region.fill(true, start, end)
  const spans = [...spansIn(text, region, vocabulary), ...pairs]
  const charWeight = weighCharacters(text, segments, region, spans)
  const content = charWeight.reduce((sum, weight) => sum + weight, 0)
  if (content === 0) return { candidates: [], weights: charWeight, content, unexplained: [] }

  const rough = new Map<number, number>()
  for (const span of spans) {
    const value = span.weight * (span.end - span.start)
    for (const clause of span.clauses) rough.set(clause, (rough.get(clause) ?? 0) + value)
  }
  const likely = [...rough].sort((a, b) => b[1] - a[1]).slice(0, clausesWeighed)
  const candidates = likely
    .map(([clause]) => weigh(clause, text, spans, charWeight, content, vocabulary))
    .sort((a, b) => b.score - a.score || a.clause - b.clause)
  const best = candidates[0]
  return { candidates, weights: charWeight, content, unexplained: unexplainedBy(best, text, region, charWeight) }
}

function weigh(
  clause: number,
  text: string,
  spans: readonly Span[],
  charWeight: readonly number[],
  content: number,
  vocabulary: Vocabulary,
): Candidate {
  const mine = spans.filter((span) => span.clauses.includes(clause)).sort((a, b) => a.end - b.end)
  const best: { score: number; span?: Span; from: number }[] = new Array(text.length + 1)
  best[0] = { score: 0, from: 0 }
  let next = 0
  for (let end = 1; end <= text.length; end += 1) {
    let step: { score: number; span?: Span; from: number } = { score: best[end - 1]?.score ?? 0, from: end - 1 }
    while (next < mine.length && mine[next]?.end === end) {
      const span = mine[next] as Span
      const score = (best[span.start]?.score ?? 0) + span.weight * (end - span.start) + 0.01 * (end - span.start)
      if (score > step.score) step = { score, span, from: span.start }
      next += 1
    }
    best[end] = step
  }
  const evidence: Evidence[] = []
  const named = titleShare(clause, text, vocabulary)
  let covered = 0
  let decisive = false
  let strength = 0
  for (let end = text.length; end > 0; ) {
    const step = best[end]
    if (!step) break
    if (step.span) {
      const { start, about, source, weight } = step.span
      evidence.unshift({ start, end, words: text.slice(start, end), about, source })
      for (let at = start; at < end; at += 1) covered += charWeight[at] ?? 0
      strength += weight * (end - start)
      if (
        source === 'taught' ||
        (source === 'word' && weight > 0.5) ||
        (source === 'plan' && weight * (end - start) >= 1.3)
      )
        decisive = true
    }
    end = step.from
  }
  if (strength >= 2.4) decisive = true
  const score =
    (best[text.length]?.score ?? 0) * (1 + titleWorth * named) * (evidence.some(isTelling) ? tellingWorth : 1)
  return { clause, coverage: Math.min(1, covered / content), score, titleShare: named, decisive, evidence }
}

/** A word that means this clause, or a stretch too long for chance. */
export const isTelling = ({ source, words }: Evidence) =>
  source === 'taught' || source === 'word' || (source === 'plan' && words.length >= 4)

/** One such word outweighs a little more of words that only hint. */
const tellingWorth = 1.2

/** Who says much of a title means that clause, even where another one uses the same words. */
const titleWorth = 0.8

function titleShare(clause: number, text: string, vocabulary: Vocabulary): number {
  const title = vocabulary.index.clauses[clause]?.title ?? ''
  let said = 0
  for (let at = 0; at + 2 <= title.length; at += 1) if (text.includes(title.slice(at, at + 2))) said += 1
  return title.length < 2 ? 0 : said / (title.length - 1)
}

function unexplainedBy(
  best: Candidate | undefined,
  text: string,
  region: readonly boolean[],
  charWeight: readonly number[],
): string[] {
  const open = (at: number) =>
    region[at] === true &&
    (charWeight[at] ?? 0) > 0.35 &&
    !best?.evidence.some((found) => found.start <= at && at < found.end)
  const rest: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (!open(at)) continue
    let end = at
    while (end < text.length && open(end)) end += 1
    rest.push(text.slice(at, end))
    at = end
  }
  return rest.flatMap((run) => (run.length <= 6 ? [run] : [...wordsOf.segment(run)].map((word) => word.segment)))
}
