import { describe, expect, it } from 'vitest'
import { createInspector } from '../../src/main/inspect-message.ts'
import { asChatId, asMessageId, asOpenId } from '../../src/plan/ids.ts'
import type { Change } from '../../src/state/change.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'

const chat = asChatId('oc_1')
const question = asMessageId('om_question')
const answer = asMessageId('om_answer')
const queued: Change = {
  kind: 'message-queued',
  message: {
    key: 'ev-1:0',
    act: {
      kind: 'send',
      to: { kind: 'reply', message: question, chat, inThread: false },
      content: { kind: 'text', text: '好' },
    },
  },
}

async function aHistory(...after: readonly (readonly Change[])[]) {
  const store = createMemoryStore({ clock: { now: () => new Date('2026-09-17T01:30:00Z') } })
  const inspect = createInspector(store)
  const write = (changes: readonly Change[]) =>
    store.decide(asOpenId('ou_1'), undefined, () => ({ changes, result: undefined }))
  await write([{ kind: 'message-received', message: asMessageId('om_other') }])
  await write([{ kind: 'message-received', message: question }, queued])
  for (const changes of after) await write(changes)
  return inspect
}

const sent: Change = { kind: 'message-sent', key: 'ev-1:0', message: answer, chat }

describe('whoever looks behind a message', () => {
  it('sees of a question what was decided on it, and that the answer waits', async () => {
    const inspect = await aHistory()

    const { entries, outbox } = inspect(question)

    expect(entries).toMatchObject([{ seq: 2, by: 'ou_1', changes: [{ kind: 'message-received' }, queued] }])
    expect(outbox).toEqual([{ key: 'ev-1:0', state: 'waiting', at: '2026-09-17T01:30:00.000Z' }])
  })

  it('sees of an answer the entry that decided it, its tries and its sending', async () => {
    const inspect = await aHistory([{ kind: 'message-tried', key: 'ev-1:0' }], [sent])

    const { entries, outbox } = inspect(answer)

    expect(entries.map(({ seq }) => seq)).toEqual([2, 3, 4])
    expect(outbox).toMatchObject([{ state: 'sent', messageId: answer }])
  })

  it.each<[string, Change]>([
    ['tried', { kind: 'message-tried', key: 'ev-1:0' }],
    ['held', { kind: 'message-held', key: 'ev-1:0', why: 'parked', detail: 'not-in-chat' }],
    ['dropped', { kind: 'message-dropped', key: 'ev-1:0' }],
    ['waiting', { kind: 'message-released', key: 'ev-1:0' }],
  ])('sees that a message is %s', async (state, change) => {
    const inspect = await aHistory([change])

    expect(inspect(question).outbox).toMatchObject([{ state }])
  })
})
