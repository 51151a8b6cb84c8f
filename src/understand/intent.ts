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
  /** A button of an older release, or a forged value. */
  | { readonly kind: 'unknown-press' }
