import type { Delivery } from '../events/delivery.ts'
import type { Chat, Message } from '../world/types.ts'
import type { World } from '../world/world.ts'

/** What the page and scripts see of a message. */
export interface MessageView {
  readonly messageId: string
  readonly chatId: string
  readonly sender: string
  readonly type: Message['type']
  readonly content: Readonly<Record<string, unknown>>
  readonly createdAt: string
  readonly updatedAt: string
  readonly repliesTo?: string
  readonly threadId?: string
  readonly recalled?: true
  readonly mentions?: readonly { readonly key: string; readonly openId: string; readonly name: string }[]
}

export function messageView(message: Message): MessageView {
  return {
    messageId: message.messageId,
    chatId: message.chatId,
    sender: message.sender,
    type: message.type,
    content: message.recalledAt ? {} : message.content,
    createdAt: message.createdAt.toISOString(),
    updatedAt: message.updatedAt.toISOString(),
    ...(message.parentId ? { repliesTo: message.parentId } : {}),
    ...(message.threadId ? { threadId: message.threadId } : {}),
    ...(message.recalledAt ? { recalled: true } : {}),
    ...(message.mentions.length
      ? { mentions: message.mentions.map(({ key, openId, name }) => ({ key, openId, name })) }
      : {}),
  }
}

export interface ChatView {
  readonly chatId: string
  readonly kind: Chat['kind']
  readonly name: string
  readonly members: readonly string[]
  readonly botIn: boolean
  readonly dissolved?: true
  readonly lastMessageAt: string | null
}

export function chatView(world: World, chat: Chat): ChatView {
  return {
    chatId: chat.chatId,
    kind: chat.kind,
    name: chat.name,
    members: [...chat.members],
    botIn: chat.botIn,
    ...(chat.status === 'dissolved' ? { dissolved: true } : {}),
    lastMessageAt: world.messagesIn(chat.chatId).at(-1)?.createdAt.toISOString() ?? null,
  }
}

export function peopleView(world: World) {
  return [...world.people.values()].map(({ openId, name, role, unit, note }) => ({ openId, name, role, unit, note }))
}

export function deliveryView(delivery: Delivery) {
  const { id, eventId, type, about, envelope, callback, createdAt, attempts, state, nextAt, refused } = delivery
  const known = { id, eventId, type, about, envelope, callback, createdAt, attempts, state, nextAt: nextAt ?? null }
  return refused ? { ...known, refused } : known
}
