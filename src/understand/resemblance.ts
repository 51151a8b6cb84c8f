import type { TaskId } from '../plan/ids.ts'
import type { Segment } from './annotate.ts'
import type { Lexicon } from './lexicon.ts'
import { normalize } from './normalize.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * How much a question sounds like what people say about a task, by the stretches of one to three characters it shares with
 * the lexicon's words and examples. It finds what no single word decides; what it finds is offered, never asserted.
 */
export interface Resembling {
  readonly task: TaskId
  /** Weighted stretches in common; comparable for one question only. */
  readonly score: number
}

const longestStretch = 3
/** What may stand for something else says less about a task than what stands for it alone. */
const weights = { word: 1, example: 1, pair: 0.5, hint: 0.4 }

type Spoken = readonly [task: TaskId, words: string, weight: number]

function spokenIn({ tasks, pairs, examples }: Lexicon): Spoken[] {
  const all: Spoken[] = []
  for (const [id, entries] of Object.entries(tasks)) {
    for (const { words, hints } of entries) {
      for (const word of words) all.push([id as TaskId, word, weights.word])
      for (const word of hints) all.push([id as TaskId, word, weights.hint])
    }
  }
  for (const [id, subjects] of Object.entries(pairs)) {
    const sides = Object.values(subjects).flat(2)
    for (const word of sides.flat()) all.push([id as TaskId, word, weights.pair])
  }
  for (const [id, sentences] of Object.entries(examples))
    for (const sentence of sentences) all.push([id as TaskId, sentence, weights.example])
  return all
}

function* stretchesOf(text: string): Generator<string> {
  for (let length = 1; length <= longestStretch; length += 1)
    for (let at = 0; at + length <= text.length; at += 1) yield text.slice(at, at + length)
}

/** By stretch: how much it speaks for each task that knows it. */
type Model = ReadonlyMap<string, ReadonlyMap<TaskId, number>>

const models = new WeakMap<Lexicon, Model>()

function modelOf({ lexicon, positionOf }: Vocabulary): Model {
  const known = models.get(lexicon)
  if (known) return known
  const counts = new Map<string, Map<TaskId, number>>()
  const tasks = new Set<TaskId>()
  for (const [task, words, weight] of spokenIn(lexicon)) {
    if (!positionOf.has(task)) continue
    tasks.add(task)
    for (const stretch of new Set(stretchesOf(normalize(words)))) {
      const byTask = counts.get(stretch) ?? new Map<TaskId, number>()
      counts.set(stretch, byTask)
      byTask.set(task, (byTask.get(task) ?? 0) + weight)
    }
  }
  for (const byTask of counts.values()) {
    const rare = Math.log((tasks.size + 1) / byTask.size)
    for (const [task, count] of byTask) byTask.set(task, Math.log1p(count) * rare)
  }
  models.set(lexicon, counts)
  return counts
}

/** Below this much in common for each character said, the likeness is an accident. */
const leastLikeness = 3

/** The tasks that the content of a question resembles most, best first; none where it resembles nothing. */
export function resembling(segments: readonly Segment[], vocabulary: Vocabulary, most: number): Resembling[] {
  const model = modelOf(vocabulary)
  const scores = new Map<TaskId, number>()
  const content = contentOf(segments)
  const least = leastLikeness * Math.max(2, content.join('').length)
  for (const said of content)
    for (const stretch of stretchesOf(said))
      for (const [task, weight] of model.get(stretch) ?? [])
        scores.set(task, (scores.get(task) ?? 0) + weight * stretch.length)
  return [...scores]
    .map(([task, score]) => ({ task, score }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
}

/** Neighbouring words of content belong together: 没处 and 施展. */
function contentOf(segments: readonly Segment[]): string[] {
  const said: string[] = []
  let end = -1
  for (const segment of segments) {
    if (segment.kind !== 'term' && segment.kind !== 'unknown') continue
    if (segment.start === end) said.push(`${said.pop() ?? ''}${segment.text}`)
    else said.push(segment.text)
    end = segment.end
  }
  return said
}
