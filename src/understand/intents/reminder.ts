import { z } from 'zod'
import { asChatId, asOpenId, type ChatId, type OpenId } from '../../plan/ids.ts'

/** Digests, and what would go out. */
export type ReminderIntent =
  /** 明天再提醒 on a digest; which one is known from the card that was pressed. */
  | { readonly kind: 'snooze-digest' }
  | { readonly kind: 'page-digest'; readonly page: number }
  /** 预演 2025-12-01: `words` name the day. */
  | { readonly kind: 'rehearse'; readonly words: string; readonly page: number }
  /** 谁联系不上. */
  | { readonly kind: 'show-reach' }
  /** One of the digests of that day, as it would look. */
  | {
      readonly kind: 'rehearse-digest'
      readonly day: string
      readonly place: ChatId | OpenId
      readonly page: number
    }

const page = z.int().min(0).max(1000)
const day = z.iso.date()

export const reminderButtons = [
  z.object({ action: z.literal('reminder.snooze') }),
  z.object({ action: z.literal('reminder.page'), page }),
  z.object({ action: z.literal('rehearsal.show'), day, page }),
  z.object({ action: z.literal('rehearsal.digest'), day, place: z.string().min(1).max(100), page }),
] as const

type Pressed = z.output<(typeof reminderButtons)[number]>

export function readReminderPress(pressed: Pressed): ReminderIntent {
  switch (pressed.action) {
    case 'reminder.snooze':
      return { kind: 'snooze-digest' }
    case 'reminder.page':
      return { kind: 'page-digest', page: pressed.page }
    case 'rehearsal.show':
      return { kind: 'rehearse', words: pressed.day, page: pressed.page }
    case 'rehearsal.digest': {
      const { place } = pressed
      const to = place.startsWith('ou_') ? asOpenId(place) : asChatId(place)
      return { kind: 'rehearse-digest', day: pressed.day, place: to, page: pressed.page }
    }
    default:
      return pressed satisfies never
  }
}

const unreached =
  /^(?:现在|目前)?(?:还有)?(?:谁|哪些单位|哪几家|哪些)?(?:还)?(?:联系|通知|提醒)不(?:上|到)(?:的?单位|的)?[?]?$|^(?:联系|触达)情况$/

export function readReminderCommand(text: string): ReminderIntent | undefined {
  if (unreached.test(text)) return { kind: 'show-reach' }
  const words = /^(?:提醒)?预演(?:一下)? ?[:,]? ?(.{0,30})$/.exec(text)?.[1]
  return words === undefined ? undefined : { kind: 'rehearse', words: words.trim(), page: 0 }
}
