import { z } from 'zod'
import type { ChatId, OpenId, UnitName } from '../../plan/ids.ts'
import { chatId, openId, unitName } from './fields.ts'

export type RosterIntent =
  /** 绑定 市农牧局: the group in which it is said. */
  | { readonly kind: 'bind-chat'; readonly chat: ChatId | undefined; readonly unit: string }
  | { readonly kind: 'unbind-chat'; readonly unit: string | undefined }
  | { readonly kind: 'choose-unit-for-chat'; readonly chat: ChatId; readonly page: number }
  | { readonly kind: 'ask-to-be-liaison'; readonly unit: string }
  | {
      readonly kind: 'settle-liaison'
      readonly person: OpenId
      readonly unit: UnitName
      readonly verdict: 'confirm' | 'decline'
    }
  /** 交接给 @李四: the mentioned person takes over. */
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'remove-liaison'; readonly unit: string | undefined }
  | { readonly kind: 'show-roster' }
  /** 我是统筹人员: refused, whoever says it. */
  | { readonly kind: 'claim-to-coordinate'; readonly text: string }

export const rosterButtons = [
  z.object({ action: z.literal('chat.bind'), chat: chatId, unit: unitName }),
  z.object({ action: z.literal('chat.choose'), chat: chatId, page: z.int().min(0).max(100).optional() }),
  z.object({ action: z.literal('liaison.confirm'), person: openId, unit: unitName }),
  z.object({ action: z.literal('liaison.decline'), person: openId, unit: unitName }),
] as const

type Pressed = z.output<(typeof rosterButtons)[number]>

export function readRosterPress(pressed: Pressed): RosterIntent {
  switch (pressed.action) {
    case 'chat.bind':
      return { kind: 'bind-chat', chat: pressed.chat, unit: pressed.unit }
    case 'chat.choose':
      return { kind: 'choose-unit-for-chat', chat: pressed.chat, page: pressed.page ?? 0 }
    case 'liaison.confirm':
      return { kind: 'settle-liaison', person: pressed.person, unit: pressed.unit, verdict: 'confirm' }
    case 'liaison.decline':
      return { kind: 'settle-liaison', person: pressed.person, unit: pressed.unit, verdict: 'decline' }
    default:
      return pressed satisfies never
  }
}

export function readRosterCommand(text: string): RosterIntent | undefined {
  const bound = /^绑定 ?(?:到)? ?(.{2,30})$/.exec(text)
  if (bound?.[1]) return { kind: 'bind-chat', chat: undefined, unit: bound[1] }
  const unbound = /^(?:解绑|取消绑定) ?(.{2,30})?$/.exec(text)
  if (unbound) return { kind: 'unbind-chat', unit: unbound[1] }
  if (/^(名册|联络员名单|谁是联络员)$/.test(text)) return { kind: 'show-roster' }
  if (
    /^(?:我是|让我(?:当|做)|我要(?:当|做)|申请(?:当|做|成为)?|把.{1,20}(?:设为|设成|加为|升为)|给我).{0,6}(?:统筹|督办员|管理员)(?:人员|员|权限)?$/.test(
      text,
    )
  )
    return { kind: 'claim-to-coordinate', text }
  const asked =
    /^(?:我是|申请(?:当|做|成为)?|我要当|登记(?:为)?) ?(.{2,30}?)的?联络员$/.exec(text) ??
    /^申请联络员 ?(.{2,30})$/.exec(text)
  if (asked?.[1]) return { kind: 'ask-to-be-liaison', unit: asked[1] }
  if (/^(?:联络员)?(?:工作)?(?:交接|移交|交给)(?:给|到)? ?@?.{1,30}$/.test(text)) return { kind: 'hand-over' }
  const removed = /^(?:移除|取消|撤销|删除)联络员 ?@?(.{1,60})$/.exec(text)
  if (removed)
    return {
      kind: 'remove-liaison',
      unit: /[^ ]{2,30}(?:局|委|办|会|社|院|室|部|旗|区|公司|专班)/.exec(removed[1] ?? '')?.[0],
    }
  return undefined
}
