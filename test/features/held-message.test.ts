import { describe, expect, it } from 'vitest'
import { card } from '../../src/card/card.ts'
import { settleHeld, tellOfHeld } from '../../src/features/delivery/held-message.ts'
import { asChatId, asOpenId } from '../../src/plan/ids.ts'
import type { OutgoingMessage } from '../../src/state/change.ts'
import { readCard } from '../journeys/support/read-card.ts'
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
const withGroup = aScene({ roster: { ...roster, coordinatorChat: 'oc_c' } })

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
    const { messages } = tellOfHeld(pending, 'uncertain', 'uuid-expired', aScene({ roster }))

    expect(messages.map(({ act }) => act.kind === 'send' && act.to)).toEqual([
      { kind: 'person', person: 'ou_coordinator' },
      { kind: 'person', person: 'ou_other' },
    ])
  })

  it.each([
    [{ kind: 'chat', chat: asChatId('oc_unit') }, '发给：市农牧局的群'],
    [{ kind: 'chat', chat: asChatId('oc_c') }, '发给：统筹人员的群'],
    [{ kind: 'person', person: asOpenId('ou_zhang') }, '发给：张三（市农牧局联络员）'],
    [{ kind: 'person', person: asOpenId('ou_zhao') }, '发给：赵六（市农牧局负责人）'],
    [{ kind: 'person', person: asOpenId('ou_nobody') }, '发给：一位名册外的人'],
  ] as const)('says to whom it was, and what: %o', (to, words) => {
    const unit = {
      chats: ['oc_unit'],
      liaisons: [{ name: '张三', openId: 'ou_zhang' }],
      leader: { name: '赵六', openId: 'ou_zhao' },
    }
    const facts = aScene({ roster: { ...roster, coordinatorChat: 'oc_c', units: { 市农牧局: unit } } })
    const content = { kind: 'card', card: card({ title: '12月1日督办提醒', color: 'red', summary: '' }, []) } as const

    const { messages } = tellOfHeld(
      { ...pending, message: { key: 'digest', act: { kind: 'send', to, content } } },
      ...(['parked', 'chat-gone', facts] as const),
    )

    const [message] = messages
    if (message?.act.kind !== 'send' || message.act.content.kind !== 'card') throw new Error('no card')
    const read = readCard({ messageId: '', content: message.act.content.card } as never)
    expect(read.words).toContain(words)
    expect(read.words).toContain('内容：12月1日督办提醒')
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
