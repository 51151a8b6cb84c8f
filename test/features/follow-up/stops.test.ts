import { describe, expect, it } from 'vitest'
import { dueOn } from '../../../src/features/follow-up/due.ts'
import { asChatId, asOpenId, asTargetId, asTaskId, asUnitName } from '../../../src/plan/ids.ts'
import type { Change } from '../../../src/state/change.ts'
import type { Outcome } from '../../../src/state/deadlines.ts'
import { aReport } from '../../support/a-report.ts'
import type { SceneFacts } from '../../support/a-scene.ts'
import { after, aScene } from '../../support/a-scene.ts'

const none = { cycle: { every: 'none' as const } }
const person = asOpenId('ou_1')
const shuili = asUnitName('市水利局')

/** What a unit is told of on a day, as target and stage. */
function told(
  changes: readonly Change[],
  day: string,
  { unit = '市农牧局', settings = none }: { unit?: string; settings?: SceneFacts['settings'] } = {},
) {
  const lines = dueOn(aScene({ state: after(changes), settings }), day).get(asUnitName(unit)) ?? []
  return lines.map(({ task, target, stage }) => `${target?.id ?? task.id} ${stage}`)
}

const adopted = (past: readonly string[] = []): Change => ({
  ...{ kind: 'plan-adopted', plan: 'ordos-2023-7', on: past.length > 0 ? '2026-01-05' : '2025-01-06' },
  ...{ past: past.map(asTargetId), dated: [] },
})
const sent = (day: string, subject: string, stage: number, due = '2025-12-31'): Change => ({
  ...{ kind: 'digest-sent', day, place: asChatId('oc_1'), units: [asUnitName('市农牧局')] },
  lines: [{ unit: asUnitName('市农牧局'), subject, due, stage }],
})
const sortedAs = (what: Outcome['what'], until?: string): Change => ({
  ...{ kind: 'outcome-sorted', task: asTaskId('zd-9'), target: asTargetId('zd-9.1') },
  outcome: { what, basis: '', person, at: '2026-01-05T02:00:00Z', ...(until !== undefined && { until }) },
})
const extended = (until: string): Change[] => [
  {
    kind: 'extension-asked',
    task: asTaskId('zd-9'),
    extension: {
      ...{
        id: 'zd-9@1',
        task: asTaskId('zd-9'),
        targets: [asTargetId('zd-9.1')],
        unit: asUnitName('市农牧局'),
        person,
      },
      ...{ at: '2025-12-10T02:00:00Z', from: '2025-12-31', until, reason: '招标流了', standing: '', overdue: false },
    },
  },
  { kind: 'extension-decided', task: asTaskId('zd-9'), extension: 'zd-9@1', verdict: 'approve', person, reason: '' },
]

describe('a unit is reminded of a target', () => {
  it.each([
    ['30 days before', [], '2025-12-01', 'zd-9.1 -30'],
    ['7 days before', [sent('2025-12-01', 'zd-9.1', -30)], '2025-12-24', 'zd-9.1 -7'],
    ['every 7 days once it is overdue', [sent('2026-01-07', 'zd-9.1', 7)], '2026-01-14', 'zd-9.1 14'],
    [
      'with the newest stage after weeks without the service',
      [sent('2025-12-01', 'zd-9.1', -30)],
      '2026-02-03',
      'zd-9.1 28',
    ],
    [
      'though another unit’s report waits no longer, having been returned',
      [
        aReport({ task: 'zd-9', at: '2025-12-02T02:00:00Z', pending: true }),
        {
          kind: 'report-reviewed',
          task: asTaskId('zd-9'),
          report: 'zd-9#1',
          verdict: 'return',
          comment: '',
          person,
        },
      ],
      '2025-12-24',
      'zd-9.1 -7',
    ],
  ] as const)('%s', (_, changes, day, line) => {
    expect(told([adopted(), ...changes], day)).toContain(line)
  })
})

describe('a unit is left alone about a target', () => {
  it.each([
    ['once it was told of the stage', [sent('2025-12-01', 'zd-9.1', -30)], '2025-12-02'],
    ['since whose last stage it has reported', [aReport({ task: 'zd-9', at: '2025-12-02T02:00:00Z' })], '2025-12-24'],
    [
      'since whose last stage another owner has',
      [aReport({ task: 'zd-9', unit: '市水利局', at: '2025-12-02T02:00:00Z' })],
      '2025-12-24',
    ],
    [
      'while its report waits for review',
      [aReport({ task: 'zd-9', at: '2025-12-02T02:00:00Z', pending: true })],
      '2025-12-24',
    ],
    [
      'that is reached',
      [aReport({ task: 'zd-9', values: { 'zd-9.1': 96 }, at: '2025-03-01T02:00:00Z' })],
      '2025-12-24',
    ],
    [
      'whose figure would reach it and waits',
      [aReport({ task: 'zd-9', values: { 'zd-9.1': 96 }, at: '2025-03-01T02:00:00Z', pending: true })],
      '2025-12-24',
    ],
    ['that is done', [aReport({ task: 'zd-9', status: 'done', at: '2025-03-01T02:00:00Z' })], '2025-12-01'],
    [
      'that ended without being met',
      [aReport({ task: 'zd-9', status: 'not_met', at: '2025-12-01T02:00:00Z' })],
      '2026-01-07',
    ],
    ['that was past when the plan was taken up', [adopted(['zd-9.1'])], '2026-01-07'],
    ['that was sorted as met', [adopted(['zd-9.1']), sortedAs('met')], '2026-01-07'],
    ['that was sorted as not met', [adopted(['zd-9.1']), sortedAs('not-met')], '2026-01-07'],
    ['that was put off, on the plan’s own day', extended('2026-06-30'), '2025-12-31'],
    ['that was put off, once the plan’s day is past', extended('2026-06-30'), '2026-01-07'],
    ['on a day off', [], '2025-12-06'],
  ] as const)('%s', (_, changes, day) => {
    const lines = told(changes.some(({ kind }) => kind === 'plan-adopted') ? changes : [adopted(), ...changes], day)

    expect(lines.filter((line) => line.startsWith('zd-9.1 '))).toEqual([])
  })
})

describe('a target that was put off', () => {
  it.each([
    ['30 days before the day committed to', '2026-06-01', 'zd-9.1 -30'],
    ['on that day', '2026-06-30', 'zd-9.1 0'],
    ['and when that is past too', '2026-07-07', 'zd-9.1 7'],
  ])('is reminded of %s', (_, day, line) => {
    expect(told([adopted(), ...extended('2026-06-30')], day)).toContain(line)
    expect(told([adopted(['zd-9.1']), sortedAs('extended', '2026-06-30')], day)).toContain(line)
  })
})

describe('a target of every year, where the year ends on days off', () => {
  const settings = { ...none, workdaysOnly: true }
  const friday = '2028-12-29'
  const before = sent('2028-12-28', 'zd-7.2', -3, '2028-12-31')
  const stagesOn = (day: string, more: readonly Change[] = [], given = settings) =>
    told([adopted(), before, ...more], day, { settings: given }).filter((line) => line.startsWith('zd-7.2 '))

  it('is reminded of for the last time on the last day that is worked, and once', () => {
    const last = sent(friday, 'zd-7.2', 0, '2028-12-31')

    expect(stagesOn(friday)).toEqual(['zd-7.2 0'])
    expect(stagesOn(friday, [last])).toEqual([])
    expect(stagesOn('2029-01-02', [last])).toEqual([])
  })

  it('is reminded of on 31 December itself where every day is as good', () => {
    const everyDay = { ...settings, workdaysOnly: false }

    expect(stagesOn(friday, [], everyDay)).toEqual([])
    expect(stagesOn('2028-12-31', [], everyDay)).toEqual(['zd-7.2 0'])
  })

  it.each([
    ['since the reminder before has reported', '2028-12-28T02:00:00Z', []],
    ['has reported earlier in the year', '2028-12-27T02:00:00Z', ['zd-7.2 0']],
  ])('a unit that %s', (_, at, expected) => {
    const report = aReport({ task: 'zd-7', at, period: '2028' })

    expect(stagesOn(friday, [report])).toEqual(expected)
  })
})

describe('a reporting period', () => {
  const settings = { daysAhead: [] }

  it.each([
    ['when it opens', '2025-11-20', 'zd-9 0'],
    ['on the working day before it closes', '2025-11-24', 'zd-9 1'],
  ])('is reminded of %s', (_, day, line) => {
    expect(told([adopted()], day, { settings })).toContain(line)
  })

  it.each([
    ['before it opens', '2025-11-19', []],
    ['after it has closed', '2025-11-26', []],
    ['once an owner has reported', '2025-11-24', [aReport({ task: 'zd-9', unit: shuili, at: '2025-11-21T02:00:00Z' })]],
    [
      'of a task that is done',
      '2025-11-24',
      [aReport({ task: 'zd-9', status: 'done', at: '2025-03-01T02:00:00Z', period: '2025-03' })],
    ],
  ] as const)('is not %s', (_, day, changes) => {
    expect(told([adopted(), ...changes], day, { settings })).not.toContain('zd-9 1')
    expect(told([adopted(), ...changes], day, { settings })).not.toContain('zd-9 0')
  })

  it('that lies within a long holiday is reminded of after it', () => {
    const cycle = { every: 'monthly' as const, opensOn: 1, closesOn: 5, graceDays: 0 }

    expect(told([adopted()], '2025-09-30', { settings: { ...settings, cycle } })).toEqual([])
    expect(told([adopted()], '2025-10-09', { settings: { ...settings, cycle } })).toContain('zd-9 1')
  })
})

describe('a banner’s own figure', () => {
  it('leaves that banner alone and no other', () => {
    const target = aScene({}).ledger.target(asTargetId('zd-15.5'))
    const reached = target?.kind === 'quantitative' && typeof target.value === 'number' ? target.value : Number.NaN
    const own = aReport({
      ...{ task: 'zd-15', unit: '准格尔旗', banner: '准格尔旗', values: { 'zd-15.5': reached } },
      at: '2025-03-01T02:00:00Z',
    })

    expect(told([adopted()], '2025-12-01', { unit: '准格尔旗' })).toContain('zd-15.5 -30')
    expect(told([adopted(), own], '2025-12-01', { unit: '准格尔旗' })).not.toContain('zd-15.5 -30')
    expect(told([adopted(), own], '2025-12-01', { unit: '杭锦旗' })).toContain('zd-15.5 -30')
  })
})
