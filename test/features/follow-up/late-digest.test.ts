import { describe, expect, it } from 'vitest'
import { settleHeld } from '../../../src/features/delivery/held-message.ts'
import { dueOn } from '../../../src/features/follow-up/due.ts'
import { sendDigests } from '../../../src/features/follow-up/send-digests.ts'
import { asChatId, asMessageId, asOpenId, asUnitName } from '../../../src/plan/ids.ts'
import { burdenIn } from '../../../src/state/burden.ts'
import type { OutboxChange } from '../../../src/state/change.ts'
import { applyEntry, emptyState, type State } from '../../../src/state/state.ts'
import { after, aScene } from '../../support/a-scene.ts'

const unit = asUnitName('市农牧局')
const boss = asOpenId('ou_boss')
const roster = (chats: readonly string[]) => ({
  coordinators: [{ name: '督办科', openId: boss }],
  units: { 市农牧局: { chats: [...chats] } },
})
const settings = { cycle: { every: 'none' as const } }
const sceneAt = (at: string, state: State, chats: readonly string[] = ['oc_1']) =>
  aScene({ roster: roster(chats), state, settings, now: `${at}:00+08:00`, person: boss, origin: { kind: 'pressed' } })

/** The day's digests are decided and queued; of those, what happens to each by its key. */
function morning(day: string, state: State, chats?: readonly string[]): readonly string[] {
  const scene = sceneAt(`${day}T09:00`, state, chats)
  const keys: string[] = []
  for (let more = true; more; ) {
    const outcome = sendDigests(scene)
    const queued = outcome.messages.map((message) => ({ kind: 'message-queued' as const, message }))
    const changes = [...outcome.changes, ...queued]
    applyEntry(state, { seq: state.seq + 1, at: scene.now.toISOString(), by: 'timer', changes })
    keys.push(...outcome.messages.flatMap(({ key }) => (key.startsWith('digest:') ? [key] : [])))
    more = outcome.more ?? false
  }
  return keys
}

const late = (key: string): OutboxChange => ({ kind: 'message-dropped', key, late: true })
const arrived = (key: string, chat: string): OutboxChange => ({
  ...{ kind: 'message-sent', key },
  ...{ message: asMessageId(`om_${key}`), chat: asChatId(chat) },
})
const stagesOn = (day: string, state: State) => [
  ...new Set(
    dueOn(sceneAt(`${day}T09:00`, state), day)
      .get(unit)
      ?.map(({ stage }) => stage),
  ),
]
const burdenOf = ({ burden }: State) => burdenIn(burden, ['2025-12']).find((each) => each.unit === unit)

describe('a digest whose day was over before it could be sent', () => {
  it('is as if it had never been: the next one says the same, and the ladder counts from that', () => {
    const state = emptyState()
    const [key = ''] = morning('2025-12-01', state)
    expect(stagesOn('2025-12-02', state)).toEqual([])

    after([late(key)], { state })
    expect(stagesOn('2025-12-02', state)).toEqual([-30])
    expect(burdenOf(state)).toBeUndefined()
    const again = morning('2025-12-02', state)

    expect(again).toEqual(['digest:oc_1:2025-12-02'])
    expect(new Set(Object.values(state.reminders.lines).map(({ first }) => first))).toEqual(new Set(['2025-12-02']))
    expect(burdenOf(state)).toMatchObject({ messages: 1, repeats: 0 })
  })

  it('leaves what an earlier one had said: the newest stage comes again, as a repeat', () => {
    const state = emptyState()
    after([arrived(morning('2025-12-01', state)[0] ?? '', 'oc_1')], { state })
    const [key = ''] = morning('2025-12-24', state)

    after([late(key)], { state })

    expect(stagesOn('2025-12-25', state)).toEqual([-7])
    expect(burdenOf(state)).toMatchObject({ messages: 1, repeats: 0 })
    expect(new Set(Object.values(state.reminders.lines).map(({ first }) => first))).toEqual(new Set(['2025-12-01']))
  })

  it('repeats nothing where it arrived in another group of the unit', () => {
    const state = emptyState()
    const groups = ['oc_1', 'oc_2']
    const [one = '', other = ''] = morning('2025-12-01', state, groups)

    after([arrived(one, 'oc_1'), late(other)], { state })

    expect(stagesOn('2025-12-02', state)).toEqual([])
    expect(burdenOf(state)).toMatchObject({ messages: 1 })
  })

  it('repeats once what arrived in none of its groups', () => {
    const state = emptyState()
    const groups = ['oc_1', 'oc_2']
    const [one = '', other = ''] = morning('2025-12-01', state, groups)

    after([late(one), late(other)], { state })

    expect(stagesOn('2025-12-02', state)).toEqual([-30])
    expect(morning('2025-12-02', state, groups)).toHaveLength(2)
    expect(stagesOn('2025-12-03', state)).toEqual([])
  })

  it('makes way for the next day’s where nobody has found it late before', () => {
    const state = emptyState()
    const [old = ''] = morning('2025-12-01', state)

    const next = morning('2025-12-02', state)

    expect(next).toEqual(['digest:oc_1:2025-12-02'])
    expect(state.outbox.pending[old]).toBeUndefined()
  })

  it('is not sent after all when a coordinator says so in the evening, and that is told', () => {
    const state = emptyState()
    const [key = ''] = morning('2025-12-01', state)
    after([{ kind: 'message-held', key, why: 'parked', detail: 'not-in-chat' }], { state })

    const inTime = settleHeld(key, 'release', sceneAt('2025-12-01T17:00', state))
    const tooLate = settleHeld(key, 'release', sceneAt('2025-12-01T18:00', state))

    expect(inTime.changes).toEqual([{ kind: 'message-released', key }])
    expect(tooLate.changes).toEqual([late(key)])
    expect(tooLate.reply?.toast?.content).toContain('不补发')
  })
})
