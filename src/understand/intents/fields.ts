import { z } from 'zod'
import { asChatId, asOpenId, asTargetId, asTaskId, asUnitName } from '../../plan/ids.ts'

/** What a button may carry. Every field is untrusted: a rule looks up what it names and who presses. */
export const taskId = z.string().min(1).max(20).transform(asTaskId)
export const targetId = z.string().min(1).max(20).transform(asTargetId)
export const unitName = z.string().min(1).max(60).transform(asUnitName)
export const chatId = z.string().min(1).max(100).transform(asChatId)
export const openId = z.string().min(1).max(100).transform(asOpenId)
export const recordId = z.string().min(1).max(80)

/** A form's fields by name as Feishu hands them over; each form reads its own with a schema. */
export type FormFields = Readonly<Record<string, unknown>>
