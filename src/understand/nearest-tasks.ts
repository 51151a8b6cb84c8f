import type { TaskId } from '../plan/ids.ts'
import { normalize } from './normalize.ts'
import { parse, tasksOf } from './reader.ts'
import { resembling } from './resemblance.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The tasks whose clauses share most with what was said, then those it sounds like; empty when nothing is shared. */
export function nearestTasks(text: string, vocabulary: Vocabulary, most: number): TaskId[] {
  const { topic, segments } = parse(normalize(text), vocabulary)
  const alike = resembling(segments, vocabulary, most).map(({ task }) => task)
  return [...new Set([...tasksOf(topic.candidates, vocabulary).slice(0, 2), ...alike])].slice(0, most)
}
