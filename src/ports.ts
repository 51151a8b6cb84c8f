import type { Card } from './card/card.ts'
import type { ChatId, EventId, MessageId, OpenId } from './plan/ids.ts'
import type { Attachment } from './plan/notice.ts'
import type { Change, Entry } from './state/change.ts'
import type { State } from './state/state.ts'

/** The only source of time. */
export interface Clock {
  now(): Date
}

/** What `decide` hands to the store: the changes to commit, and what to give back once they are durable. */
export interface Decision<Result> {
  readonly changes: readonly Change[]
  readonly result: Result
}

/** Who did it, as the journal says: an open_id, or one of the bot's own hands. */
export type By = OpenId | 'timer' | 'sender' | 'import'

export interface Store {
  /** The folded state, newest entry included; never written by a caller. */
  readonly state: State
  /**
   * Runs `decide` alone on the newest state, applies its changes at once and resolves with its result when the
   * entry, and every entry it could have seen, is durable. An event whose id the state already holds is not decided
   * again: resolves `undefined`. Rejects with `StoreError`; then the process must stop, for memory may be ahead of the disk.
   */
  decide<Result>(
    by: By,
    eventId: EventId | undefined,
    decide: (state: State, now: Date) => Decision<Result>,
  ): Promise<Result | undefined>
  /** Called after entries became durable, in their order. Returns a function that unsubscribes. */
  onCommitted(listener: (entries: readonly Entry[]) => void): () => void
  /** Waits for what is under way, writes a snapshot, releases the lock. */
  close(): Promise<void>
}

/** Of the replicas on one store one leads at a time: it alone does what must not be done twice. A lone process always leads. */
export interface Leadership {
  /** Begins and ends a term whenever this replica takes or loses the lead. What is returned leaves: it ends the term and lets another lead. */
  follow(term: Term): () => Promise<void>
}

export interface Term {
  begin(): void
  /** Resolves when nothing of the term is under way any more. */
  end(): Promise<void>
}

export type StoreErrorCode = 'locked' | 'damaged' | 'not-writable' | 'write-failed' | 'unreachable'

export class StoreError extends Error {
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}

export type Receiver =
  | { readonly kind: 'chat'; readonly chat: ChatId }
  | { readonly kind: 'person'; readonly person: OpenId }
  | { readonly kind: 'reply'; readonly message: MessageId; readonly chat: ChatId; readonly inThread: boolean }

/** What the platform takes as it is. */
export type Sendable =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly fileKey: string }
  | { readonly kind: 'picture'; readonly imageKey: string }

export type Content =
  | Sendable
  /** Made, and uploaded, when it is sent: it shows what is true then. */
  | { readonly kind: 'workbook'; readonly name: string }
  /** A file that somebody sent to the bot; Feishu wants it uploaded anew before it can be sent on. */
  | { readonly kind: 'copy'; readonly of: Attachment }

export interface SentMessage {
  readonly message: MessageId
  readonly chat: ChatId
}

/** Feishu's messages, as this bot uses them. Every method rejects with `FeishuError` alone. */
export interface Messenger {
  /** `uuid`, at most 50 characters, makes the platform send at most once within an hour. */
  send(to: Receiver, content: Sendable, uuid: string): Promise<SentMessage>
  /** Replaces a card the bot sent, for at most 14 days after sending. */
  redraw(message: MessageId, card: Card): Promise<void>
  recall(message: MessageId): Promise<void>
  /**
   * The bot's own messages in a chat since then, withdrawn ones left out. Refused with `no-permission` where the app may
   * not read the chat.
   */
  sentSince(chat: ChatId, since: Date): Promise<readonly MessageId[]>
  uploadFile(name: string, bytes: Uint8Array): Promise<string>
  /** The same file as one of the bot's own. */
  copyFile(of: Attachment): Promise<Sendable>
}

/** People and the bot itself, as Feishu knows them. */
export interface Directory {
  /** The bot's own open_id; mentions are compared with it. */
  bot(): Promise<{ readonly openId: OpenId; readonly name: string }>
  /** Mobiles (`+86…`) and e-mails to open_ids; those unknown to the platform are missing from the map. */
  openIdsOf(contacts: readonly string[]): Promise<ReadonlyMap<string, OpenId>>
  nameOf(person: OpenId): Promise<string | undefined>
  /** Scopes of the app that are not granted yet; an empty list when the platform does not tell. */
  missingScopes(wanted: readonly string[]): Promise<readonly string[]>
}

/**
 * What surely did not happen may be tried again; what is `unknown` only under the same uuid and within the hour;
 * `never` cannot succeed as it stands; `stop` concerns the whole app (credentials, quota).
 */
export type Fate = 'not-done' | 'unknown' | 'never' | 'stop'

export type FeishuErrorCode =
  | 'rate-limited'
  | 'busy'
  | 'unreachable'
  | 'timeout'
  | 'server-error'
  | 'token-expired'
  | 'bad-credentials'
  | 'quota-used-up'
  | 'no-permission'
  | 'not-in-chat'
  | 'chat-gone'
  | 'person-unreachable'
  | 'message-gone'
  | 'too-old'
  | 'content-refused'
  /** Ours, not the platform's: a file with a secrecy mark is not sent on. */
  | 'marked-secret'
  | 'bad-request'

export class FeishuError extends Error {
  readonly code: FeishuErrorCode
  readonly fate: Fate
  /** Feishu's own number, for support; absent when nothing was answered. */
  readonly platformCode: number | undefined
  /** Milliseconds the platform asks to wait, where it says so. */
  readonly retryAfter: number | undefined
  constructor(
    code: FeishuErrorCode,
    fate: Fate,
    message: string,
    more: { platformCode?: number | undefined; retryAfter?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'FeishuError'
    this.code = code
    this.fate = fate
    this.platformCode = more.platformCode
    this.retryAfter = more.retryAfter
  }
}
