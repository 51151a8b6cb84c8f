import type { TaskId } from '../plan/ids.ts'
import { normalize } from './normalize.ts'
import { parse, tasksOf } from './reader.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The tasks whose clauses share most with what was said, best first; empty when nothing is shared. */
export function nearestTasks(text: string, vocabulary: Vocabulary, most: number): TaskId[] {
  return tasksOf(parse(normalize(text), vocabulary).topic.candidates, vocabulary).slice(0, most)
}
