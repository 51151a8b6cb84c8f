import type { Segment } from './annotate.ts'
import { weighCharacters } from './character-weight.ts'
import { pairsOf } from './clause-index.ts'
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

  const rough = new Map<number, { value: number; readonly spans: Span[] }>()
  for (const span of spans) {
    const value = span.weight * (span.end - span.start)
    for (const clause of span.clauses) {
      const known = rough.get(clause)
      if (known) {
        known.value += value
        known.spans.push(span)
      } else rough.set(clause, { value, spans: [span] })
    }
  }
  const likely = [...rough].sort((a, b) => b[1].value - a[1].value).slice(0, clausesWeighed)
  const said: Said = { text, charWeight, content, pairs: new Set(pairsOf(text)) }
  const candidates = likely
    .map(([clause, { spans: mine }]) => weigh(clause, mine, said, vocabulary))
    .sort((a, b) => b.score - a.score || a.clause - b.clause)
  const best = candidates[0]
  return { candidates, weights: charWeight, content, unexplained: unexplainedBy(best, text, region, charWeight) }
}

interface Said {
  readonly text: string
  readonly charWeight: readonly number[]
  readonly content: number
  /** Every two characters that stand together. */
  readonly pairs: ReadonlySet<string>
}

/** The worthiest way through the text by the clause's own spans, which do not overlap. */
function weigh(clause: number, spans: Span[], said: Said, vocabulary: Vocabulary): Candidate {
  const { text, charWeight, content } = said
  const mine = spans.sort((a, b) => a.end - b.end)
  const best: number[] = new Array(text.length + 1).fill(0)
  const last: (Span | undefined)[] = new Array(text.length + 1).fill(undefined)
  let next = 0
  for (let end = 1; end <= text.length; end += 1) {
    best[end] = best[end - 1] ?? 0
    for (let span = mine[next]; span?.end === end; span = mine[next]) {
      const score = (best[span.start] ?? 0) + span.weight * (end - span.start) + 0.01 * (end - span.start)
      if (score > (best[end] ?? 0)) {
        best[end] = score
        last[end] = span
      }
      next += 1
    }
  }
  const evidence: Evidence[] = []
  const named = titleShare(clause, said, vocabulary)
  let covered = 0
  let decisive = false
  let strength = 0
  for (let end = text.length; end > 0; ) {
    const span = last[end]
    if (!span) {
      end -= 1
      continue
    }
    const { start, about, source, weight } = span
    evidence.unshift({ start, end, words: text.slice(start, end), about, source })
    for (let at = start; at < end; at += 1) covered += charWeight[at] ?? 0
    strength += weight * (end - start)
    if (
      source === 'taught' ||
      (source === 'word' && weight > 0.5) ||
      (source === 'plan' && weight * (end - start) >= 1.3)
    )
      decisive = true
    end = start
  }
  if (strength >= 2.4) decisive = true
  const score = (best[text.length] ?? 0) * (1 + titleWorth * named) * (evidence.some(isTelling) ? tellingWorth : 1)
  return { clause, coverage: Math.min(1, covered / content), score, titleShare: named, decisive, evidence }
}

/** A word that means this clause, or a stretch too long for chance. */
export const isTelling = ({ source, words }: Evidence) =>
  source === 'taught' || source === 'word' || (source === 'plan' && words.length >= 4)

/** One such word outweighs a little more of words that only hint. */
const tellingWorth = 1.2

/** Who says much of a title means that clause, even where another one uses the same words. */
const titleWorth = 0.8

function titleShare(clause: number, { pairs }: Said, vocabulary: Vocabulary): number {
  const title = vocabulary.index.titlePairs(clause)
  return title.length === 0 ? 0 : title.filter((pair) => pairs.has(pair)).length / title.length
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
