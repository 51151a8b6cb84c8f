import { z } from 'zod'
import { readTaskNumber, taskNumber } from '../task-number.ts'
import { taskId } from './fields.ts'

export type TeachingIntent =
  | { readonly kind: 'list-unanswered' }
  | { readonly kind: 'choose-task-for-word'; readonly word: string }
  | { readonly kind: 'teach-word'; readonly word: string; readonly task: string }
  | { readonly kind: 'forget-word'; readonly word: string }
  | { readonly kind: 'list-taught' }
  | { readonly kind: 'give-feedback'; readonly text: string }

export const teachingButtons = [
  z.object({ action: z.literal('word.choose'), word: z.string().min(1).max(200) }),
  z.object({ action: z.literal('word.teach'), word: z.string().min(1).max(40), task: taskId }),
  z.object({ action: z.literal('word.forget'), word: z.string().min(1).max(40) }),
] as const

const teach = new RegExp(`^教 ?(.{1,40}?) ?[=:] ?(${taskNumber})$`)

export function readTeachingCommand(text: string): TeachingIntent | undefined {
  if (/^(未答|未答问题|没答上的?)$/.test(text)) return { kind: 'list-unanswered' }
  if (/^(已教|已教的?词?)$/.test(text)) return { kind: 'list-taught' }
  const taught = teach.exec(text)
  if (taught?.[1] && taught[2]) return { kind: 'teach-word', word: taught[1].trim(), task: readTaskNumber(taught[2]) }
  const forgotten = /^(?:忘记|忘掉|删除词) ?(.{1,40})$/.exec(text)
  if (forgotten?.[1]) return { kind: 'forget-word', word: forgotten[1].trim() }
  const feedback = /^意见[ :,]*(.{2,500})$/s.exec(text)
  if (feedback?.[1]) return { kind: 'give-feedback', text: feedback[1].trim() }
  return undefined
}
