import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Message } from '../world/types.ts'
import { readContent } from './content.ts'
import { messageObject } from './message-object.ts'
import { Refusal } from './refusal.ts'
import { type Messages, messageById, openChat, readBody } from './send-message.ts'
import { serve } from './serve.ts'

const dayMs = 86_400_000
const redrawDays = 14
// The tenant's administrator sets both windows; a day is Feishu's default.
const recallDays = 1
const editDays = 1
const editsAllowed = 20

const patchBody = z.looseObject({ content: z.string() })
const editBody = z.looseObject({ msg_type: z.enum(['text', 'post']), content: z.string() })

export function changeMessages(app: FastifyInstance, parts: Messages) {
  const { world, gateway } = parts
  const olderThan = (message: Message, days: number) =>
    world.now().getTime() - message.createdAt.getTime() > days * dayMs

  function own(id: string | undefined, notOwn: number): Message {
    const message = messageById(world, id)
    if (message.sender !== 'bot') throw new Refusal(notOwn)
    if (message.recalledAt) throw new Refusal(230011)
    return message
  }

  serve(app, gateway, {
    method: 'PATCH',
    path: '/open-apis/im/v1/messages/:message_id',
    name: 'im.messages.patch',
    scopes: ['im:message', 'im:message:send_as_bot', 'im:message:update'],
    handle(call) {
      const { content } = readBody(patchBody, call.body)
      const message = own(call.params.message_id, 230027)
      call.about(message.messageId)
      const chat = openChat(world, message.chatId)
      if (message.type !== 'interactive') throw new Refusal(230001, 'This message is NOT a card')
      if (olderThan(message, redrawDays)) throw new Refusal(230031)
      gateway.limits.forMessage(message.messageId)
      const card = readContent(world, chat, 'interactive', content).content
      if (!isShared(message.content) || !isShared(card)) throw new Refusal(230001, 'update_multi must be true')
      world.changeMessage(message, card)
      return { data: {} }
    },
  })

  serve(app, gateway, {
    method: 'PUT',
    path: '/open-apis/im/v1/messages/:message_id',
    name: 'im.messages.update',
    scopes: ['im:message', 'im:message:send_as_bot', 'im:message:update'],
    handle(call) {
      const body = readBody(editBody, call.body)
      const message = own(call.params.message_id, 230027)
      call.about(message.messageId)
      const chat = openChat(world, message.chatId)
      if (message.type !== body.msg_type)
        throw new Refusal(230001, 'only text and post can be edited, into their own type')
      if (olderThan(message, editDays)) throw new Refusal(230075)
      if (message.edits >= editsAllowed) throw new Refusal(230072)
      const read = readContent(world, chat, body.msg_type, body.content)
      message.edits += 1
      message.mentions = read.mentions
      world.changeMessage(message, read.content)
      return { data: messageObject(world, parts.appId, message) }
    },
  })

  serve(app, gateway, {
    method: 'DELETE',
    path: '/open-apis/im/v1/messages/:message_id',
    name: 'im.messages.delete',
    scopes: ['im:message', 'im:message:recall', 'im:message:send_as_bot'],
    handle(call) {
      const message = own(call.params.message_id, 230026)
      call.about(message.messageId)
      openChat(world, message.chatId)
      if (olderThan(message, recallDays)) throw new Refusal(230009)
      world.recallMessage(message)
      return { data: {} }
    },
  })
}

function isShared(card: Readonly<Record<string, unknown>>): boolean {
  return (card.config as { update_multi?: unknown } | undefined)?.update_multi === true
}
