import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../../src/card/limits.ts'
import { reachability } from '../../../src/features/follow-up/reachability.ts'
import { reportReach, showReach } from '../../../src/features/follow-up/report-reach.ts'
import type { Outcome } from '../../../src/features/outcome.ts'
import { addDays } from '../../../src/plan/day.ts'
import { asChatId, asOpenId } from '../../../src/plan/ids.ts'
import type { Change } from '../../../src/state/change.ts'
import { applyEntry, emptyState, type State } from '../../../src/state/state.ts'
import { readCard } from '../../journeys/support/read-card.ts'
import { aReport } from '../../support/a-report.ts'
import { after, aScene } from '../../support/a-scene.ts'

const office = { coordinators: [{ name: '督办科', openId: 'ou_boss' }], coordinatorChat: 'oc_desk' }
const zhang = { name: '张三', openId: 'ou_zhang' }
const units = {
  市农牧局: { chats: ['oc_1'], liaisons: [zhang] },
  市水利局: { chats: ['oc_2'] },
  市林草局: { liaisons: [zhang] },
  市住建局: { chats: ['oc_3'], liaisons: [zhang] },
}
const boss = asOpenId('ou_boss')

const sceneAt = (at: string, state: State = emptyState()) =>
  aScene({ person: boss, roster: { ...office, units }, state, now: `${at}:00+08:00` })

function cardOf({ messages }: Outcome) {
  const [message] = messages
  if (message?.act.kind !== 'send' || message.act.content.kind !== 'card') throw new Error('no card')
  expect(faultsOf(message.act.content.card)).toEqual([])
  return readCard({ messageId: message.key, content: message.act.content.card } as never)
}

describe('who can be reached', () => {
  it('is told by what is missing, each unit in one list', () => {
    const state = after([{ kind: 'bot-left', chat: asChatId('oc_3') }])

    const found = reachability(sceneAt('2025-11-05T10:00', state))

    expect(found.removed).toEqual(['市住建局'])
    expect(found.withoutLiaison).toEqual(['市水利局'])
    expect(found.withoutGroup).toEqual(['市林草局'])
    expect(found.nobody).toContain('市财政局')
    expect(found.nobody).toContain('杭锦旗')
    expect(found.nobody).not.toContain('市农牧局')
    expect(found.nobody.length + 4).toBe(found.asked)
  })

  it('also by who was silent for two periods in which reminders went out', () => {
    const began: Change = { kind: 'digest-sent', day: '2025-08-20', place: asChatId('oc_1'), units: [], lines: [] }
    const spoke = aReport({ task: 'zd-12', unit: '市农牧局', period: '2025-10' })
    const asked = (changes: readonly Change[], day = '2025-11-05') =>
      reachability(sceneAt(`${day}T10:00`, after([began, ...changes]))).silent

    expect(asked([])).toEqual(expect.arrayContaining(['市农牧局', '市水利局', '市林草局']))
    expect(asked([spoke])).not.toContain('市农牧局')
    expect(asked([spoke])).toContain('市水利局')
    // What nobody can reach was not asked; August and September are not both behind it yet.
    expect(asked([])).not.toContain('市财政局')
    expect(asked([], '2025-09-10')).toEqual([])
  })
})

describe('the weekly report', () => {
  /** Every hour of the days from one on; the instants at which a report goes out. */
  function live(from: string, days: number, isUp: (day: string) => boolean = () => true): string[] {
    const state = emptyState()
    const sent: string[] = []
    for (let at = 0; at < days; at += 1) {
      const day = addDays(from, at)
      for (const hour of ['08', '09', '10', '17', '20']) {
        const scene = sceneAt(`${day}T${hour}:00`, state)
        if (!isUp(day)) continue
        const { changes, messages } = reportReach(scene)
        applyEntry(state, { seq: state.seq + 1, at: scene.now.toISOString(), by: 'timer', changes })
        sent.push(...messages.map(() => `${day}T${hour}`))
      }
    }
    return sent
  }

  it('goes out once a week, at the hour of reminders of its first working day', () => {
    expect(live('2025-09-15', 28)).toEqual([
      '2025-09-15T09',
      '2025-09-22T09',
      // 2025-10-01 … 08 are days off; the week's first two days are worked.
      '2025-09-29T09',
      '2025-10-09T09',
    ])
  })

  it('begins with a week, not in the middle of one', () => {
    expect(live('2025-11-05', 8)).toEqual(['2025-11-10T09'])
  })

  it('comes late once where the service was down', () => {
    expect(live('2025-11-03', 14, (day) => day < '2025-11-04' || day > '2025-11-11')).toEqual([
      '2025-11-03T09',
      '2025-11-12T09',
    ])
  })

  it('says nothing where all is well, and notes the week', () => {
    const everybody = Object.fromEntries(
      sceneAt('2025-11-03T09:00').ledger.units.units.map(({ name }) => [name, { chats: ['oc_1'], liaisons: [zhang] }]),
    )
    const scene = aScene({ person: boss, roster: { ...office, units: everybody }, now: '2025-11-03T09:00:00+08:00' })

    const { changes, messages } = reportReach(scene)

    expect(messages).toEqual([])
    expect(changes).toEqual([{ kind: 'reach-reported', week: '2025-11-03' }])
    expect(cardOf(showReach(scene)).words).toContain('都有群和联络员')
  })

  it('lists what could not be sent, with buttons that still work when the alert’s are gone', () => {
    const message = {
      key: 'digest:oc_3:2025-11-03',
      act: { kind: 'send', to: { kind: 'chat', chat: asChatId('oc_3') }, content: { kind: 'text', text: '…' } },
    } as const
    const state = after([
      { kind: 'message-queued', message },
      { kind: 'message-held', key: message.key, why: 'parked', detail: 'not-in-chat' },
    ])

    const card = cardOf(reportReach(sceneAt('2025-11-03T09:00', state)))

    expect(card.title).toBe('本周联系情况')
    expect(card.words).toContain('1. 市住建局的群：机器人不在群里')
    expect(card.buttons.map(({ label, value }) => [label, value.action])).toEqual([
      ['重发第 1 条', 'message.release'],
      ['第 1 条不发了', 'message.drop'],
    ])
  })
})
