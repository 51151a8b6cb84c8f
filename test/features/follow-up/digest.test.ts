import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { largeLedger } from '../../../src/bench/large-town.ts'
import { faultsOf } from '../../../src/card/limits.ts'
import { digestsOn } from '../../../src/features/follow-up/digest.ts'
import { digestCard } from '../../../src/features/follow-up/digest-card.ts'
import { sendDigests } from '../../../src/features/follow-up/send-digests.ts'
import { asChatId, asOpenId, asTargetId, asTaskId, asUnitName } from '../../../src/plan/ids.ts'
import { createLedger } from '../../../src/plan/ledger.ts'
import type { Roster } from '../../../src/plan/roster.ts'
import type { Change } from '../../../src/state/change.ts'
import { applyEntry, emptyState, type State } from '../../../src/state/state.ts'
import { type ReadCard, readCard } from '../../journeys/support/read-card.ts'
import { aReport } from '../../support/a-report.ts'
import { after, aScene } from '../../support/a-scene.ts'

const zhang = { name: '张三', openId: 'ou_zhang' }
const li = { name: '李四', openId: 'ou_li' }
const office = { coordinators: [{ name: '督办科', openId: 'ou_boss' }], coordinatorChat: 'oc_desk' }
const settings = { cycle: { every: 'none' as const } }

type Units = NonNullable<z.input<typeof Roster>['units']>

interface Facts {
  readonly units?: Units
  readonly state?: State
  /** The wall clock of Ordos. */
  readonly at?: string
}

const sceneAt = ({ units = {}, state = emptyState(), at = '2025-12-01T09:00' }: Facts) =>
  aScene({ roster: { ...office, units }, state, now: `${at}:00+08:00`, settings })

/** Runs the timer until nothing is left, and gives what was queued, by receiver. */
function tick(facts: Facts): Map<string, ReadCard> {
  const scene = sceneAt(facts)
  const received = new Map<string, ReadCard>()
  for (;;) {
    const { changes, messages, more } = sendDigests(scene)
    applyEntry(scene.state, { seq: scene.state.seq + 1, at: scene.now.toISOString(), by: 'timer', changes })
    for (const { key, act } of messages) {
      if (act.kind !== 'send' || act.content.kind !== 'card' || act.to.kind === 'reply') throw new Error(key)
      expect(faultsOf(act.content.card)).toEqual([])
      const to = act.to.kind === 'chat' ? act.to.chat : act.to.person
      expect(received.has(to)).toBe(false)
      received.set(to, readCard({ messageId: key, content: act.content.card } as never))
    }
    if (!more) return received
  }
}

describe('a digest', () => {
  it('goes to each group of a unit that has two', () => {
    const got = tick({ units: { 市农牧局: { chats: ['oc_1', 'oc_2'], liaisons: [zhang] } } })

    expect([...got.keys()].filter((to) => to !== 'oc_desk')).toEqual(['oc_1', 'oc_2'])
    expect(got.get('oc_1')?.words).toBe(got.get('oc_2')?.words)
  })

  it('goes once to a group of several units, each row with the units that it is of', () => {
    const got = tick({ units: { 市水利局: { chats: ['oc_1'] }, 市农牧局: { chats: ['oc_1'] } } })

    const card = got.get('oc_1')
    expect(card?.words).toContain('市水利局、市农牧局')
    const third = card?.words.split('\n').filter((line) => line.includes('五（一）3 '))
    expect(third).toHaveLength(1)
  })

  it('goes to the liaisons of a unit without a group, once to one of two such units', () => {
    const got = tick({ units: { 市水利局: { liaisons: [zhang] }, 市农牧局: { liaisons: [zhang, li] } } })

    expect([...got.keys()].filter((to) => to !== 'oc_desk')).toEqual(['ou_zhang', 'ou_li'])
    expect(got.get('ou_zhang')?.words).toContain('市水利局、市农牧局')
    expect(got.get('ou_li')?.words).not.toContain('市水利局')
  })

  it('goes to the liaisons where the group has removed the bot', () => {
    const state = after([{ kind: 'bot-left', chat: asChatId('oc_1') }])

    const got = tick({ units: { 市农牧局: { chats: ['oc_1'], liaisons: [zhang] } }, state })

    expect([...got.keys()].filter((to) => to !== 'oc_desk')).toEqual(['ou_zhang'])
  })

  it('that nobody can get is told to the coordinators once, stays due, and goes out when there is somebody', () => {
    const state = emptyState()
    const units = { 市农牧局: { chats: ['oc_1'] } }

    const first = tick({ state, units, at: '2025-12-01T09:00' })
    const second = tick({ state, units, at: '2025-12-02T09:00' })
    const later = tick({ state, units: { ...units, 市水利局: { liaisons: [li] } }, at: '2025-12-03T09:00' })

    expect(first.get('oc_desk')?.title).toBe('12月1日有单位提醒不到')
    expect(first.get('oc_desk')?.words).toContain('市水利局 21 项')
    expect(first.get('oc_desk')?.words).not.toContain('市农牧局')
    expect(second.size).toBe(0)
    expect([...later.keys()]).toEqual(['ou_li'])
    expect(later.get('ou_li')?.words).toContain('还有 28 天')
  })

  it.each([
    ['before the hour', '2025-12-01T08:59', 0],
    ['at the hour', '2025-12-01T09:00', 1],
    ['in the afternoon, if it was missed', '2025-12-01T17:59', 1],
    ['in the evening', '2025-12-01T18:00', 0],
    ['at night', '2025-12-01T23:30', 0],
    ['on a Saturday', '2025-12-06T09:00', 0],
    ['before the plan was issued', '2023-10-25T09:00', 0],
  ])('%s', (_, at, count) => {
    const got = tick({ units: { 市农牧局: { chats: ['oc_1'] } }, at })

    expect([...got.keys()].filter((to) => to === 'oc_1')).toHaveLength(count)
  })

  it('comes once a day, also when the clock is put back and forth', () => {
    const state = emptyState()
    const units = { 市农牧局: { chats: ['oc_1'] } }
    const days = ['2025-12-01', '2025-12-24', '2025-12-01', '2025-12-24', '2025-12-30', '2025-12-24', '2025-12-01']

    const got = days.map((day) => tick({ state, units, at: `${day}T09:00` }).has('oc_1'))

    expect(got).toEqual([true, true, false, false, true, false, false])
  })

  it('comes on a day that a clock running ahead had skipped', () => {
    const state = emptyState()
    const units = { 市农牧局: { chats: ['oc_1'] } }

    tick({ state, units, at: '2031-12-01T09:00' })
    const got = tick({ state, units, at: '2025-12-01T09:00' })

    expect(got.get('oc_1')?.words).toContain('还有 30 天')
  })
})

describe('a row of a digest', () => {
  const one = { 市农牧局: { chats: ['oc_1'] } }
  function rowOf(state: State, day: string, title: string): string {
    const scene = sceneAt({ units: one, state })
    const [digest] = digestsOn(scene, day).digests
    if (!digest) throw new Error('nothing is due')
    const pages = [0, 1, 2].map((page) => digestCard(digest, { day, page }, scene))
    const words = pages.map((content) => readCard({ messageId: '', content } as never).words).join('\n')
    return words.slice(words.indexOf(title)).split('申请延期')[0] ?? ''
  }

  it('says what the plan says, how far it is, and both dates where it was put off', () => {
    const adopted: Change = { kind: 'plan-adopted', plan: 'ordos-2023-7', on: '2025-11-01', past: [], dated: [] }
    const at = '2025-12-10T02:00:00.000Z'
    const extension = {
      ...{ id: 'zd-13@1', task: asTaskId('zd-13'), unit: asUnitName('市农牧局'), person: asOpenId('ou_zhang'), at },
      ...{ targets: [asTargetId('zd-13.1')], from: '2025-12-31', until: '2026-06-30', reason: '招标流了' },
      ...{ standing: '', overdue: false },
    }
    const state = after([
      adopted,
      { kind: 'extension-asked', task: asTaskId('zd-13'), extension },
      {
        kind: 'extension-decided',
        task: asTaskId('zd-13'),
        extension: 'zd-13@1',
        verdict: 'approve',
        person: asOpenId('ou_boss'),
        reason: '',
      },
      aReport({ task: 'zd-13', values: { 'zd-13.1': 40 }, at }),
    ])

    const row = rowOf(state, '2026-06-23', '五（三）13')

    expect(row).toContain('还有 7 天')
    expect(row).toContain('到2025年（按 2025-12-31 计），承诺时限 2026-06-30')
    expect(row).toMatch(/现 40/)
  })

  it('counts the days that it is overdue', () => {
    const adopted: Change = { kind: 'plan-adopted', plan: 'ordos-2023-7', on: '2025-11-01', past: [], dated: [] }

    expect(rowOf(after([adopted]), '2026-01-14', '五（三）13')).toContain('逾期 14 天')
  })
})

describe('a digest of all that a large plan has', () => {
  it('is paged, from the most urgent on', () => {
    const scene = sceneAt({ units: { 市农牧局: { chats: ['oc_1'] } } })
    const [digest] = digestsOn(scene, '2025-12-01').digests
    if (!digest) throw new Error('nothing is due')

    const pages = [0, 1, 2, 99].map((page) => digestCard(digest, { day: '2025-12-01', page }, scene))

    for (const page of pages) expect(faultsOf(page)).toEqual([])
    const words = pages.map((page) => readCard({ messageId: '', content: page } as never).words)
    expect(words[0]).toContain('第 1 / 2 页')
    expect(words[1]).toContain('第 2 / 2 页')
    expect(words[3]).toBe(words[1])
  })

  it('keeps every page to the platform’s limits, whatever the plan and the names are like', () => {
    const small = sceneAt({}).ledger
    const { plan, units } = largeLedger(small, 120, 60)
    const wild = '*&<[]()_#'.repeat(40)
    const tasks = plan.tasks.map((task) => ({
      ...task,
      title: wild,
      targets: task.targets.map((target) => ({ ...target, metric: wild, place: wild })),
    }))
    const ledger = createLedger({ ...plan, tasks }, units)
    const all = Object.fromEntries(
      ledger.units.units.map(({ name }, at) => [
        name,
        { chats: ['oc_1'], liaisons: [{ name: wild, openId: `ou_${'x'.repeat(32)}${at}` }] },
      ]),
    )
    const scene = { ...sceneAt({ units: all }), ledger }

    const [digest] = digestsOn(scene, '2025-12-24').digests
    if (!digest) throw new Error('nothing is due')
    const pages = Array.from({ length: 20 }, (_, page) =>
      digestCard(digest, { day: '2025-12-24', page, isNew: page === 0 }, scene),
    )

    expect(digest.units).toHaveLength(60)
    for (const page of pages) expect(faultsOf(page)).toEqual([])
  })
})
