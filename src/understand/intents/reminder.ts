import { z } from 'zod'
import { asChatId, asOpenId, type ChatId, type OpenId } from '../../plan/ids.ts'

/** Digests, and what would go out. */
export type ReminderIntent =
  /** 明天再提醒 on a digest, or said in its chat; which one is known from the card that was pressed, or from the chat. */
  | { readonly kind: 'snooze-digest' }
  | { readonly kind: 'page-digest'; readonly page: number }
  /** 国庆别发提醒: the sentence as typed. */
  | { readonly kind: 'holiday-reminders'; readonly text: string }
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

const later =
  /^(?:(?:请|麻烦|帮忙)?(?:明天|明儿|明日|改天|回头|下个?工作日|过一?天)(?:上?[早午]上?)?再(?:来)?(?:提醒|催|说|发)(?:一?[次下遍])?(?:我们?|吧|哈)?)$/

const dayOff = /国庆|十一(?!项|条|个)|春节|过年|元旦|清明|五一|劳动节|端午|中秋|放假|节假日|假期|长假|过节|周末|双休/
const noReminder =
  /(?:别|不要|不用|甭|勿|停|先不|不再|不)(?:再|要|给我们|给大家|往群里)?(?:发|推|来)?[^,。]{0,4}提醒|提醒[^,。]{0,6}(?:停|别发|不发|先不|不要)/
const asksReminder = /提醒.{0,6}(?:吗|不|么)[?]?$|(?:会不会|发不发|还发|还会|要不要)[^,。]{0,6}提醒/

export function readReminderCommand(text: string): ReminderIntent | undefined {
  if (later.test(text)) return { kind: 'snooze-digest' }
  if (text.length <= 60 && dayOff.test(text) && (noReminder.test(text) || asksReminder.test(text)))
    return { kind: 'holiday-reminders', text }
  if (unreached.test(text)) return { kind: 'show-reach' }
  const words = /^(?:提醒)?预演(?:一下)? ?[:,]? ?(.{0,30})$/.exec(text)?.[1]
  return words === undefined ? undefined : { kind: 'rehearse', words: words.trim(), page: 0 }
}
