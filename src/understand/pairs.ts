import type { Segment } from './annotate.ts'
import type { Lexicon } from './lexicon.ts'
import { normalize } from './normalize.ts'
import { Trie } from './trie.ts'

interface Half {
  readonly pair: number
  readonly side: 0 | 1
}

/** Words that say nothing alone but, two of them together, point at a clause: 羊 and 啃光, 旧房 and 塌. */
export interface PairIndex {
  readonly halves: Trie<Half>
  readonly pairs: readonly { readonly clause: number; readonly about: string }[]
}

export function indexPairs(byTask: Lexicon['pairs'], positionOf: (id: string) => number | undefined): PairIndex {
  const halves = new Trie<Half>()
  const pairs: PairIndex['pairs'][number][] = []
  for (const [id, subjects] of Object.entries(byTask)) {
    const clause = positionOf(id)
    if (clause === undefined) continue
    for (const [about, lines] of Object.entries(subjects)) {
      for (const sides of lines) {
        sides.forEach((words, side) => {
          for (const word of new Set(words.map(normalize)))
            halves.add(word, { pair: pairs.length, side: side === 0 ? 0 : 1 })
        })
        pairs.push({ clause, about })
      }
    }
  }
  return { halves, pairs }
}

export interface PairSpan {
  readonly start: number
  readonly end: number
  readonly clause: number
  readonly about: string
  /** A word that says something by itself too, unlike 村里 or 没人. */
  readonly telling: boolean
}

interface Place {
  readonly start: number
  readonly end: number
}

const open: ReadonlySet<Segment['kind']> = new Set(['term', 'unknown', 'neutral', 'number', 'short-unit'])
/** Words of one pair farther apart than this belong to two thoughts. */
const farthest = 16

/** Both halves of every pair that the text holds, outside names and question words. */
export function pairsIn(text: string, segments: readonly Segment[], { halves, pairs }: PairIndex): PairSpan[] {
  if (pairs.length === 0) return []
  const inside: boolean[] = new Array(text.length).fill(false)
  const plain: boolean[] = new Array(text.length).fill(false)
  for (const { kind, start, end } of segments) {
    const single = kind === 'cue' && end - start === 1
    if (open.has(kind) || single) inside.fill(true, start, end)
    if (kind === 'neutral' || single) plain.fill(true, start, end)
  }
  const words: { readonly place: Place; readonly meant: readonly Half[] }[] = []
  for (let start = 0; start < text.length; start += 1) {
    if (!inside[start]) continue
    halves.walk(text, start, (end, meant) => {
      for (let at = start; at < end; at += 1) if (!inside[at]) return
      words.push({ place: { start, end }, meant })
    })
  }
  return wholePairs(words, pairs.length).flatMap(([pair, left, right]) => {
    const known = pairs[pair]
    if (!known) return []
    const together = (one: Place, others: readonly Place[]) =>
      others.some(
        (other) =>
          (one.end <= other.start && other.start - one.end <= farthest) ||
          (other.end <= one.start && one.start - other.end <= farthest),
      )
    const places = [
      ...left.filter((place) => together(place, right)),
      ...right.filter((place) => together(place, left)),
    ]
    const telling = ({ start, end }: Place) => plain.slice(start, end).includes(false)
    return places.map((place) => ({ ...place, ...known, telling: telling(place) }))
  })
}

/** Of thousands of halves that common words are, few find their other half: the others cost no more than a mark. */
function wholePairs(
  words: readonly { readonly place: Place; readonly meant: readonly Half[] }[],
  pairs: number,
): (readonly [pair: number, left: readonly Place[], right: readonly Place[]])[] {
  const heard = new Uint8Array(pairs)
  const both = 3
  let isAny = false
  for (const { meant } of words) {
    for (const { pair, side } of meant) {
      const now = (heard[pair] ?? 0) | (side + 1)
      heard[pair] = now
      isAny ||= now === both
    }
  }
  if (!isAny) return []
  const whole = new Map<number, readonly [number, Place[], Place[]]>()
  for (const { place, meant } of words) {
    for (const { pair, side } of meant) {
      if (heard[pair] !== both) continue
      const sides = whole.get(pair) ?? [pair, [], []]
      sides[side === 0 ? 1 : 2].push(place)
      whole.set(pair, sides)
    }
  }
  return [...whole.values()]
}
