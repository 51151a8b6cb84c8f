import { z } from 'zod'

/** Digests, and what would go out. */
export type ReminderIntent =
  /** 明天再提醒 on a digest; which one is known from the card that was pressed. */
  { readonly kind: 'snooze-digest' } | { readonly kind: 'page-digest'; readonly page: number }

export const reminderButtons = [
  z.object({ action: z.literal('reminder.snooze') }),
  z.object({ action: z.literal('reminder.page'), page: z.int().min(0).max(1000) }),
] as const

type Pressed = z.output<(typeof reminderButtons)[number]>

export function readReminderPress(pressed: Pressed): ReminderIntent {
  switch (pressed.action) {
    case 'reminder.snooze':
      return { kind: 'snooze-digest' }
    case 'reminder.page':
      return { kind: 'page-digest', page: pressed.page }
    default:
      return pressed satisfies never
  }
}
