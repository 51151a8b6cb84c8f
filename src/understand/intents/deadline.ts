import { z } from 'zod'
import { asTaskId, type TargetId, type TaskId, type UnitName } from '../../plan/ids.ts'
import { readTaskNumber, taskNumber } from '../task-number.ts'
import { type FormFields, recordId, targetId, taskId, unitName } from './fields.ts'

export type DeadlineIntent =
  | { readonly kind: 'open-extension'; readonly task: TaskId | undefined; readonly target: TargetId | undefined }
  /** 13 冷链那块年底肯定完不了,招标流了,给延到明年6月底吧. */
  | { readonly kind: 'extend-in-words'; readonly task: TaskId | undefined; readonly text: string }
  | {
      readonly kind: 'submit-extension'
      readonly task: TaskId
      readonly target: TargetId | undefined
      readonly unit: UnitName | undefined
      readonly form: FormFields
    }
  /** 问效 12: why it is late, what is done about it, until when. */
  | { readonly kind: 'open-inquiry'; readonly task: TaskId | undefined; readonly target: TargetId | undefined }
  | {
      readonly kind: 'submit-inquiry'
      readonly task: TaskId
      readonly target: TargetId | undefined
      readonly unit: UnitName | undefined
      readonly form: FormFields
    }
  /** 延期申请, by a coordinator: those that wait, for cards of weeks ago can no longer be pressed. */
  | { readonly kind: 'list-extensions' }
  | {
      readonly kind: 'decide-extension'
      readonly extension: string
      readonly verdict: 'approve' | 'decline'
      readonly form: FormFields
    }

export const deadlineButtons = [
  /** Opens the form, and sends it. */
  z.object({
    action: z.literal('extension.request'),
    task: taskId,
    target: targetId.optional(),
    unit: unitName.optional(),
    /** Tells a form that came back from the one before. */
    again: z.string().max(100).optional(),
  }),
  /** The same for what is overdue. */
  z.object({
    action: z.literal('inquiry.answer'),
    task: taskId,
    target: targetId.optional(),
    unit: unitName.optional(),
    again: z.string().max(100).optional(),
  }),
  z.object({ action: z.literal('extension.approve'), extension: recordId }),
  z.object({ action: z.literal('extension.decline'), extension: recordId }),
] as const

type Pressed = z.output<(typeof deadlineButtons)[number]>

export function readDeadlinePress(pressed: Pressed, form: FormFields): DeadlineIntent {
  switch (pressed.action) {
    case 'extension.request': {
      const { task, target, unit } = pressed
      if (!('until' in form || 'reason' in form)) return { kind: 'open-extension', task, target }
      return { kind: 'submit-extension', task, target, unit, form }
    }
    case 'inquiry.answer': {
      const { task, target, unit } = pressed
      if (!('cause' in form || 'remedy' in form)) return { kind: 'open-inquiry', task, target }
      return { kind: 'submit-inquiry', task, target, unit, form }
    }
    case 'extension.approve':
      return { kind: 'decide-extension', extension: pressed.extension, verdict: 'approve', form }
    case 'extension.decline':
      return { kind: 'decide-extension', extension: pressed.extension, verdict: 'decline', form }
    default:
      return pressed satisfies never
  }
}

/** 12月底 and 3天 are no task. */
const noUnit = '(?![0-9.%月号日点年个天周家万亿亩户条项次])'
const leading = new RegExp(`^(${taskNumber})${noUnit}(?=[ ,，:的那这]|[^0-9])`)
const inside = /第 ?([0-9一二三四五六七八九十]{1,3}) ?项|(?<![0-9.])([0-9]{1,2}) ?项|((?:zd|yq|bz)-[0-9]{1,2})/
/** What asks for more time, and not about it. */
const putOff =
  /(?:延期?|推迟|顺延|延长|延后|展期|宽限|放宽|缓|推)(?:一?[下些]|时?限)?(?:到|至|[0-9一二两三半]{1,3} ?(?:个|天|周|月|年))|(?:给|请|申请|想|要求|希望|拟|能不能|能否|可否)[^,。]{0,8}(?:延期|延到|延至|延[0-9一二两三半]|推迟|宽限|顺延|缓[到至])|再给[0-9一二两三半十]{1,3} ?(?:个|天|周|月|年)/
const asking = /谁|哪|什么|多少|为何|几个|怎么|过没有|了没|了吗/

export function readDeadlineCommand(text: string): DeadlineIntent | undefined {
  return readInquiry(text) ?? readExtension(text)
}

function readInquiry(text: string): DeadlineIntent | undefined {
  const asked = new RegExp(`^(?:问效|逾期说明|说明逾期)(?: ?(${taskNumber}))?$`).exec(text)
  if (!asked) return undefined
  return { kind: 'open-inquiry', task: asked[1] ? asTaskId(readTaskNumber(asked[1])) : undefined, target: undefined }
}

function readExtension(text: string): DeadlineIntent | undefined {
  if (/^(?:待决定的?)?延期申请$/.test(text)) return { kind: 'list-extensions' }
  if (/^(?:申请)?延期$/.test(text)) return { kind: 'open-extension', task: undefined, target: undefined }
  const [, word] = new RegExp(`^(?:申请)?延期(?:申请)? ?(${taskNumber})$`).exec(text) ?? []
  const [, before] = new RegExp(`^(${taskNumber}) ?(?:申请)?延期$`).exec(text) ?? []
  const alone = word ?? before
  if (alone) return { kind: 'open-extension', task: asTaskId(readTaskNumber(alone)), target: undefined }
  const [commanded, number] = new RegExp(`^(?:申请)?延期(?:申请)? ?(${taskNumber})${noUnit}[ ,:]*`).exec(text) ?? []
  if (commanded && number)
    return { kind: 'extend-in-words', task: asTaskId(readTaskNumber(number)), text: text.slice(commanded.length) }
  if (text.length > 500 || !putOff.test(text) || asking.test(text)) return undefined
  const [first, led] = leading.exec(text) ?? []
  if (first && led)
    return { kind: 'extend-in-words', task: asTaskId(readTaskNumber(led)), text: text.slice(first.length).trim() }
  const [, ordinal, plain, named] = inside.exec(text) ?? []
  const meant = ordinal ?? plain ?? named
  return { kind: 'extend-in-words', task: meant ? asTaskId(readTaskNumber(meant)) : undefined, text }
}
