import type { Segment } from './annotate.ts'
import type { Span } from './topic.ts'

const wordsOf = new Intl.Segmenter('zh', { granularity: 'word' })

/** A single character that nothing knows is a particle or a verb more often than a subject. */
const loneWeight = 0.3
/** 六条里: how many there are says nothing about what they are. */
const numeral = /^[一二两三四五六七八九十几]$/
const nameWeight = 0.5
/** A word that only hints at some clause may be an accident in a question about another. */
const hintWeight = 0.6
const generalWeight = 0.25

/** A word weighs in full only where nothing of it is known. */
function weightOfUnknown(character: string, word: string, unknown: readonly boolean[]): number {
  if (numeral.test(character)) return 0
  return word.length > 1 && unknown.every(Boolean) ? 1 : loneWeight
}

/** A character weighs as much as the most telling known stretch around it; an unknown word weighs in full. */
export function weighCharacters(
  text: string,
  segments: readonly Segment[],
  region: readonly boolean[],
  spans: readonly Span[],
): number[] {
  const weights: number[] = new Array(text.length).fill(0)
  const unknown: boolean[] = new Array(text.length).fill(false)
  for (const segment of segments) {
    if (segment.kind === 'unknown') unknown.fill(true, segment.start, segment.end)
  }
  if (unknown.includes(true)) {
    for (const { index, segment } of wordsOf.segment(text)) {
      for (let at = index; at < index + segment.length; at += 1) {
        if (unknown[at])
          weights[at] = weightOfUnknown(text.charAt(at), segment, unknown.slice(index, index + segment.length))
      }
    }
    // Three and more in a row are a name that nobody knows, rather than verbs.
    for (let at = 0; at < text.length; at += 1) {
      if (!unknown[at] || unknown[at - 1]) continue
      const end = unknown.indexOf(false, at)
      const stop = end < 0 ? text.length : end
      if (stop - at >= 3)
        for (let place = at; place < stop; place += 1) weights[place] = Math.max(weights[place] ?? 0, nameWeight)
    }
  }
  for (const span of spans) {
    const weight = Math.min(1, span.weight * (span.general ? generalWeight : span.source === 'hint' ? hintWeight : 1))
    for (let at = span.start; at < span.end; at += 1) {
      if (region[at]) weights[at] = Math.max(weights[at] ?? 0, weight)
    }
  }
  return weights
}
