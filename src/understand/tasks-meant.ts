import type { TaskId } from '../plan/ids.ts'
import type { Scene } from './read-question.ts'
import { tasksOf } from './reader.ts'

/** The tasks that a question is about, if it names any: by number, or by subject. */
export function tasksMeant({ subject, vocabulary, cited, chapter, context, parsed }: Scene): readonly TaskId[] {
  if (cited && cited.length > 0 && chapter === undefined) return cited
  if (subject.kind === 'clauses') return tasksOf(subject.best, vocabulary)
  if (subject.kind === 'none' && /它|这项|该项|这个任务|这条/.test(parsed.text)) return context.tasks
  return []
}
