import type { TaskId } from '../plan/ids.ts'
import { annotate, type Segment } from './annotate.ts'
import { type Asked, askedOf } from './asked.ts'
import { settleShortUnits } from './short-units.ts'
import { type Skeleton, skeletonOf } from './skeleton.ts'
import { type Candidate, findTopic, isTelling, type Topic } from './topic.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question taken apart: what stands in it, what it asks, which clauses its subject points to. */
export interface Parsed {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly skeleton: Skeleton
  readonly asked: Asked
  readonly topic: Topic
}

export function parse(text: string, vocabulary: Vocabulary): Parsed {
  const segments = settleShortUnits(annotate(text, vocabulary), text)
  const skeleton = skeletonOf(segments)
  return { text, segments, skeleton, asked: askedOf(skeleton.shape), topic: findTopic(text, segments, vocabulary) }
}

/** Below this much weighted content a question has no subject of its own (农村, 全市 …). */
const leastContent = 1.1
/** The share of what was said that the answering clause has to explain: the surer its words, the less. */
const enough = { weak: 0.66, sure: 0.5, unrivalled: 0.42, verySure: 0.36 }
/** Clauses within this share of the best score stand side by side, if they explain as much. */
const sideBySide = 0.97

export type Subject =
  | { readonly kind: 'none' }
  | { readonly kind: 'clauses'; readonly best: readonly Candidate[] }
  | { readonly kind: 'doubtful'; readonly near: readonly Candidate[]; readonly unexplained: readonly string[] }

/** How much of a question the best clause must explain, by how telling its words are. */
function coverageNeeded([{ evidence, score }, second]: readonly [Candidate, ...Candidate[]]): number {
  const unrivalled = !second || second.score <= 0.5 * score
  const telling = evidence.filter(isTelling)
  const said = telling.reduce((sum, { words }) => sum + words.length, 0)
  if (telling.length >= 2 && said >= 5) return enough.verySure
  if (unrivalled && said >= 2) return enough.unrivalled
  return telling.length >= 1 && said >= 2 ? enough.sure : enough.weak
}

/** Several hints that together point at one clause and at no other say as much as a word that decides. */
function standsAlone([best, second]: readonly Candidate[]): boolean {
  if (!best || best.evidence.length < 2 || best.coverage < 0.78) return false
  return !second || second.score <= 0.66 * best.score
}

export function subjectOf({ topic }: Pick<Parsed, 'topic'>): Subject {
  const best = topic.candidates[0]
  if (topic.content < leastContent) return { kind: 'none' }
  if (!best) return { kind: 'doubtful', near: [], unexplained: topic.unexplained }
  if (
    !(best.decisive || standsAlone(topic.candidates)) ||
    best.coverage < coverageNeeded([best, ...topic.candidates.slice(1)])
  ) {
    return { kind: 'doubtful', near: topic.candidates.slice(0, 3), unexplained: topic.unexplained }
  }
  const equals = topic.candidates.filter(
    (candidate) =>
      (candidate === best || candidate.decisive) &&
      candidate.score >= best.score * sideBySide &&
      candidate.coverage >= best.coverage - 0.02,
  )
  return { kind: 'clauses', best: equals }
}

export const taskOf = (candidate: Candidate, vocabulary: Vocabulary): TaskId | undefined =>
  vocabulary.index.clauses[candidate.clause]?.task?.id

export const tasksOf = (candidates: readonly Candidate[], vocabulary: Vocabulary): TaskId[] =>
  candidates.flatMap((candidate) => taskOf(candidate, vocabulary) ?? [])
