import type { ChatId, OpenId } from '../plan/ids.ts'
import type { HeldReason, MessageSubject, OutboxChange, OutgoingMessage } from './change.ts'
import { emptyRecord } from './record.ts'

export interface PendingMessage {
  readonly message: OutgoingMessage
  readonly queuedAt: string
  /** First try; from then on the outcome may be unknown. */
  triedAt?: string
  held?: { readonly why: HeldReason; readonly detail: string; readonly at: string }
}

export interface OutboxState {
  /** Not yet sent, by key, in the order queued. */
  pending: Record<string, PendingMessage>
  /** Sent messages by Feishu's message id, for as long as they can be pressed or replied to. */
  sent: Record<
    string,
    { readonly key: string; readonly chat: ChatId; readonly at: string; readonly about?: MessageSubject }
  >
  /** The private chats with people, as Feishu named them when a message arrived there. */
  privateChats: Record<OpenId, ChatId>
}

/** Its time is over: it is not sent any more. */
export const isLate = ({ sendBefore }: OutgoingMessage, now: Date): boolean =>
  sendBefore !== undefined && sendBefore <= now.toISOString()

export const emptyOutboxState = (): OutboxState => ({
  pending: emptyRecord(),
  sent: emptyRecord(),
  privateChats: emptyRecord(),
})

export function applyOutboxChange(outbox: OutboxState, change: OutboxChange, at: string): void {
  switch (change.kind) {
    case 'message-queued': {
      outbox.pending[change.message.key] ??= { message: change.message, queuedAt: at }
      return
    }
    case 'message-tried': {
      const pending = outbox.pending[change.key]
      if (pending) pending.triedAt ??= at
      return
    }
    case 'message-sent': {
      const { act, about } = outbox.pending[change.key]?.message ?? {}
      if (act?.kind === 'send' && act.to.kind === 'person') outbox.privateChats[act.to.person] = change.chat
      delete outbox.pending[change.key]
      outbox.sent[change.message] = { key: change.key, chat: change.chat, at, ...(about && { about }) }
      return
    }
    case 'message-held': {
      const pending = outbox.pending[change.key]
      if (pending) pending.held = { why: change.why, detail: change.detail, at }
      return
    }
    case 'message-released': {
      const pending = outbox.pending[change.key]
      if (!pending) return
      delete pending.held
      delete pending.triedAt
      return
    }
    case 'message-now-about': {
      const sent = outbox.sent[change.message]
      if (sent) outbox.sent[change.message] = { ...sent, about: change.about }
      return
    }
    case 'message-dropped':
      delete outbox.pending[change.key]
      return
    case 'message-recalled':
      delete outbox.pending[change.key]
      if (change.failed === undefined) delete outbox.sent[change.message]
      return
    default:
      change satisfies never
  }
}
