import { z } from 'zod'
import { asTaskId, type TaskId, type UnitName } from '../../plan/ids.ts'
import { readTaskNumber, taskNumber } from '../task-number.ts'
import { type FormFields, recordId, targetId, taskId, unitName } from './fields.ts'

/** `late` 补报 for the period before; `correction` 更正 of the newest report. */
export type ReportMode = 'report' | 'late' | 'correction'

export type ProgressIntent =
  | {
      readonly kind: 'open-form'
      readonly task: TaskId
      readonly mode: ReportMode
      /** The version to correct; without one the newest. */
      readonly corrects?: string | undefined
    }
  /** A form came back, or was confirmed as it stands. */
  | {
      readonly kind: 'submit-progress'
      readonly task: TaskId
      readonly unit: UnitName
      readonly mode: ReportMode
      readonly form: FormFields
      /** What the form asked for when it was drawn; another mark means that the plan was amended since. */
      readonly mark: string | undefined
      /** The version that a correction is of. */
      readonly corrects: string | undefined
      /** The period that a late report is for. */
      readonly period: string | undefined
      /** To another page of a long form instead of sending it in. */
      readonly turn: number | undefined
      readonly page: number
    }
  /** 填报 12 污水 61.2: typed where forms do not show. `before` is what stood before the command. */
  | {
      readonly kind: 'report-in-words'
      readonly task: TaskId
      readonly mode: ReportMode
      readonly text: string
      readonly before: string
    }
  /** 无变化: the last values once more. */
  | { readonly kind: 'report-no-change'; readonly task: TaskId }
  | { readonly kind: 'withdraw-report'; readonly report: string | undefined }
  | {
      readonly kind: 'review-report'
      readonly report: string
      readonly verdict: 'approve' | 'return'
      readonly form: FormFields
    }
  /** 提请: what somebody else wrote is passed to the owner's liaisons. */
  | { readonly kind: 'propose-report'; readonly task: TaskId }
  | { readonly kind: 'settle-proposal'; readonly proposal: string; readonly verdict: 'confirm' | 'decline' }
  /** In reply to a receipt: 报错了 不是85是58. */
  | { readonly kind: 'correct-in-words'; readonly report: string; readonly text: string; readonly typed: string }
  | { readonly kind: 'show-progress'; readonly task: TaskId }
  | { readonly kind: 'show-history'; readonly task: TaskId; readonly page: number }
  | { readonly kind: 'my-tasks'; readonly page: number }
  /** 待审核: what waits for a coordinator's word. */
  | { readonly kind: 'to-review'; readonly page: number }
  | { readonly kind: 'show-review'; readonly report: string }
  | { readonly kind: 'to-report'; readonly page: number }
  | {
      readonly kind: 'add-evidence'
      readonly report: string
      readonly file: 'picture' | 'file'
      readonly key: string
      readonly name: string
    }
  /** 基线 12.1 40 2020年底: where the expected path starts. */
  | { readonly kind: 'set-baseline'; readonly target: string; readonly text: string }
  /** 这不归我们,转住建; and a coordinator's 指定填报 12 市住建局. */
  | { readonly kind: 'ask-transfer'; readonly task: TaskId | undefined; readonly text: string }
  | {
      readonly kind: 'appoint-reporter'
      readonly task: TaskId
      /** The task's so many-th target; without one the whole task. */
      readonly target: number | undefined
      readonly unit: string
    }
  | { readonly kind: 'settle-transfer'; readonly request: string; readonly verdict: 'approve' | 'decline' }

export const progressButtons = [
  z.object({
    action: z.literal('progress.open'),
    task: taskId,
    mode: z.enum(['report', 'late', 'correction']).optional(),
    corrects: recordId.optional(),
  }),
  z.object({
    action: z.literal('progress.submit'),
    task: taskId,
    unit: unitName,
    mode: z.enum(['report', 'late', 'correction']).optional(),
    mark: z.string().max(20).optional(),
    /** Tells the button of a form that came back from the one before, so that pressing it at once is no double press. */
    again: z.string().max(200).optional(),
    corrects: recordId.optional(),
    period: z
      .string()
      .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?$/)
      .optional(),
    page: z.int().min(0).max(20).optional(),
    turn: z.int().min(0).max(20).optional(),
  }),
  z.object({ action: z.literal('progress.same'), task: taskId }),
  z.object({ action: z.literal('progress.withdraw'), report: recordId }),
  z.object({ action: z.literal('progress.propose'), task: taskId }),
  z.object({ action: z.literal('proposal.confirm'), proposal: recordId }),
  z.object({ action: z.literal('proposal.decline'), proposal: recordId }),
  z.object({ action: z.literal('review.approve'), report: recordId }),
  z.object({ action: z.literal('review.return'), report: recordId }),
  z.object({ action: z.literal('progress.show'), task: taskId }),
  z.object({ action: z.literal('progress.history'), task: taskId, page: z.int().min(0).max(1000).optional() }),
  z.object({ action: z.literal('progress.list'), page: z.int().min(0).max(1000).optional() }),
  z.object({ action: z.literal('task.mine'), page: z.int().min(0).max(1000).optional() }),
  z.object({ action: z.literal('review.show'), report: recordId }),
  z.object({ action: z.literal('review.list'), page: z.int().min(0).max(1000).optional() }),
  z.object({ action: z.literal('transfer.approve'), request: recordId }),
  z.object({ action: z.literal('transfer.decline'), request: recordId }),
  z.object({ action: z.literal('target.baseline'), target: targetId }),
] as const

type Pressed = z.output<(typeof progressButtons)[number]>

export function readProgressPress(pressed: Pressed, form: FormFields): ProgressIntent {
  switch (pressed.action) {
    case 'progress.open':
      return { kind: 'open-form', task: pressed.task, mode: pressed.mode ?? 'report', corrects: pressed.corrects }
    case 'progress.submit': {
      const { task, unit, mode = 'report', mark, corrects, period, turn, page = 0 } = pressed
      return { kind: 'submit-progress', task, unit, mode, form, mark, corrects, period, turn, page }
    }
    case 'progress.same':
      return { kind: 'report-no-change', task: pressed.task }
    case 'progress.withdraw':
      return { kind: 'withdraw-report', report: pressed.report }
    case 'progress.propose':
      return { kind: 'propose-report', task: pressed.task }
    case 'proposal.confirm':
      return { kind: 'settle-proposal', proposal: pressed.proposal, verdict: 'confirm' }
    case 'proposal.decline':
      return { kind: 'settle-proposal', proposal: pressed.proposal, verdict: 'decline' }
    case 'review.approve':
      return { kind: 'review-report', report: pressed.report, verdict: 'approve', form }
    case 'review.return':
      return { kind: 'review-report', report: pressed.report, verdict: 'return', form }
    case 'progress.show':
      return { kind: 'show-progress', task: pressed.task }
    case 'progress.history':
      return { kind: 'show-history', task: pressed.task, page: pressed.page ?? 0 }
    case 'progress.list':
      return { kind: 'to-report', page: pressed.page ?? 0 }
    case 'task.mine':
      return { kind: 'my-tasks', page: pressed.page ?? 0 }
    case 'review.show':
      return { kind: 'show-review', report: pressed.report }
    case 'review.list':
      return { kind: 'to-review', page: pressed.page ?? 0 }
    case 'transfer.approve':
      return { kind: 'settle-transfer', request: pressed.request, verdict: 'approve' }
    case 'transfer.decline':
      return { kind: 'settle-transfer', request: pressed.request, verdict: 'decline' }
    case 'target.baseline':
      return { kind: 'set-baseline', target: pressed.target, text: String(Object.values(form)[0] ?? '') }
    default:
      return pressed satisfies never
  }
}

const modes: Readonly<Record<string, ReportMode>> = { 填报: 'report', 补报: 'late', 更正: 'correction' }
/** The command may follow what somebody says about it: `10月的忘报了 补报 12 污水61.2`. */
const report = new RegExp(`^(?:(.{0,200}?)[ ,。;!] ?)?(填报|补报|更正) ?(${taskNumber})(?![0-9.%])[ ,:]*(.*)$`, 's')
const about = (word: string) => new RegExp(`^(?:${word}) ?(${taskNumber})$`)
const progress = about('进展|进度|查进展')
const history = about('历史|版本|填报历史')
const appoint = new RegExp(
  `^(?:指定填报 ?|(?:本期) ?)(${taskNumber})(?:\\.([0-9]{1,2}))? ?(?:项)?(?:本期)? ?(?:改?由|给)? ?([^0-9. ].{1,29}?)(?:填报|报)?$`,
)
const transfer = new RegExp(
  `^(?:(${taskNumber}) ?)?(?:项)?(?:这|此|它)?(?:项|个|事|活|件事)?不(?:归|该|是|属于)我们.{0,10}?[,。 ]?(?:应该|请)?(?:转给?|移交给?|改由|该归|归) ?(.{2,30})$`,
)

export function readProgressCommand(text: string): ProgressIntent | undefined {
  if (/^我的任务$|^我们?单位的?任务$/.test(text)) return { kind: 'my-tasks', page: 0 }
  if (/^待审核?$|^待审的?$|^没审的$/.test(text)) return { kind: 'to-review', page: 0 }
  if (/^待填报?$|^待报$|^没报的$/.test(text)) return { kind: 'to-report', page: 0 }
  if (/^撤回(上一条|刚才的|填报)?$/.test(text)) return { kind: 'withdraw-report', report: undefined }
  const [, before = '', word = '', number, rest = ''] = report.exec(text) ?? []
  const mode = modes[word]
  if (mode && number) {
    const task = asTaskId(readTaskNumber(number))
    if (rest.trim() === '') return { kind: 'open-form', task, mode }
    return { kind: 'report-in-words', task, mode, text: rest.trim(), before: before.trim() }
  }
  const shown = progress.exec(text)?.[1]
  if (shown) return { kind: 'show-progress', task: asTaskId(readTaskNumber(shown)) }
  const past = history.exec(text)?.[1]
  if (past) return { kind: 'show-history', task: asTaskId(readTaskNumber(past)), page: 0 }
  const [, appointed, target, unit] = appoint.exec(text) ?? []
  if (appointed && unit) {
    const task = asTaskId(readTaskNumber(appointed))
    return { kind: 'appoint-reporter', task, target: target === undefined ? undefined : Number(target), unit }
  }
  const [, moved, to] = transfer.exec(text) ?? []
  if (to) return { kind: 'ask-transfer', task: moved ? asTaskId(readTaskNumber(moved)) : undefined, text: to }
  const baseline = /^基线 ?((?:zd|yq|bz|mb)-[0-9.]+|[0-9]{1,2}\.[0-9]{1,2}) ?[=:]? ?(.{1,60})$/.exec(text)
  if (baseline?.[1] && baseline[2]) return { kind: 'set-baseline', target: baseline[1], text: baseline[2] }
  return undefined
}
