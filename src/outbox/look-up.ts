import type { ChatId } from '../plan/ids.ts'
import type { Messenger } from '../ports.ts'
import type { DeliveryChange, OutgoingMessage } from '../state/change.ts'
import type { OutboxState, PendingMessage } from '../state/outbox.ts'

/** Our clock and Feishu's may differ by so much. */
const clocksDiffer = 5 * 60_000

/** Where a message stands, or is to stand; undefined for a person whose private chat is not known yet. */
export function chatOf({ act }: OutgoingMessage, privateChats: OutboxState['privateChats']): ChatId | undefined {
  if (act.kind !== 'send') return act.chat
  return act.to.kind === 'person' ? privateChats[act.to.person] : act.to.chat
}

/**
 * Whether a message that may have arrived did: the only message of ours in its chat that the journal does not know is it,
 * for a chat's messages go out one after another. Sent anew where there is none. Rejects with `FeishuError`; `unclear`
 * where only a person can tell.
 */
export async function lookUp(
  pending: PendingMessage,
  outbox: OutboxState,
  messenger: Messenger,
): Promise<DeliveryChange | 'unclear'> {
  const { key } = pending.message
  const chat = chatOf(pending.message, outbox.privateChats)
  if (chat === undefined || pending.triedAt === undefined || anotherUncertain(outbox, key, chat)) return 'unclear'
  const since = new Date(Date.parse(pending.triedAt) - clocksDiffer)
  const unknown = (await messenger.sentSince(chat, since)).filter((message) => !(message in outbox.sent))
  const [message, ...more] = unknown
  if (more.length > 0) return 'unclear'
  return message === undefined ? { kind: 'message-released', key } : { kind: 'message-sent', key, message, chat }
}

function anotherUncertain({ pending, privateChats }: OutboxState, key: string, chat: ChatId): boolean {
  return Object.values(pending).some(
    ({ message, held }) => message.key !== key && held?.why === 'uncertain' && chatOf(message, privateChats) === chat,
  )
}
