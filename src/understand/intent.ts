import { z } from 'zod'
import type { TaskId } from '../plan/ids.ts'

const task = z.string().transform((id) => id as TaskId)

/** What a button carries: which thing is meant, told apart by `action`. The same schemas write and read it. */
export const ButtonValue = z.discriminatedUnion('action', [
  z.object({ action: z.literal('task.show'), task }),
  z.object({ action: z.literal('task.owners'), task }),
  z.object({ action: z.literal('task.targets'), task }),
  z.object({ action: z.literal('question.ask'), question: z.string().min(1).max(200) }),
  z.object({ action: z.literal('help.show') }),
  /** 不对: what was meant instead. */
  z.object({ action: z.literal('answer.correct'), question: z.string().min(1).max(200), task }),
  /** A message that was set aside: send it again, or not at all. */
  z.object({ action: z.literal('message.release'), key: z.string().min(1).max(300) }),
  z.object({ action: z.literal('message.drop'), key: z.string().min(1).max(300) }),
  z.object({ action: z.literal('word.choose'), word: z.string().min(1).max(200) }),
  z.object({ action: z.literal('word.teach'), word: z.string().min(1).max(40), task }),
  z.object({ action: z.literal('word.forget'), word: z.string().min(1).max(40) }),
])
export type ButtonValue = z.input<typeof ButtonValue>

/** What a person wants, wherever it came from: typed, or pressed. */
export type Intent =
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
  | { readonly kind: 'settle-held'; readonly key: string; readonly what: 'release' | 'drop' }
  | { readonly kind: 'list-unanswered' }
  | { readonly kind: 'choose-task-for-word'; readonly word: string }
  | { readonly kind: 'teach-word'; readonly word: string; readonly task: string }
  | { readonly kind: 'forget-word'; readonly word: string }
  | { readonly kind: 'list-taught' }
  | { readonly kind: 'give-feedback'; readonly text: string }
  /** A button of an older release, or a forged value. */
  | { readonly kind: 'unknown-press' }
