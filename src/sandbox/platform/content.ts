import { z } from 'zod'
import type { CardSurroundings } from '../card-schema/fault.ts'
import { validateCard } from '../card-schema/validate-card.ts'
import type { Chat, Mention, MessageType } from '../world/types.ts'
import type { World } from '../world/world.ts'
import { cardRefusal, Refusal } from './refusal.ts'

const cardBytes = 30 * 1024
const textBytes = 150 * 1024

export interface ReadContent {
  readonly type: MessageType
  readonly content: Readonly<Record<string, unknown>>
  readonly mentions: readonly Mention[]
}

const postPart = z.looseObject({
  tag: z.enum(['text', 'a', 'at', 'img', 'media', 'emotion', 'hr', 'code_block', 'md']),
})
const post = z.record(
  z.enum(['zh_cn', 'en_us', 'ja_jp']),
  z.object({ title: z.string().optional(), content: z.array(z.array(postPart)).min(1) }).optional(),
)

/** `content` as Feishu reads it: a string of JSON whose shape depends on the message's type. */
export function readContent(world: World, chat: Chat, type: string, content: unknown): ReadContent {
  if (typeof content !== 'string') throw new Refusal(230001, 'content must be a string of JSON')
  const size = Buffer.byteLength(content)
  if (size > (type === 'text' ? textBytes : cardBytes)) throw new Refusal(230025)
  if (type === 'interactive') return { type, content: readCard(world, chat, content), mentions: [] }
  const parsed = parse(content)
  if (type === 'text') return readText(world, chat, parsed)
  if (type === 'post') {
    const read = post.safeParse(parsed)
    const locale = read.success ? (read.data.zh_cn ?? read.data.en_us ?? read.data.ja_jp) : undefined
    if (!locale) throw new Refusal(230001, 'invalid post content')
    return { type, content: { title: locale.title ?? '', content: locale.content }, mentions: [] }
  }
  if (type === 'image' || type === 'file') return readResource(world, type, parsed)
  throw new Refusal(230001, `msg_type ${type} is not supported by this stand-in`)
}

export function readCard(world: World, chat: Chat, content: string): Readonly<Record<string, unknown>> {
  const result = validateCard(content, cardSurroundings(world, chat.chatId))
  if ('fault' in result) throw cardRefusal(result.fault)
  return result.card
}

/** What a card in this chat may refer to. */
export function cardSurroundings(world: World, chatId: string): CardSurroundings {
  const chat = world.chats.get(chatId)
  return {
    knowsPerson: (id) => world.people.has(id) || id === world.bot.openId,
    knowsEmail: (email) => [...world.people.values()].some((person) => person.email === email),
    knowsImage: (key) => world.resources.get(key)?.kind === 'image',
    allowsAtAll: chat?.kind === 'group' && chat.atAllAllowed,
  }
}

function parse(content: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(content)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  } catch {}
  throw new Refusal(230001, 'content is not a string in JSON format')
}

/** The platform turns `<at user_id="…">` into keys and a list of mentions. */
function readText(world: World, chat: Chat, parsed: Record<string, unknown>): ReadContent {
  const { text } = parsed
  if (typeof text !== 'string' || text === '') throw new Refusal(230001, 'text is empty')
  const mentions: Mention[] = []
  const keyed = text.replace(/<at user_id="([^"]*)">[^<]*<\/at>/g, (whole, id: string) => {
    if (id === 'all') {
      if (chat.kind !== 'group' || !chat.atAllAllowed) throw new Refusal(230018, 'mentioning everyone is not allowed')
      return '@_all'
    }
    const person = world.people.get(id)
    if (!person) return whole
    const key = `@_user_${mentions.length + 1}`
    mentions.push({ key, openId: id, name: person.name, kind: 'user' })
    return key
  })
  return { type: 'text', content: { text: keyed }, mentions }
}

function readResource(world: World, type: 'image' | 'file', parsed: Record<string, unknown>): ReadContent {
  const key = parsed[`${type}_key`]
  if (typeof key !== 'string') throw new Refusal(230001, `${type}_key is missing`)
  const resource = world.resources.get(key)
  if (resource?.owner !== 'bot') throw new Refusal(230017)
  if (resource.kind !== type) throw new Refusal(230055)
  const named = type === 'file' ? { file_name: resource.name } : {}
  return { type, content: { [`${type}_key`]: key, ...named }, mentions: [] }
}
