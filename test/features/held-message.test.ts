import { describe, expect, it } from 'vitest'
import { settleHeld, tellOfHeld } from '../../src/features/delivery/held-message.ts'
import type { Scene } from '../../src/features/scene.ts'
import { asChatId, asEventId, asMessageId, asOpenId } from '../../src/plan/ids.ts'
import type { OutgoingMessage } from '../../src/state/change.ts'
import { applyEntry, emptyState } from '../../src/state/state.ts'
import { loadShipped } from '../support/shipped.ts'

const { ledger, vocabulary } = await loadShipped()
const coordinator = asOpenId('ou_coordinator')
const message: OutgoingMessage = {
  key: 'ev-1:0',
  act: { kind: 'send', to: { kind: 'chat', chat: asChatId('oc_1') }, content: { kind: 'text', text: '…' } },
  about: { tasks: [], question: '改厕归谁管' },
}
const pending = { message, queuedAt: '2026-01-05T01:00:00Z' }

function aScene(person = coordinator): Scene {
  const state = emptyState()
  applyEntry(state, {
    seq: 1,
    at: pending.queuedAt,
    by: 'sender',
    changes: [
      { kind: 'message-queued', message },
      { kind: 'message-held', key: message.key, why: 'parked', detail: 'not-in-chat' },
    ],
  })
  const origin = {
    eventId: asEventId('ev-2'),
    person,
    chat: asChatId('oc_c'),
    message: asMessageId('om_c'),
    kind: 'pressed',
    repliesTo: undefined,
    inThread: false,
  } as const
  return { state, now: new Date(pending.queuedAt), ledger, vocabulary, origin, coordinators: new Set([coordinator]) }
}

describe('a message that cannot be delivered', () => {
  it("is told to the coordinators' group in words, with what to do", () => {
    const { messages } = tellOfHeld(pending, 'parked', 'not-in-chat', { chat: asChatId('oc_c'), people: new Set() })

    const words = JSON.stringify(messages)
    expect(messages).toHaveLength(1)
    expect(words).toContain('机器人不在群里')
    expect(words).toContain('改厕归谁管')
    expect(words).toContain('"action":"message.release","key":"ev-1:0"')
  })

  it('is told to each coordinator privately where there is no such group', () => {
    const people = new Set([coordinator, asOpenId('ou_other')])

    const { messages } = tellOfHeld(pending, 'uncertain', 'uuid-expired', { chat: undefined, people })

    expect(messages.map(({ act }) => act.kind === 'send' && act.to)).toEqual([
      { kind: 'person', person: 'ou_coordinator' },
      { kind: 'person', person: 'ou_other' },
    ])
  })

  it('raises no alert about an alert', () => {
    const alert = { ...pending, message: { ...message, key: 'held:0:ev-1:0' } }

    expect(tellOfHeld(alert, 'parked', 'chat-gone', { chat: asChatId('oc_c'), people: new Set() }).messages).toEqual([])
  })

  it('goes out again when a coordinator says so', () => {
    const { changes, reply } = settleHeld('ev-1:0', 'release', aScene())

    expect(changes).toEqual([{ kind: 'message-released', key: 'ev-1:0' }])
    expect(reply?.toast?.type).toBe('success')
  })

  it('stays where it is when anybody else presses, or a second time', () => {
    expect(settleHeld('ev-1:0', 'release', aScene(asOpenId('ou_stranger'))).changes).toEqual([])
    expect(settleHeld('ev-9:0', 'drop', aScene()).reply?.toast?.content).toBe('这条消息已经处理过了。')
  })
})
