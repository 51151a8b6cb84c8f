import { describe, expect, it } from 'vitest'
import { dueNotices, reminderOf } from '../../../src/features/notice/due.ts'
import { confirmReceipt } from '../../../src/features/notice/receipt.ts'
import { asChatId } from '../../../src/plan/ids.ts'
import type { Change } from '../../../src/state/change.ts'
import type { State } from '../../../src/state/state.ts'
import { after } from '../../support/a-scene.ts'
import { aDraft, arrived, at, chen, drafted, sentState, taken, zhang } from './a-notice.ts'

const scheduled = (sendAt: string, more = {}): State =>
  after([drafted(aDraft({ sendAt, ...more })), { kind: 'notice-scheduled', notice: 'n1', person: chen }])

const sends = (state: State, now: string, more = {}) => {
  const { messages } = dueNotices(at(state, { now, ...more }))
  return messages.filter(({ about }) => about?.notice?.as === 'card').map(({ key }) => key)
}

describe('a scheduled notice', () => {
  it('leaves at its time, not before, and once however often the clock ticks', () => {
    const state = scheduled('2026-09-19T01:00:00Z')

    const before = sends(state, '2026-09-19T08:59:59+08:00')
    const due = dueNotices(at(state, { now: '2026-09-19T09:00:00+08:00' }))
    taken(state, due, '2026-09-19T01:00:00Z')
    const again = sends(state, '2026-09-19T09:01:00+08:00')

    expect(before).toEqual([])
    expect(due.messages.map(({ key }) => key)).toContain('notice:n1:1')
    expect(again).toEqual([])
  })

  it.each<[string, string, object, string]>([
    [
      'its sender is no coordinator any more',
      '2026-09-19T09:00:00+08:00',
      { roster: { coordinators: [] } },
      'sender-gone',
    ],
    ['it is more than a day late', '2026-09-20T09:00:01+08:00', {}, 'late'],
  ])('does not leave by itself when %s', (_, now, more, why) => {
    const state = scheduled('2026-09-19T01:00:00Z')

    const { changes, messages } = dueNotices(at(state, { now, ...more }))

    expect(changes).toMatchObject([{ kind: 'notice-held-back', why }])
    expect(messages.filter(({ about }) => about?.notice?.as === 'card')).toEqual([])
  })

  it('does not leave after its own closing date', () => {
    const state = scheduled('2026-09-19T01:00:00Z', { closes: '2026-09-19T02:00:00Z' })

    const { changes } = dueNotices(at(state, { now: '2026-09-19T10:00:00+08:00' }))

    expect(changes).toMatchObject([{ kind: 'notice-held-back', why: 'closed' }])
  })

  it('goes to whoever can be reached then', () => {
    const state = scheduled('2026-09-19T01:00:00Z')
    after([{ kind: 'bot-left', chat: asChatId('oc_shuili') }], { state })

    const { messages } = dueNotices(at(state, { now: '2026-09-19T09:00:00+08:00' }))

    expect(messages.map(({ act }) => act.kind === 'send' && act.to)).toContainEqual({ kind: 'person', person: 'ou_li' })
    expect(JSON.stringify(messages)).toContain('名册有变化')
  })
})

describe('the reminder before the closing date', () => {
  const settings = { settings: { reminderHour: '09:00', timeZone: 'Asia/Shanghai' } }
  const when = (closes: string, sentAt: string) => {
    const { settings: parsed, calendar } = at(sentState(), settings)
    return reminderOf({ closes, sentAt }, { settings: parsed, calendar })?.toISOString()
  }

  it.each([
    ['in the morning of the last day', '2026-09-23T10:00:00Z', '2026-09-18T02:00:00Z', '2026-09-23T01:00:00.000Z'],
    [
      'the day before, where that morning is too short',
      '2026-09-23T02:00:00Z',
      '2026-09-18T02:00:00Z',
      '2026-09-22T01:00:00.000Z',
    ],
    [
      'on the last working day before a holiday',
      '2026-10-05T10:00:00Z',
      '2026-09-18T02:00:00Z',
      '2026-09-30T01:00:00.000Z',
    ],
    [
      'two hours before the end of a short term',
      '2026-09-18T10:00:00Z',
      '2026-09-18T02:00:00Z',
      '2026-09-18T08:00:00.000Z',
    ],
    ['not at all of a shorter one', '2026-09-18T04:00:00Z', '2026-09-18T02:00:00Z', undefined],
  ])('comes %s', (_, closes, sentAt, moment) => {
    expect(when(closes, sentAt)).toBe(moment)
  })

  it('goes once, to those that have not answered', () => {
    const state = sentState(aDraft({ closes: '2026-09-23T10:00:00Z' }))
    const pressed = { person: zhang, origin: { kind: 'pressed' as const } }
    taken(state, confirmReceipt('n1', undefined, at(state, pressed)))

    const first = dueNotices(at(state, { now: '2026-09-23T09:00:00+08:00' }))
    taken(state, first, '2026-09-23T01:00:00Z')
    const second = dueNotices(at(state, { now: '2026-09-23T09:01:00+08:00' }))

    const urges = (outcome: typeof first) => outcome.messages.filter(({ key }) => key.includes(':urge:'))
    expect(urges(first).map(({ key }) => key)).toEqual(['notice:n1:urge:1:1'])
    expect(urges(second)).toEqual([])
  })

  it('is left out where somebody urged them by hand since', () => {
    const state = sentState(aDraft({ closes: '2026-09-23T10:00:00Z' }))
    const urged: Change = { kind: 'notice-urged', notice: 'n1', units: [], by: chen }
    after([urged], { state, at: '2026-09-23T01:30:00Z' })

    const { messages } = dueNotices(at(state, { now: '2026-09-23T09:31:00+08:00' }))

    expect(messages.filter(({ key }) => key.includes(':urge:'))).toEqual([])
  })
})

describe('the closing date', () => {
  it('tells the sender once how it stands', () => {
    const state = sentState(aDraft({ closes: '2026-09-23T10:00:00Z' }))
    const told = () => {
      const outcome = dueNotices(at(state, { now: '2026-09-23T18:00:00+08:00' }))
      taken(state, outcome, '2026-09-23T10:00:00Z')
      arrived(state)
      return outcome.messages.filter(({ key }) => key.startsWith('notice-told:'))
    }

    expect(told().map(({ act }) => act.kind === 'send' && act.to)).toEqual([{ kind: 'person', person: chen }])
    expect(told()).toEqual([])
  })
})
