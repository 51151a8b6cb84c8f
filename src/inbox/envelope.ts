import { z } from 'zod'
import { asChatId, asEventId, asMessageId, asOpenId } from '../plan/ids.ts'
import type { Incoming } from '../understand/incoming.ts'
import { cleanText } from './clean-text.ts'
import { Mention, readContent } from './message-content.ts'

const eventId = z.string().min(1).transform(asEventId)
const chatId = z.string().min(1).transform(asChatId)
const messageId = z.string().min(1).transform(asMessageId)
const openId = z.string().min(1).transform(asOpenId)
const person = z.object({ open_id: openId })

const Envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({ event_id: eventId, event_type: z.string() }),
  event: z.unknown().optional(),
  context: z.unknown().optional(),
})

const MessageReceived = z.object({
  sender: z.object({ sender_id: z.object({ open_id: z.string().nullish() }).nullish(), sender_type: z.string() }),
  message: z.object({
    message_id: messageId,
    parent_id: z.string().nullish(),
    thread_id: z.string().nullish(),
    chat_id: chatId,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(Mention).nullish(),
  }),
})

const BotAdded = z.object({ chat_id: chatId, operator_id: person, name: z.string().nullish() })
const ChatLeft = z.object({ chat_id: chatId })
const ChatEntered = z.object({ chat_id: chatId, operator_id: person })

const CardContext = z.object({ open_message_id: messageId, open_chat_id: chatId })
const CardAction = z.object({
  operator: person,
  action: z.object({
    value: z.unknown().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
    option: z.string().nullish(),
  }),
  context: z.unknown().optional(),
})

/**
 * Feishu's envelope (schema 2.0) in our words. The webhook passes what `openEnvelope` opened; the long connection
 * passes the same shape, put together from its frame. What we do not understand is `ignored`, with the reason.
 */
export function toIncoming(payload: unknown, bot: { readonly openId: string }): Incoming {
  const envelope = Envelope.safeParse(payload)
  if (!envelope.success) return { kind: 'ignored', eventId: undefined, why: 'not an event of schema 2.0' }
  const { header, event, context } = envelope.data
  const id = header.event_id
  const ignored = (why: string): Incoming => ({ kind: 'ignored', eventId: id, why })
  const incomplete = (error: z.ZodError): Incoming =>
    ignored(`incomplete ${header.event_type}: ${error.issues[0]?.path.join('.') ?? ''}`)

  switch (header.event_type) {
    case 'im.message.receive_v1': {
      const received = MessageReceived.safeParse(event)
      return received.success ? messageReceived(id, received.data, bot.openId) : incomplete(received.error)
    }
    case 'card.action.trigger': {
      const pressed = CardAction.safeParse(event)
      if (!pressed.success) return incomplete(pressed.error)
      // Some of Feishu's pages print `context` inside the event, some beside it.
      const place = CardContext.safeParse(pressed.data.context ?? context)
      if (!place.success) return incomplete(place.error)
      return {
        kind: 'press',
        eventId: id,
        message: place.data.open_message_id,
        chat: place.data.open_chat_id,
        operator: pressed.data.operator.open_id,
        value: pressed.data.action.value,
        form: cleanForm(pressed.data.action.form_value ?? choiceOf(pressed.data.action.option)),
      }
    }
    case 'im.chat.member.bot.added_v1': {
      const added = BotAdded.safeParse(event)
      if (!added.success) return incomplete(added.error)
      const { chat_id: chat, name, operator_id: by } = added.data
      return { kind: 'bot-joined', eventId: id, chat, chatName: cleanText(name ?? ''), by: by.open_id }
    }
    case 'im.chat.member.bot.deleted_v1':
    case 'im.chat.disbanded_v1': {
      const left = ChatLeft.safeParse(event)
      return left.success ? { kind: 'bot-left', eventId: id, chat: left.data.chat_id } : incomplete(left.error)
    }
    case 'im.chat.access_event.bot_p2p_chat_entered_v1': {
      const entered = ChatEntered.safeParse(event)
      if (!entered.success) return incomplete(entered.error)
      return { kind: 'chat-opened', eventId: id, chat: entered.data.chat_id, by: entered.data.operator_id.open_id }
    }
    default:
      return ignored('no use for this event type')
  }
}

function messageReceived(
  eventId: ReturnType<typeof asEventId>,
  { sender, message }: z.infer<typeof MessageReceived>,
  botOpenId: string,
): Incoming {
  const ignored = (why: string): Incoming => ({ kind: 'ignored', eventId, why })
  const senderId = sender.sender_id?.open_id
  if (sender.sender_type !== 'user' || senderId === botOpenId) return ignored('sent by a bot')
  if (!senderId) return ignored('sender without open_id')
  const mentions = message.mentions ?? []
  const chatKind = message.chat_type === 'p2p' ? 'private' : 'group'
  // By open_id, never by name: any bot or person may be called the same.
  const mentioned = mentions.some((mention) => mention.id?.open_id === botOpenId)
  if (chatKind === 'group' && !mentioned) return ignored('group message without a mention')
  return {
    kind: 'message',
    eventId,
    message: message.message_id,
    chat: message.chat_id,
    chatKind,
    sender: asOpenId(senderId),
    inThread: Boolean(message.thread_id),
    repliesTo: message.parent_id ? asMessageId(message.parent_id) : undefined,
    content: readContent(message.message_type, message.content, mentions, botOpenId),
    mentions: mentions.flatMap(({ id, name }) =>
      id?.open_id && id.open_id !== botOpenId ? [{ person: asOpenId(id.open_id), name: cleanText(name ?? '') }] : [],
    ),
  }
}

/** A select that stands alone is a form of one field. */
const choiceOf = (option: string | null | undefined) => (option == null ? undefined : { option })

function cleanForm(form: Record<string, unknown> | null | undefined): Record<string, unknown> | undefined {
  if (!form) return undefined
  const cleaned = Object.entries(form).map(([name, typed]) => [
    name,
    typeof typed === 'string' ? cleanText(typed) : typed,
  ])
  return Object.fromEntries(cleaned)
}
