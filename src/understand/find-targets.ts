import type { TargetId, TaskId } from '../plan/ids.ts'
import type { Target } from '../plan/target.ts'
import type { Segment } from './annotate.ts'
import { pairsOf } from './clause-index.ts'
import { normalize } from './normalize.ts'
import type { Evidence, Topic } from './topic.ts'
import { targetPhrases, type Vocabulary } from './vocabulary.ts'

export interface FoundTarget {
  readonly id: TargetId
  readonly task: TaskId | undefined
  readonly target: Target
  /** 0…1: how much of what was asked its own words explain, and how much of its name was said. */
  readonly fit: number
  /** 0…1: how much of the metric's name was said. */
  readonly said: number
}

interface TargetText {
  readonly id: TargetId
  readonly task: TaskId | undefined
  readonly target: Target
  readonly grams: ReadonlySet<string>
  readonly metric: string
  readonly words: readonly string[]
}

/** Kept by the part of a vocabulary that teaching does not change. */
const texts = new WeakMap<Vocabulary['words'], readonly TargetText[]>()

const gramsOf = (phrases: readonly string[]) => new Set(phrases.flatMap(pairsOf))

function textsOf(vocabulary: Vocabulary): readonly TargetText[] {
  const known = texts.get(vocabulary.words)
  if (known) return known
  const { plan } = vocabulary.ledger
  const all = [
    ...plan.goals.map((target) => ({ target, task: undefined })),
    ...plan.tasks.flatMap((task) => task.targets.map((target) => ({ target, task: task.id }))),
  ].map(({ target, task }) => ({
    id: target.id,
    task,
    target,
    grams: gramsOf(targetPhrases(target)),
    metric: normalize(target.metric),
    words: vocabulary.targetWords.get(target.metric) ?? [],
  }))
  texts.set(vocabulary.words, all)
  return all
}

/** Content characters of a text, as places. */
function contentPlaces(segments: readonly Segment[]): number[] {
  return segments
    .filter((segment) => segment.kind === 'term' || segment.kind === 'unknown' || segment.kind === 'number')
    .flatMap((segment) => Array.from({ length: segment.end - segment.start }, (_, index) => segment.start + index))
}

/** An everyday word in the question, and the pairs of characters of what it stands for. */
interface Spoken extends Pick<Evidence, 'start' | 'end'> {
  readonly pairs: readonly string[]
}

const spokenIn = (evidence: readonly Evidence[]): Spoken[] =>
  evidence.flatMap(({ start, end, about, source }) =>
    source === 'plan' ? [] : [{ start, end, pairs: pairsOf(normalize(about)) }],
  )

/** An everyday word for 农村牧区卫生厕所 is a word for 农村牧区卫生厕所普及率. */
const speaksOf = ({ pairs }: Spoken, { grams }: TargetText): boolean =>
  pairs.length > 0 && pairs.filter((pair) => grams.has(pair)).length / pairs.length >= 0.8

/** What the places of a question hold. */
interface Content {
  readonly text: string
  readonly places: ReadonlySet<number>
  /** Two characters that stand together, and where. */
  readonly pairs: readonly { readonly at: number; readonly gram: string }[]
}

function contentOf(text: string, places: ReadonlySet<number>): Content {
  const pairs = [...places].flatMap((at) => (places.has(at + 1) ? [{ at, gram: text.slice(at, at + 2) }] : []))
  return { text, places, pairs }
}

/** How many of the places stand in a run of two or more that the target's own texts or words hold. */
function explained({ text, places, pairs }: Content, target: TargetText, spoken: readonly Spoken[]): Set<number> {
  const covered = new Set<number>()
  for (const word of spoken) {
    if (!speaksOf(word, target)) continue
    for (let at = word.start; at < word.end; at += 1) if (places.has(at)) covered.add(at)
  }
  for (const { at, gram } of pairs) {
    if (!target.grams.has(gram)) continue
    covered.add(at)
    covered.add(at + 1)
  }
  for (const word of target.words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let place = at; place < at + word.length; place += 1) if (places.has(place)) covered.add(place)
    }
  }
  return covered
}

/** Targets that explain what was asked, best first. A target of a clause the topic rests on explains more. */
export function findTargets(
  text: string,
  segments: readonly Segment[],
  topic: Topic,
  vocabulary: Vocabulary,
  within?: ReadonlySet<TaskId>,
): FoundTarget[] {
  const places = new Set(contentPlaces(segments))
  if (places.size === 0) return []
  const byClause = new Map(
    topic.candidates.map((candidate) => [
      vocabulary.index.clauses[candidate.clause]?.task?.id,
      { evidence: candidate.evidence, spoken: spokenIn(candidate.evidence) },
    ]),
  )
  const weightOf = (some: Iterable<number>) =>
    [...some].reduce((sum, at) => sum + Math.max(topic.weights[at] ?? 0, 0.1), 0)
  const all = weightOf(places)
  const content = contentOf(text, places)
  const found: FoundTarget[] = []
  for (const target of textsOf(vocabulary)) {
    if (within && (target.task === undefined || !within.has(target.task))) continue
    const candidate = byClause.get(target.task)
    const covered = explained(content, target, candidate?.spoken ?? [])
    if (covered.size === 0) continue
    const helped = new Set<number>()
    for (const { start, end, source } of candidate?.evidence ?? []) {
      if (source === 'hint') continue
      for (let at = start; at < end; at += 1) if (places.has(at) && !covered.has(at)) helped.add(at)
    }
    const asked = (weightOf(covered) + 0.5 * weightOf(helped)) / all
    const said = saidOf(target.metric, text)
    const fit = 0.8 * asked + 0.2 * said + thresholdFit(target.metric, text)
    found.push({ id: target.id, task: target.task, target: target.target, fit, said })
  }
  return found.sort((a, b) => b.fit - a.fit)
}

/** 超过50万元的嘎查村占比: a threshold inside a metric's name has to be the one that was asked. */
function thresholdFit(metric: string, text: string): number {
  const thresholds = metric.match(/[0-9]+(?:\.[0-9]+)?(?=万|元|%)/g)
  if (!thresholds) return 0
  const said = new Set(text.match(/[0-9]+(?:\.[0-9]+)?/g) ?? [])
  return thresholds.every((threshold) => said.has(threshold)) ? 0.15 : -0.15
}

/** The share of a metric's name that was said. */
function saidOf(metric: string, text: string): number {
  const pairs = pairsOf(metric)
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length
}
