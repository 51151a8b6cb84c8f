import { createSender } from '../../../src/outbox/deliver.ts'
import { asChatId, asMessageId } from '../../../src/plan/ids.ts'
import { FeishuError, type Messenger, type Store } from '../../../src/ports.ts'
import type { OutgoingMessage } from '../../../src/state/change.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { virtualTime } from '../../support/virtual-time.ts'

export const text = (key: string, chat = 'oc_1'): OutgoingMessage => ({
  key,
  act: { kind: 'send', to: { kind: 'chat', chat: asChatId(chat) }, content: { kind: 'text', text: key } },
})
export const queue = (store: Store, ...messages: OutgoingMessage[]) =>
  store.decide('timer', undefined, () => ({
    changes: messages.map((message) => ({ kind: 'message-queued', message }) as const),
    result: undefined,
  }))

/** Feishu as far as this suite needs it: answers as told, and notes what arrived. */
export function platform(answers: Record<string, readonly (FeishuError | 'ok')[]> = {}) {
  const arrived: string[] = []
  const uuids = new Set<string>()
  const tries: Record<string, number> = {}
  const messenger: Messenger = {
    async send(to, content, uuid) {
      const words = content.kind === 'text' ? content.text : content.kind
      const answer = answers[words]?.[tries[words] ?? 0] ?? 'ok'
      tries[words] = (tries[words] ?? 0) + 1
      if (answer !== 'ok' && answer.fate !== 'unknown') throw answer
      if (!uuids.has(uuid)) arrived.push(to.kind === 'reply' ? `${words} (reply)` : words)
      uuids.add(uuid)
      if (answer !== 'ok') throw answer
      return { message: asMessageId(`om_${uuid.slice(0, 8)}`), chat: asChatId('oc_1') }
    },
    async redraw(_message, card) {
      arrived.push(`redraw ${card.config.words}`)
    },
    recall: async () => {},
    sentSince: async () => {
      throw new FeishuError('no-permission', 'never', 'may not read the chat')
    },
    uploadFile: async () => '',
    copyFile: async ({ key }) => ({ kind: 'file', fileKey: key }),
  }
  return { messenger, arrived }
}

export function aSender(messenger: Messenger, held: string[] = [], makeWorkbook?: () => Promise<Uint8Array>) {
  const time = virtualTime()
  const store = createMemoryStore({ clock: time.clock })
  const log = { warn: () => {}, error: () => {} }
  const make = () =>
    createSender({
      store,
      messenger,
      ...time,
      log,
      random: () => 0,
      ...(makeWorkbook && { makeWorkbook }),
      onHeld: ({ message }, _why, detail) => held.push(`${message.key}: ${detail}`),
    })
  return { time, store, sender: make(), make }
}

export const reset = new FeishuError('unreachable', 'unknown', 'the connection broke')
