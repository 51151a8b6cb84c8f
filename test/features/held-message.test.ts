import { describe, expect, it } from 'vitest'
import { settleHeld, tellOfHeld } from '../../src/features/delivery/held-message.ts'
import { asChatId, asOpenId } from '../../src/plan/ids.ts'
import type { OutgoingMessage } from '../../src/state/change.ts'
import { after, aScene } from '../support/a-scene.ts'

const coordinator = asOpenId('ou_coordinator')
const message: OutgoingMessage = {
  key: 'ev-1:0',
  act: { kind: 'send', to: { kind: 'chat', chat: asChatId('oc_1') }, content: { kind: 'text', text: '…' } },
  about: { tasks: [], question: '改厕归谁管' },
}
const pending = { message, queuedAt: '2026-01-05T01:00:00Z' }

const held = () =>
  after([
    { kind: 'message-queued', message },
    { kind: 'message-held', key: message.key, why: 'parked', detail: 'not-in-chat' },
  ])
const roster = {
  coordinators: [
    { name: '甲', openId: 'ou_coordinator' },
    { name: '乙', openId: 'ou_other' },
  ],
}
const pressedBy = (person = coordinator) => aScene({ person, state: held(), roster, origin: { kind: 'pressed' } })
const withGroup = aScene({ roster: { ...roster, coordinatorChat: 'oc_c' } }).people

describe('a message that cannot be delivered', () => {
  it("is told to the coordinators' group in words, with what to do", () => {
    const { messages } = tellOfHeld(pending, 'parked', 'not-in-chat', withGroup)

    const words = JSON.stringify(messages)
    expect(messages).toHaveLength(1)
    expect(words).toContain('机器人不在群里')
    expect(words).toContain('改厕归谁管')
    expect(words).toContain('"action":"message.release","key":"ev-1:0"')
  })

  it('is told to each coordinator privately where there is no such group', () => {
    const { messages } = tellOfHeld(pending, 'uncertain', 'uuid-expired', aScene({ roster }).people)

    expect(messages.map(({ act }) => act.kind === 'send' && act.to)).toEqual([
      { kind: 'person', person: 'ou_coordinator' },
      { kind: 'person', person: 'ou_other' },
    ])
  })

  it('raises no alert about an alert', () => {
    const alert = { ...pending, message: { ...message, key: 'held:0:ev-1:0' } }

    expect(tellOfHeld(alert, 'parked', 'chat-gone', withGroup).messages).toEqual([])
  })

  it('goes out again when a coordinator says so', () => {
    const { changes, reply } = settleHeld('ev-1:0', 'release', pressedBy())

    expect(changes).toEqual([{ kind: 'message-released', key: 'ev-1:0' }])
    expect(reply?.toast?.type).toBe('success')
  })

  it('stays where it is when anybody else presses, or a second time', () => {
    expect(settleHeld('ev-1:0', 'release', pressedBy(asOpenId('ou_stranger'))).changes).toEqual([])
    expect(settleHeld('ev-9:0', 'drop', pressedBy()).reply?.toast?.content).toBe('这条消息已经处理过了。')
  })
})
