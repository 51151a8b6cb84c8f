import type { TaskId } from '../plan/ids.ts'
import { annotate, type Segment } from './annotate.ts'
import { type Asked, askedOf } from './asked.ts'
import { type Skeleton, skeletonOf } from './skeleton.ts'
import { type Candidate, findTopic, type Topic } from './topic.ts'
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
  const segments = annotate(text, vocabulary)
  const skeleton = skeletonOf(segments)
  return { text, segments, skeleton, asked: askedOf(skeleton.shape), topic: findTopic(text, segments, vocabulary) }
}

/** Below this much weighted content a question has no subject of its own (农村, 全市 …). */
const leastContent = 1.1
/** At least this share of what was said has to be explained by the clause that answers. */
const enoughCoverage = 0.7
/** Where a clause is decided by strong words, this much suffices. */
const enoughWithStrongWords = 0.62
/** Clauses within this share of the best score stand side by side, if they explain as much. */
const sideBySide = 0.97

export type Subject =
  | { readonly kind: 'none' }
  | { readonly kind: 'clauses'; readonly best: readonly Candidate[] }
  | { readonly kind: 'doubtful'; readonly near: readonly Candidate[]; readonly unexplained: readonly string[] }

export function subjectOf({ topic }: Parsed): Subject {
  const best = topic.candidates[0]
  if (topic.content < leastContent) return { kind: 'none' }
  if (!best) return { kind: 'doubtful', near: [], unexplained: topic.unexplained }
  const strong = best.evidence.filter(({ source, words }) => source !== 'hint' && words.length >= 2).length >= 2
  const enough = best.coverage >= (strong ? enoughWithStrongWords : enoughCoverage)
  if (!best.decisive || !enough) {
    return { kind: 'doubtful', near: topic.candidates.slice(0, 3), unexplained: topic.unexplained }
  }
  const equals = topic.candidates.filter(
    (candidate) =>
      candidate.decisive && candidate.score >= best.score * sideBySide && candidate.coverage >= best.coverage - 0.02,
  )
  return { kind: 'clauses', best: equals }
}

export const taskOf = (candidate: Candidate, vocabulary: Vocabulary): TaskId | undefined =>
  vocabulary.index.clauses[candidate.clause]?.task?.id

export const tasksOf = (candidates: readonly Candidate[], vocabulary: Vocabulary): TaskId[] =>
  candidates.flatMap((candidate) => taskOf(candidate, vocabulary) ?? [])
