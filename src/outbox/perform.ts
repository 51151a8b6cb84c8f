import { FeishuError, type Messenger, type Receiver, type Sendable } from '../ports.ts'
import type { DeliveryChange, OutgoingMessage } from '../state/change.ts'
import { type MakeWorkbook, makeSendable } from './make-sendable.ts'
import type { Api } from './pacer.ts'
import { uuidOf } from './uuid.ts'

export function apiOf({ act }: OutgoingMessage): Api {
  if (act.kind !== 'send') return act.kind
  return act.to.kind === 'reply' ? 'reply' : 'send'
}

export interface Hands {
  readonly messenger: Messenger
  readonly makeWorkbook?: MakeWorkbook | undefined
}

/** Does what the message asks for, and says how the journal notes it. */
export async function perform({ key, act }: OutgoingMessage, hands: Hands): Promise<DeliveryChange> {
  const { messenger } = hands
  switch (act.kind) {
    case 'redraw':
      if (act.content.kind === 'card') await messenger.redraw(act.message, act.content.card)
      return { kind: 'message-dropped', key }
    case 'recall':
      await messenger.recall(act.message)
      return { kind: 'message-recalled', key, message: act.message }
    case 'send': {
      const { message, chat } = await sendOrResend(messenger, act.to, await makeSendable(act.content, hands), key)
      return { kind: 'message-sent', key, message, chat }
    }
    default:
      return act satisfies never
  }
}

/** The message asked was recalled meanwhile: the answer goes to the chat. */
async function sendOrResend(messenger: Messenger, to: Receiver, content: Sendable, key: string) {
  try {
    return await messenger.send(to, content, uuidOf(key))
  } catch (error) {
    if (to.kind !== 'reply' || !(error instanceof FeishuError) || error.code !== 'message-gone') throw error
    return messenger.send({ kind: 'chat', chat: to.chat }, content, uuidOf(`${key} plain`))
  }
}

/** How it is noted that it will never succeed; a message that was to be sent waits for a person instead. */
export function givenUp({ key, act }: OutgoingMessage, why: string): DeliveryChange | undefined {
  if (act.kind === 'send') return undefined
  if (act.kind === 'redraw') return { kind: 'message-dropped', key }
  // What is gone needs no withdrawing.
  const failed = why === 'message-gone' ? {} : { failed: why }
  return { kind: 'message-recalled', key, message: act.message, ...failed }
}

export function asFeishuError(cause: unknown): FeishuError {
  if (cause instanceof FeishuError) return cause
  return new FeishuError('server-error', 'unknown', 'an unexpected failure while sending', { cause })
}
