import type { ChatId, EventId, MessageId, OpenId } from '../plan/ids.ts'

/** Something that happened in Feishu, in our words; `inbox/envelope.ts` and `feishu/long-connection.ts` translate into it. */
export type Incoming =
  | IncomingMessage
  | IncomingPress
  | {
      readonly kind: 'bot-joined'
      readonly eventId: EventId
      readonly chat: ChatId
      readonly chatName: string
      readonly by: OpenId
    }
  | { readonly kind: 'bot-left'; readonly eventId: EventId; readonly chat: ChatId }
  | { readonly kind: 'chat-opened'; readonly eventId: EventId; readonly chat: ChatId; readonly by: OpenId }
  /** Nothing for this bot: an unknown event type, its own message, another bot, a group message without a mention. */
  | { readonly kind: 'ignored'; readonly eventId: EventId | undefined; readonly why: string }

export interface IncomingMessage {
  readonly kind: 'message'
  readonly eventId: EventId
  readonly message: MessageId
  readonly chat: ChatId
  readonly chatKind: 'private' | 'group'
  readonly sender: OpenId
  /** Present when the message stands in a topic: the reply goes there. */
  readonly inThread: boolean
  /** The message this one replies to. */
  readonly repliesTo: MessageId | undefined
  readonly content: IncomingContent
  /** People mentioned besides the bot. */
  readonly mentions: readonly { readonly person: OpenId; readonly name: string }[]
}

export type IncomingContent =
  /** Mentions of the bot removed, other mentions replaced by their names. May be empty. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly key: string }
  | { readonly kind: 'file'; readonly key: string; readonly name: string }
  | { readonly kind: 'other'; readonly type: string }

export interface IncomingPress {
  readonly kind: 'press'
  readonly eventId: EventId
  readonly message: MessageId
  readonly chat: ChatId
  readonly operator: OpenId
  /** What the button carries: it says which thing is meant, never who may do it. Not yet parsed. */
  readonly value: unknown
  /** A form's fields by name, as typed; of a select that stands alone its `option`; missing for any other button. */
  readonly form: Readonly<Record<string, unknown>> | undefined
}
