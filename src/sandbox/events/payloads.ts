import type { Chat, Mention, Message } from '../world/types.ts'
import type { World } from '../world/world.ts'

/** The `event` part of each event, as the platform's pages show it. */

const tenant = 'tk-sandbox'

export function idTriple(world: World, openId: string) {
  const person = world.people.get(openId)
  return { union_id: person?.unionId ?? '', user_id: person?.userId ?? '', open_id: openId }
}

function mentionOf(world: World, mention: Mention) {
  const bot = mention.kind === 'bot'
  return {
    key: mention.key,
    id: bot ? { union_id: '', user_id: '', open_id: mention.openId } : idTriple(world, mention.openId),
    mentioned_type: mention.kind,
    name: mention.name,
    tenant_key: tenant,
  }
}

export function messageReceived(world: World, message: Message, chat: Chat) {
  const { parentId, rootId, threadId, mentions } = message
  return {
    sender: { sender_id: idTriple(world, message.sender), sender_type: 'user', tenant_key: tenant },
    message: {
      message_id: message.messageId,
      ...(rootId ? { root_id: rootId } : {}),
      ...(parentId ? { parent_id: parentId } : {}),
      create_time: String(message.createdAt.getTime()),
      update_time: String(message.updatedAt.getTime()),
      chat_id: chat.chatId,
      ...(threadId ? { thread_id: threadId } : {}),
      chat_type: chat.kind === 'private' ? 'p2p' : 'group',
      message_type: message.type,
      content: JSON.stringify(message.content),
      ...(mentions.length ? { mentions: mentions.map((mention) => mentionOf(world, mention)) } : {}),
    },
  }
}

/** Of the bot coming, the bot going and a group dissolved: one shape for all three. */
export function chatEvent(world: World, chat: Chat, by: string) {
  return {
    chat_id: chat.chatId,
    operator_id: idTriple(world, by),
    external: false,
    operator_tenant_key: tenant,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
  }
}

export function chatEntered(world: World, chat: Chat, by: string) {
  const last = world.messagesIn(chat.chatId).at(-1)
  return {
    chat_id: chat.chatId,
    operator_id: idTriple(world, by),
    ...(last
      ? { last_message_id: last.messageId, last_message_create_time: String(last.createdAt.getTime()) }
      : { last_message_id: '', last_message_create_time: '0' }),
  }
}

export function messageRecalled(message: Message, at: Date) {
  return {
    message_id: message.messageId,
    chat_id: message.chatId,
    recall_time: String(at.getTime()),
    recall_type: 'message_owner',
  }
}

export function messageRead(world: World, reader: string, messageIds: readonly string[], at: Date) {
  return {
    reader: { reader_id: idTriple(world, reader), read_time: String(at.getTime()), tenant_key: tenant },
    message_id_list: messageIds,
  }
}

/** Its timestamp is in seconds, and it names no chat. The person's name would need a scope that the bot does without. */
export function menuChosen(world: World, key: string, by: string) {
  return {
    operator: { operator_id: idTriple(world, by) },
    event_key: key,
    timestamp: Math.floor(world.now().getTime() / 1000),
  }
}

export interface PressAction {
  readonly tag: string
  readonly name?: string
  readonly value?: unknown
  readonly form_value?: Readonly<Record<string, unknown>>
  readonly input_value?: string
  readonly option?: string
  readonly options?: readonly string[]
  readonly checked?: boolean
}

export function cardPressed(world: World, message: Message, by: string, token: string, action: PressAction) {
  return {
    operator: { tenant_key: tenant, ...idTriple(world, by) },
    token,
    action: { ...action, timezone: 'Asia/Shanghai' },
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  }
}
