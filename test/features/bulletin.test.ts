import { describe, expect, it } from 'vitest'
import { largeLedger, reportedState } from '../../src/bench/large-town.ts'
import { faultsOf } from '../../src/card/limits.ts'
import { bulletinOf } from '../../src/features/bulletin/bulletin.ts'
import { bulletinText } from '../../src/features/bulletin/bulletin-text.ts'
import { draftBulletin } from '../../src/features/bulletin/draft-bulletin.ts'
import { openFigure } from '../../src/features/bulletin/open-figure.ts'
import { asOpenId, asTaskId, asUnitName } from '../../src/plan/ids.ts'
import { periodOf } from '../../src/plan/period.ts'
import type { Change } from '../../src/state/change.ts'
import { bulletinFigures } from '../../src/understand/intents/bulletin.ts'
import { aReport } from '../support/a-report.ts'
import { after, aScene, type SceneFacts } from '../support/a-scene.ts'

const coordinator = asOpenId('ou_c')
const roster = { coordinators: [{ name: '督办科', openId: 'ou_c' }] }

const sceneAfter = (changes: readonly Change[], more: SceneFacts = {}) =>
  aScene({ state: after(changes), person: coordinator, roster, now: '2025-11-27T10:00:00+08:00', ...more })

function november(changes: readonly Change[], more: SceneFacts = {}) {
  const scene = sceneAfter(changes, more)
  const bulletin = bulletinOf(periodOf('2025-11-05', scene.settings.cycle), scene)
  return { bulletin, text: bulletinText(bulletin, scene) }
}

const titles = (expected: readonly { readonly task: { readonly id: string } }[]) => expected.map(({ task }) => task.id)

describe('the bulletin of a month', () => {
  it('tells who was in time, who was late and who is missing', () => {
    const { bulletin, text } = november([
      aReport({ values: { 'zd-12.2': 63 } }),
      aReport({ task: 'zd-14', unit: '市民政局', late: true, at: '2025-11-26T02:00:00Z' }),
      aReport({ task: 'zd-3', unit: '市水利局', period: '2025-10', at: '2025-10-20T02:00:00Z' }),
    ])

    expect(titles(bulletin.onTime)).toEqual(['zd-12'])
    expect(titles(bulletin.late)).toEqual(['zd-14'])
    expect(titles(bulletin.missing)).toContain('zd-3')
    expect(text).toMatch(/按时 1 份，补报 1 份，未报 \d+ 份/)
    expect(text).toContain('补报：五（三）14')
  })

  it('counts what waits for review as reported, and what was returned as missing', () => {
    const returned: Change = {
      kind: 'report-reviewed',
      task: asTaskId('zd-14'),
      report: 'zd-14#1',
      verdict: 'return',
      person: coordinator,
      comment: '口径不对',
    }
    const { bulletin } = november([
      aReport({ pending: true }),
      aReport({ task: 'zd-14', unit: '市民政局', pending: true }),
      returned,
    ])

    expect(titles(bulletin.onTime)).toEqual(['zd-12'])
    expect(titles(bulletin.missing)).toContain('zd-14')
  })

  it('asks nothing more of what was closed before', () => {
    const { bulletin } = november([aReport({ status: 'done', period: '2025-09', at: '2025-09-20T02:00:00Z' })])

    expect(titles(bulletin.missing)).not.toContain('zd-12')
  })

  it('shows which lights changed since the month before, and how', () => {
    const { bulletin, text } = november([
      aReport({ status: 'on_track', period: '2025-10', at: '2025-10-10T02:00:00Z' }),
      aReport({ id: 'zd-12#2', status: 'delayed', note: '招标流标' }),
      aReport({ task: 'zd-14', unit: '市民政局', status: 'delayed', period: '2025-10', at: '2025-10-10T02:00:00Z' }),
      aReport({ task: 'zd-14', id: 'zd-14#2', unit: '市民政局', values: { 'zd-14.1': 100 }, status: 'on_track' }),
    ])

    expect(bulletin.since).toBe('2025-10-25')
    expect(bulletin.worse.map(({ standing, before }) => [standing.task.id, before])).toEqual([['zd-12', 'green']])
    expect(text).toContain('变差：五（三）12 推进环境整治优化提升（绿→红）')
    expect(text).toContain('10月25日为：')
  })

  it('reads the lights of then as they stood then, whatever was corrected since', () => {
    const { bulletin } = november([
      aReport({ values: { 'zd-12.2': 63 }, status: 'done', period: '2025-10', at: '2025-10-10T02:00:00Z' }),
      aReport({ id: 'zd-12#2', how: 'correction', corrects: 'zd-12#1', status: 'delayed', period: '2025-10' }),
    ])

    expect(bulletin.lightsBefore.green).toBe(1)
    expect(bulletin.lights.red).toBe(1)
  })

  it('tells a correction once: in the first bulletin after it', () => {
    const corrected = [
      aReport({ period: '2025-09', at: '2025-09-20T02:00:00Z', values: { 'zd-12.2': 63 } }),
      aReport({
        ...{ id: 'zd-12#2', how: 'correction', corrects: 'zd-12#1', period: '2025-09' },
        ...{ at: '2025-10-10T02:00:00Z', values: { 'zd-12.2': 61 } },
      }),
    ]
    const told = (...sent: { period: string; at: string }[]) => {
      const state = { ...after(corrected), bulletins: { drafts: {}, sent } }
      return november([], { state }).bulletin.corrections.length
    }
    const september = { period: '2025-09', at: '2025-09-28T02:00:00Z' }

    expect(told(september)).toBe(1)
    expect(told(september, { period: '2025-10', at: '2025-10-28T02:00:00Z' })).toBe(0)
  })

  it('holds up what was marked on the day of the last bulletin, but after it', () => {
    const marked: Change = {
      ...{ kind: 'practice-marked', task: asTaskId('zd-12'), report: 'zd-12#1', unit: asUnitName('市农牧局') },
      ...{ note: '村村有管护员', person: coordinator },
    }
    const state = after([aReport({ period: '2025-10' })])
    after([marked], { state, at: '2025-10-28T08:00:00Z' })
    const sent = [{ period: '2025-10', at: '2025-10-28T02:00:00Z' }]

    expect(november([], { state: { ...state, bulletins: { drafts: {}, sent } } }).bulletin.practices).toHaveLength(1)
  })

  it('holds up what coordinators marked, in the unit’s own words', () => {
    const marked: Change = {
      kind: 'practice-marked',
      task: asTaskId('zd-12'),
      report: 'zd-12#1',
      unit: asUnitName('市农牧局'),
      note: '村村有管护员，费用由集体经济出',
      person: coordinator,
    }
    const { text } = november([aReport({ note: '村村有管护员，费用由集体经济出' }), marked])

    expect(text).toContain('市农牧局（五（三）12 推进环境整治优化提升）：村村有管护员')
  })

  it('ranks results only where the settings ask for it', () => {
    const changes = [
      aReport({ values: { 'zd-12.2': 63 } }),
      aReport({ task: 'zd-14', unit: '市民政局', status: 'delayed' }),
    ]

    expect(november(changes).text).not.toContain('排名')
    const { text } = november(changes, { settings: { ranking: true } })
    const ranking = text.slice(text.indexOf('排名'))
    expect(ranking).toMatch(/第 1 名　市\S+　1\/\d/)
    expect(ranking).toMatch(/其余 \d+ 个单位还没有绿灯/)
    expect(ranking).not.toMatch(/ 0\/|使用|消息/)
  })
})

describe('a coordinator of a province', () => {
  const shipped = aScene({ person: coordinator, roster, origin: { kind: 'pressed' }, now: '2025-11-27T10:00:00+08:00' })
  const ledger = largeLedger(shipped.ledger, 1000, 200)
  const scene = { ...shipped, ledger, state: reportedState(ledger, 4000) }

  it('gets a draft that fits its card, however much there is to say', () => {
    const { card } = draftBulletin('本期', { ...scene, settings: { ...scene.settings, ranking: true } }).reply ?? {}

    expect(card && faultsOf(card)).toEqual([])
  })

  it.each(bulletinFigures)('opens %s to the reports behind it, page by page', (figure) => {
    for (const page of [0, 3, 1000]) {
      const { card } = openFigure({ kind: 'open-figure', period: '2025-11', figure, page }, scene).reply ?? {}

      expect(card && faultsOf(card)).toEqual([])
    }
  })
})
