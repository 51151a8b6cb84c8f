import { z } from 'zod'
import { asTaskId, type TaskId } from '../../plan/ids.ts'
import { readTaskNumber, taskNumber } from '../task-number.ts'
import { recordId } from './fields.ts'

/** A figure of the bulletin that can be opened to the reports behind it. */
export const bulletinFigures = [
  ...(['on-time', 'late', 'missing'] as const),
  ...(['red', 'yellow', 'green', 'grey', 'worse', 'better', 'before'] as const),
  ...(['corrections', 'extensions', 'practices', 'burden', 'ranking'] as const),
] as const
export type BulletinFigure = (typeof bulletinFigures)[number]

export type BulletinIntent =
  /** 通报 10月; `words` name the period. */
  | { readonly kind: 'draft-bulletin'; readonly words: string }
  /** The draft becomes a notice, whose form opens. */
  | { readonly kind: 'compose-bulletin'; readonly period: string }
  | {
      readonly kind: 'open-figure'
      readonly period: string
      readonly figure: BulletinFigure
      readonly page: number
    }
  /** 好做法 12: the newest report on the task; 取消好做法 12 takes it back. */
  | {
      readonly kind: 'mark-practice'
      readonly task: TaskId
      readonly report: string | undefined
      readonly marked: boolean
    }

export const bulletinButtons = [
  z.object({ action: z.literal('bulletin.show'), period: z.string().max(10) }),
  z.object({ action: z.literal('bulletin.compose'), period: z.string().max(10) }),
  z.object({
    action: z.literal('bulletin.reports'),
    period: z.string().max(10),
    figure: z.enum(bulletinFigures),
    page: z.int().min(0).max(1000).optional(),
  }),
  z.object({ action: z.literal('practice.mark'), report: recordId, marked: z.boolean() }),
] as const

type Pressed = z.output<(typeof bulletinButtons)[number]>

export function readBulletinPress(pressed: Pressed): BulletinIntent {
  switch (pressed.action) {
    case 'bulletin.show':
      return { kind: 'draft-bulletin', words: pressed.period }
    case 'bulletin.compose':
      return { kind: 'compose-bulletin', period: pressed.period }
    case 'bulletin.reports':
      return { kind: 'open-figure', period: pressed.period, figure: pressed.figure, page: pressed.page ?? 0 }
    case 'practice.mark': {
      const { report, marked } = pressed
      return { kind: 'mark-practice', task: asTaskId(report.split('#')[0] ?? ''), report, marked }
    }
    default:
      return pressed satisfies never
  }
}

const period =
  '(?:(?:\\d{4}[-年/.]?)?(?:\\d{1,2}月?份?|第?[一二三四1-4]季度?|q[1-4])?|[本这上当](?:一?期|个?月|个?季度?|年))'
const bulletin = new RegExp(
  `^(?:拟|起草|生成|看|出|做|写|发)?(?:一?[期份个])?(${period})的?(?:进展|督办|工作)?通报(?:草稿)? ?(${period})$`,
  'i',
)
const practice = new RegExp(`^(取消)?好(?:的)?(?:做法|经验) ?(${taskNumber})$`)
const markedAs = new RegExp(`^(?:把)?(${taskNumber}) ?(?:记为|记成|标为|列为|是|算)?(?:一个)?好(?:的)?(?:做法|经验)$`)

export function readBulletinCommand(text: string): BulletinIntent | undefined {
  const asked = bulletin.exec(text)
  if (asked) return { kind: 'draft-bulletin', words: asked[1] || asked[2] || '' }
  const held = markedAs.exec(text)?.[1]
  if (held) {
    return { kind: 'mark-practice', task: asTaskId(readTaskNumber(held)), report: undefined, marked: true }
  }
  const marked = practice.exec(text)
  if (marked?.[2]) {
    const task = asTaskId(readTaskNumber(marked[2]))
    return { kind: 'mark-practice', task, report: undefined, marked: marked[1] === undefined }
  }
  return undefined
}
