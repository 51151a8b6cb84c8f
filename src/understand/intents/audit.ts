import { z } from 'zod'
import { asTaskId, type TaskId } from '../../plan/ids.ts'
import { readTaskNumber, taskNumber } from '../task-number.ts'
import { taskId } from './fields.ts'

export type AuditIntent =
  /** 记录 12: who did what about a task. Pages count from the newest. */
  | { readonly kind: 'show-audit'; readonly task: TaskId; readonly page: number }
  /** 负担 10月: what was asked of each unit; `words` name the month. */
  | { readonly kind: 'show-burden'; readonly words: string }

export const auditButtons = [
  z.object({ action: z.literal('audit.show'), task: taskId, page: z.int().min(0).max(1000) }),
  z.object({ action: z.literal('burden.show'), month: z.string().max(10) }),
] as const

const asked = new RegExp(`^(?:(?:操作|审计|全部)?记录 ?(${taskNumber})|(${taskNumber})的?(?:操作|审计|全部)?记录)$`)

const month = '(?:\\d{4}[-年])?\\d{1,2}月?份?|[本上这]个?月'
const burden = new RegExp(`^(?:各?单位)?(?:的)?负担 ?(${month})?$|^(${month})的?(?:各?单位)?的?负担$`)

export function readAuditCommand(text: string): AuditIntent | undefined {
  const burdened = burden.exec(text)
  if (burdened) return { kind: 'show-burden', words: burdened[1] ?? burdened[2] ?? '' }
  const [, after, before] = asked.exec(text) ?? []
  const number = after ?? before
  return number === undefined ? undefined : { kind: 'show-audit', task: asTaskId(readTaskNumber(number)), page: 0 }
}
