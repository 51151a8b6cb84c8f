import { valueWords } from '../../plan/target-wording.ts'
import type { Task } from '../../plan/task.ts'

/**
 * A short mark of what a form asks for. A form that was opened before the plan was amended bears another one, and its
 * numbers would land at the wrong target.
 */
export function planMark(task: Task): string {
  const text = task.targets.map((target) => `${target.id} ${target.metric} ${valueWords(target)}`).join('|')
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 0x7fffffff
  return sum.toString(36)
}
