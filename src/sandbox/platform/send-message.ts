import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Chat, Message } from '../world/types.ts'
import type { World } from '../world/world.ts'
import { readContent } from './content.ts'
import { messageObject } from './message-object.ts'
import { Refusal } from './refusal.ts'
import { type Api, type Call, type Gateway, serve } from './serve.ts'
import type { createUuids } from './uuids.ts'

export interface Messages {
  readonly world: World
  readonly gateway: Gateway
  readonly uuids: ReturnType<typeof createUuids>
  readonly appId: string
}

const scopes = ['im:message', 'im:message:send_as_bot', 'im:message:send']

const sendBody = z.looseObject({
  receive_id: z.string().min(1),
  msg_type: z.string(),
  content: z.unknown(),
  uuid: z.string().min(1).max(50).optional(),
})
const replyBody = z.looseObject({
  msg_type: z.string(),
  content: z.unknown(),
  reply_in_thread: z.boolean().optional(),
  uuid: z.string().min(1).max(50).optional(),
})

export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new Refusal(230001, `${issue?.path.join('.')}: ${issue?.message}`)
}

export function sendMessages(app: FastifyInstance, parts: Messages) {
  const { gateway } = parts
  const create: Api = {
    method: 'POST',
    path: '/open-apis/im/v1/messages',
    name: 'im.messages.create',
    scopes,
    handle(call) {
      const body = readBody(sendBody, call.body)
      const chat = chatFor(parts.world, call.query.receive_id_type, body.receive_id)
      return send(parts, call, chat, body, undefined, false)
    },
  }
  const reply: Api = {
    method: 'POST',
    path: '/open-apis/im/v1/messages/:message_id/reply',
    name: 'im.messages.reply',
    scopes,
    handle(call) {
      const body = readBody(replyBody, call.body)
      const original = messageById(parts.world, call.params.message_id)
      if (original.recalledAt) throw new Refusal(230011)
      const chat = openChat(parts.world, original.chatId)
      const inThread = body.reply_in_thread === true || original.threadId !== undefined
      return send(parts, call, chat, body, original, inThread)
    },
  }
  for (const api of [create, reply]) serve(app, gateway, api)
}

type Sending = Pick<z.infer<typeof sendBody>, 'msg_type' | 'content' | 'uuid'>

function send(
  parts: Messages,
  call: Call,
  chat: Chat,
  body: Sending,
  original: Message | undefined,
  inThread: boolean,
) {
  const { message, release } = parts.uuids.once(body.uuid, () => {
    const read = readContent(parts.world, chat, body.msg_type, body.content)
    parts.gateway.limits.forChat(chat.chatId)
    return parts.world.addMessage({ chatId: chat.chatId, sender: 'bot', ...read, repliesTo: original, inThread })
  })
  call.about(message.messageId)
  call.afterwards(release)
  return { data: messageObject(parts.world, parts.appId, message, { cardAsSent: true }) }
}

export function messageById(world: World, id: string | undefined): Message {
  if (!id?.startsWith('om_')) throw new Refusal(99992354)
  const message = world.messages.get(id)
  if (!message) throw new Refusal(230001, 'invalid message_id')
  return message
}

/** A group or private chat that the bot can speak in. */
export function openChat(world: World, chatId: string): Chat {
  const chat = world.chats.get(chatId)
  if (!chat) throw new Refusal(230034)
  if (chat.status === 'dissolved') throw new Refusal(232009)
  if (!chat.botIn) throw new Refusal(230002)
  if (chat.kind === 'private') for (const openId of chat.members) assertReachable(world, openId)
  return chat
}

function assertReachable(world: World, openId: string) {
  const person = world.people.get(openId)
  if (!person?.available) throw new Refusal(230013)
  if (person.stoppedBot) throw new Refusal(230053)
}

function chatFor(world: World, idType: string | undefined, id: string): Chat {
  if (idType === 'chat_id') return openChat(world, id)
  const fields = { open_id: 'openId', union_id: 'unionId', user_id: 'userId', email: 'email' } as const
  const field = fields[idType as keyof typeof fields]
  if (!field) throw new Refusal(230001, 'receive_id_type is missing or unknown')
  const person = [...world.people.values()].find((one) => one[field] === id)
  if (!person) throw new Refusal(99992351)
  const chat = world.privateChatOf(person.openId)
  if (!chat) throw new Refusal(230013)
  return openChat(world, chat.chatId)
}
