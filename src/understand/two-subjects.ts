import type { TaskId } from '../plan/ids.ts'
import { parse, subjectOf, tasksOf } from './reader.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words that join; a comma may only be a pause. */
export const conjunctions = /(?:以及|还有|和|与|跟|及)/g
const joins = /(?:以及|还有|和|与|跟|及|又|、|,)/g

/** `改厕和冷链`: two subjects in one breath, each of its own clause; undefined when it is one subject, or more than two. */
export function twoSubjects(
  text: string,
  vocabulary: Vocabulary,
  between: RegExp = joins,
): readonly [readonly TaskId[], readonly TaskId[]] | undefined {
  for (const join of text.matchAll(between)) {
    const [left, right] = [text.slice(0, join.index), text.slice(join.index + join[0].length)]
    const [first, second] = [tasksIn(left, vocabulary), tasksIn(right, vocabulary)]
    if (first && second && !first.some((task) => second.includes(task))) return [first, second]
  }
  return undefined
}

function tasksIn(text: string, vocabulary: Vocabulary): readonly TaskId[] | undefined {
  if (text.trim().length < 2) return undefined
  const subject = subjectOf(parse(text, vocabulary))
  if (subject.kind !== 'clauses') return undefined
  const tasks = tasksOf(subject.best, vocabulary)
  return tasks.length > 0 ? tasks : undefined
}
