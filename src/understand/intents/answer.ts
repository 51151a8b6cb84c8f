import { z } from 'zod'
import type { TaskId } from '../../plan/ids.ts'
import { taskId } from './fields.ts'

/** Asking, looking up, and what can be said about an answer. */
export type AnswerIntent =
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'show-task'; readonly task: TaskId }
  | { readonly kind: 'show-owners'; readonly task: TaskId }
  | { readonly kind: 'show-targets'; readonly task: TaskId }
  | { readonly kind: 'help' }
  /** A picture, a file, a sticker, an empty mention: `what` in people's words. */
  | { readonly kind: 'unreadable'; readonly what: 'empty' | 'picture' | 'file' | 'voice' | 'sticker' | 'other' }
  /** 为什么: what in the last question pointed where. */
  | { readonly kind: 'explain' }
  /** 不对: the last answer is disputed. */
  | { readonly kind: 'dispute' }
  | { readonly kind: 'correct-answer'; readonly question: string; readonly task: TaskId }
  /** A button of an older release, or a forged value. */
  | { readonly kind: 'unknown-press'; readonly value: string }

export const answerButtons = [
  z.object({ action: z.literal('task.show'), task: taskId }),
  z.object({ action: z.literal('task.owners'), task: taskId }),
  z.object({ action: z.literal('task.targets'), task: taskId }),
  z.object({ action: z.literal('question.ask'), question: z.string().min(1).max(200) }),
  z.object({ action: z.literal('help.show') }),
  /** 不对: what was meant instead. */
  z.object({ action: z.literal('answer.correct'), question: z.string().min(1).max(200), task: taskId }),
] as const

export function readAnswerCommand(text: string): AnswerIntent | undefined {
  if (/^(帮助|help|使用说明|怎么用|菜单|\/help)$/.test(text)) return { kind: 'help' }
  if (/^(为什么|为啥|凭什么|依据(呢|是什么)?|why)[?。!]*$/.test(text)) return { kind: 'explain' }
  if (/^(不对|不是这个|答错了|错了|搞错了|你说错了|答非所问)[?。!,~]*$/.test(text)) return { kind: 'dispute' }
  return undefined
}
