import { z } from 'zod'
import type { Delivery } from '../events/delivery.ts'
import {
  chatEntered,
  chatEvent,
  menuChosen,
  messageRead,
  messageRecalled,
  messageReceived,
} from '../events/payloads.ts'
import type { Sender } from '../events/sender.ts'
import type { Scopes } from '../platform/scopes.ts'
import { newId } from '../world/ids.ts'
import type { Chat, Mention, Message } from '../world/types.ts'
import type { World } from '../world/world.ts'
import { Misuse } from './misuse.ts'

const upload = z.strictObject({ name: z.string().min(1), base64: z.string().min(1) })

/** What a person says. A private chat with the bot needs no mention. */
export const sayingSchema = z.strictObject({
  as: z.string(),
  text: z.string().optional(),
  /** Rich text as it is received: `{title, content: [[{tag, …}]]}`. */
  post: z
    .looseObject({ title: z.string().optional(), content: z.array(z.array(z.looseObject({ tag: z.string() }))) })
    .optional(),
  image: upload.optional(),
  file: upload.optional(),
  mentionBot: z.boolean().optional(),
  mentions: z.array(z.string()).optional(),
  repliesTo: z.string().optional(),
  inThread: z.boolean().optional(),
})
export type Saying = z.infer<typeof sayingSchema>

export interface ActParts {
  readonly world: World
  readonly sender: Sender
  readonly scopes: Scopes
}

export function say(
  parts: ActParts,
  chatId: string,
  saying: Saying,
): { message: Message; delivery: Delivery | undefined } {
  const { world } = parts
  const chat = chatWith(world, chatId, saying.as)
  const original = saying.repliesTo === undefined ? undefined : world.messages.get(saying.repliesTo)
  if (saying.repliesTo !== undefined && original?.chatId !== chatId)
    throw new Misuse(404, 'no such message in this chat')
  const mentions = mentionsOf(world, saying)
  const message = world.addMessage({
    chatId,
    sender: saying.as,
    ...contentOf(world, saying, mentions),
    mentions,
    repliesTo: original,
    inThread: saying.inThread === true || original?.threadId !== undefined,
  })
  return { message, delivery: announce(parts, chat, message) }
}

/** The bot hears of it only where its scopes reach. */
function announce({ world, sender, scopes }: ActParts, chat: Chat, message: Message): Delivery | undefined {
  if (!chat.botIn || chat.status !== 'normal') return undefined
  const mentioned = message.mentions.some((mention) => mention.openId === world.bot.openId)
  const anyOf =
    chat.kind === 'private'
      ? ['im:message.p2p_msg:readonly', 'im:message.p2p_msg']
      : mentioned
        ? ['im:message.group_at_msg:readonly', 'im:message.group_at_msg', 'im:message.group_msg']
        : ['im:message.group_msg']
  if (!scopes.hasAny(anyOf)) return undefined
  return sender.emit('im.message.receive_v1', messageReceived(world, message, chat), aboutOf(message))
}

const aboutOf = (message: Message) => ({ chatId: message.chatId, messageId: message.messageId })

function mentionsOf(world: World, saying: Saying): Mention[] {
  const ids = new Set([...(saying.mentionBot ? [world.bot.openId] : []), ...(saying.mentions ?? [])])
  return [...ids].map((openId, index) => {
    const bot = openId === world.bot.openId
    const name = bot ? world.bot.name : world.people.get(openId)?.name
    if (name === undefined) throw new Misuse(404, `nobody is called ${openId}`)
    return { key: `@_user_${index + 1}`, openId, name, kind: bot ? 'bot' : 'user' }
  })
}

function contentOf(world: World, saying: Saying, mentions: readonly Mention[]) {
  if (saying.text !== undefined) return { type: 'text', content: { text: keyed(saying.text, mentions) } } as const
  if (saying.post) {
    const at = mentions.map(({ key, name }) => ({ tag: 'at', user_id: key, user_name: name }))
    const [first = [], ...rest] = saying.post.content
    return { type: 'post', content: { title: saying.post.title ?? '', content: [[...at, ...first], ...rest] } } as const
  }
  const kind = saying.image ? 'image' : 'file'
  const given = saying.image ?? saying.file
  if (!given) throw new Misuse(400, 'say something: text, post, image or file')
  const bytes = Buffer.from(given.base64, 'base64')
  const key = newId(kind === 'image' ? 'img_' : 'file_')
  world.resources.set(key, { key, kind, name: given.name, fileType: 'stream', bytes, owner: saying.as })
  return kind === 'image'
    ? ({ type: 'image', content: { image_key: key } } as const)
    : ({ type: 'file', content: { file_key: key, file_name: given.name } } as const)
}

/** Names typed with an @ become keys where they stand; mentions not typed stand in front. */
function keyed(text: string, mentions: readonly Mention[]): string {
  let written = text.replaceAll('@所有人', '@_all')
  for (const { key, name } of [...mentions].reverse()) {
    written = written.includes(`@${name}`) ? written.replace(`@${name}`, key) : `${key} ${written}`
  }
  return written
}

export function recall({ world, sender, scopes }: ActParts, messageId: string, as: string): Message {
  const message = world.messages.get(messageId)
  if (message?.sender !== as) throw new Misuse(403, 'only your own messages can be recalled')
  world.recallMessage(message)
  const heard = world.chats.get(message.chatId)?.botIn && scopes.hasAny(['im:message', 'im:message:readonly'])
  if (heard) sender.emit('im.message.recalled_v1', messageRecalled(message, world.now()), aboutOf(message))
  return message
}

/** Someone opens a chat: the bot's messages count as read, and a private chat is announced every time. */
export function open({ world, sender, scopes }: ActParts, chatId: string, as: string) {
  const chat = chatWith(world, chatId, as)
  const unread = world.messagesIn(chatId).filter((message) => message.sender === 'bot' && !message.readBy.has(as))
  for (const message of unread) message.readBy.add(as)
  if (chat.kind !== 'private') return
  sender.emit('im.chat.access_event.bot_p2p_chat_entered_v1', chatEntered(world, chat, as), { chatId })
  const ids = unread.map((message) => message.messageId)
  if (ids.length && scopes.hasAny(['im:message', 'im:message:readonly'])) {
    sender.emit('im.message.message_read_v1', messageRead(world, as, ids, world.now()), { chatId })
  }
}

export function chooseMenu({ world, sender }: ActParts, key: string, as: string) {
  if (!world.people.has(as)) throw new Misuse(404, 'no such person')
  if (!world.menu.some((item) => item.key === key)) throw new Misuse(404, 'no such item in the menu')
  const chatId = world.privateChatOf(as)?.chatId
  sender.emit('application.bot.menu_v6', menuChosen(world, key, as), chatId === undefined ? {} : { chatId })
}

export function chatWith(world: World, chatId: string, openId: string): Chat {
  const chat = world.chats.get(chatId)
  if (!chat) throw new Misuse(404, 'no such chat')
  if (!world.people.has(openId)) throw new Misuse(404, 'no such person')
  if (!chat.members.has(openId)) throw new Misuse(403, 'not a member of this chat')
  return chat
}

const botScopes = ['im:chat', 'im:chat.members:bot_access', 'im:chat:readonly']

export function setBotIn({ world, sender, scopes }: ActParts, chatId: string, as: string, inside: boolean) {
  const chat = chatWith(world, chatId, as)
  if (chat.kind !== 'group') throw new Misuse(400, 'the bot is part of every private chat')
  if (chat.botIn === inside) return chat
  chat.botIn = inside
  world.tell({ type: 'chat', chatId })
  const type = inside ? 'im.chat.member.bot.added_v1' : 'im.chat.member.bot.deleted_v1'
  if (scopes.hasAny(botScopes)) sender.emit(type, chatEvent(world, chat, as), { chatId })
  return chat
}

export function createGroup(parts: ActParts, name: string, members: readonly string[], as: string): Chat {
  const { world } = parts
  const everyone = [...new Set([as, ...members])]
  const unknown = everyone.find((openId) => !world.people.has(openId))
  if (unknown !== undefined) throw new Misuse(404, `nobody is called ${unknown}`)
  const chat = world.addChat({ chatId: newId('oc_'), kind: 'group', name, members: everyone, botIn: false })
  world.tell({ type: 'chat', chatId: chat.chatId })
  return chat
}

export function dissolve({ world, sender, scopes }: ActParts, chatId: string, as: string): Chat {
  const chat = chatWith(world, chatId, as)
  if (chat.kind !== 'group') throw new Misuse(400, 'only groups can be dissolved')
  const heard = chat.botIn && scopes.hasAny(['im:chat', 'im:chat:read', 'im:chat:readonly'])
  chat.status = 'dissolved'
  world.tell({ type: 'chat', chatId })
  if (heard) sender.emit('im.chat.disbanded_v1', chatEvent(world, chat, as), { chatId })
  return chat
}
