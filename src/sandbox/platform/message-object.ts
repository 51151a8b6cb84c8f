import { idTriple } from '../events/payloads.ts'
import type { Message } from '../world/types.ts'
import type { World } from '../world/world.ts'

/** A message as send, get and list answer it. */
export function messageObject(world: World, appId: string, message: Message, options: { cardAsSent?: boolean } = {}) {
  const byBot = message.sender === 'bot'
  return {
    message_id: message.messageId,
    ...(message.rootId ? { root_id: message.rootId } : {}),
    ...(message.parentId ? { parent_id: message.parentId } : {}),
    ...(message.threadId ? { thread_id: message.threadId } : {}),
    msg_type: message.type,
    create_time: String(message.createdAt.getTime()),
    update_time: String(message.updatedAt.getTime()),
    deleted: message.recalledAt !== undefined,
    updated: message.updatedAt.getTime() !== message.createdAt.getTime(),
    chat_id: message.chatId,
    sender: {
      id: byBot ? appId : message.sender,
      id_type: byBot ? 'app_id' : 'open_id',
      sender_type: byBot ? 'app' : 'user',
      tenant_key: 'tk-sandbox',
    },
    body: { content: JSON.stringify(message.recalledAt ? {} : contentOf(message, options.cardAsSent ?? false)) },
    mentions: message.mentions.map((mention) => ({
      key: mention.key,
      id: mention.kind === 'bot' ? mention.openId : idTriple(world, mention.openId).open_id,
      id_type: 'open_id',
      name: mention.name,
      tenant_key: 'tk-sandbox',
    })),
  }
}

/** A card reads back simplified unless it is asked for as sent. */
function contentOf(message: Message, cardAsSent: boolean) {
  if (message.type !== 'interactive' || cardAsSent) return message.content
  return { title: titleOf(message.content), elements: [[{ tag: 'text', text: '请升级至最新版本客户端，以查看内容' }]] }
}

function titleOf(card: Readonly<Record<string, unknown>>): string | null {
  const header = card.header as { title?: { content?: string } } | undefined
  return header?.title?.content ?? null
}
