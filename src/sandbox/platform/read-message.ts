import type { FastifyInstance } from 'fastify'
import type { Chat, Message } from '../world/types.ts'
import { messageObject } from './message-object.ts'
import { Refusal } from './refusal.ts'
import { type Messages, messageById, openChat } from './send-message.ts'
import { serve } from './serve.ts'

const readScopes = ['im:message', 'im:message:readonly']
const readersDays = 7

export function readMessages(app: FastifyInstance, parts: Messages) {
  const { world, gateway } = parts

  function mayRead(chat: Chat) {
    if (chat.kind === 'group' && !gateway.scopes.hasAny(['im:message.group_msg'])) {
      throw new Refusal(230027, 'need scope: im:message.group_msg')
    }
  }
  const shown = (message: Message, cardAsSent: boolean) => messageObject(world, parts.appId, message, { cardAsSent })

  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id',
    name: 'im.messages.get',
    scopes: readScopes,
    handle(call) {
      const message = messageById(world, call.params.message_id)
      call.about(message.messageId)
      mayRead(openChat(world, message.chatId))
      return { data: { items: [shown(message, call.query.card_msg_content_type === 'user_card_content')] } }
    },
  })

  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/messages',
    name: 'im.messages.list',
    scopes: readScopes,
    handle({ query }) {
      const ofThread = query.container_id_type === 'thread'
      if (query.container_id_type !== 'chat' && !ofThread) throw new Refusal(230001, 'container_id_type')
      const container = query.container_id ?? ''
      const first = [...world.messages.values()].find((message) => message.threadId === container)
      const chat = openChat(world, ofThread ? (first?.chatId ?? '') : container)
      mayRead(chat)
      const from = Number(query.start_time ?? 0) * 1000
      const to = Number(query.end_time ?? Number.POSITIVE_INFINITY) * 1000
      const found = world.messagesIn(chat.chatId).filter((message) => {
        const at = message.createdAt.getTime()
        return at >= from && at <= to && (!ofThread || message.threadId === container)
      })
      if (query.sort_type === 'ByCreateTimeDesc') found.reverse()
      const { items, ...page } = pageOf(found, query, 50, 20)
      const cardAsSent = query.card_msg_content_type === 'user_card_content'
      return { data: { ...page, items: items.map((message) => shown(message, cardAsSent)) } }
    },
  })

  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/read_users',
    name: 'im.messages.read_users',
    scopes: [...readScopes, 'im:message:basic'],
    handle({ params, query, about }) {
      const message = messageById(world, params.message_id)
      about(message.messageId)
      if (message.sender !== 'bot') throw new Refusal(230027)
      openChat(world, message.chatId)
      if (world.now().getTime() - message.createdAt.getTime() > readersDays * 86_400_000) throw new Refusal(230033)
      const readers = [...message.readBy].map((openId) => ({
        user_id_type: 'open_id',
        user_id: openId,
        timestamp: String(message.updatedAt.getTime()),
        tenant_key: 'tk-sandbox',
      }))
      return { data: pageOf(readers, query, 100, 20) }
    },
  })
}

/** One page as all of Feishu's lists have them. */
export function pageOf<Item>(
  all: readonly Item[],
  query: Readonly<Record<string, string | undefined>>,
  most: number,
  usual: number,
) {
  const size = Number(query.page_size ?? usual)
  if (!Number.isInteger(size) || size < 1 || size > most) throw new Refusal(230001, `page_size must be 1 to ${most}`)
  const start = Number(query.page_token ?? 0)
  if (!Number.isInteger(start) || start < 0) throw new Refusal(230001, 'page_token')
  const end = start + size
  const has_more = end < all.length
  return { items: all.slice(start, end), has_more, ...(has_more ? { page_token: String(end) } : {}) }
}
