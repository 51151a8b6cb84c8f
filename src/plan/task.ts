import { z } from 'zod'
import type { TaskId, UnitName } from './ids.ts'
import { Target } from './target.ts'

const unitName = z
  .string()
  .min(1)
  .transform((name) => name as UnitName)

/** `key` numbered key task (重点工作) · `requirement` 具体要求 · `safeguard` 保障措施 */
export const TaskKind = z.enum(['key', 'requirement', 'safeguard'])
export type TaskKind = z.infer<typeof TaskKind>

export const Task = z.strictObject({
  id: z
    .string()
    .regex(/^(zd|yq|bz)-\d+$/, '任务编号应为 zd-数字、yq-数字或 bz-数字')
    .transform((id) => id as TaskId),
  kind: TaskKind,
  /** The number the plan prints; key tasks count through all chapters. */
  number: z.number().int().positive(),
  /** `五（三）`: the chapter it stands in. */
  chapter: z.string().min(1),
  title: z.string().min(1),
  /** Responsible units in the plan's order; catch-alls stand here as the plan writes them. Empty for safeguards. */
  units: z.array(unitName),
  /** Units with a duty in running text; mentioned, not responsible. */
  mentioned: z.array(z.strictObject({ unit: unitName, duty: z.string().min(1) })).default([]),
  /** Subjects of the clause as terse noun phrases; together they name everything that the clause touches. */
  measures: z.array(z.string().min(1)),
  targets: z.array(Target).default([]),
})
export type Task = z.infer<typeof Task>

/** `五（三）12`, `四（二）`, `五（五）`: how people cite the clause. */
export function locatorOf(task: Task): string {
  return task.kind === 'key' ? `${task.chapter}${task.number}` : task.chapter
}

/** `五（三）12 推进环境整治优化提升`: a task as people see it in a list. */
export const titleOf = (task: Task) => `${locatorOf(task)} ${task.title}`
