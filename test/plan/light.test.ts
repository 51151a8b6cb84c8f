import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/plan/day.ts'
import { asTargetId } from '../../src/plan/ids.ts'
import { expectedOn, type LightInput, lightOf } from '../../src/plan/light.ts'
import type { QuantitativeTarget, Target } from '../../src/plan/target.ts'

type QualitativeTarget = Extract<Target, { kind: 'qualitative' }>

const target = (more: Partial<QuantitativeTarget> = {}): QuantitativeTarget => ({
  id: asTargetId('zd-12.2'),
  metric: '污水治理覆盖率',
  kind: 'quantitative',
  comparator: '>=',
  value: 60,
  unit: '%',
  course: 'reach',
  deadline: { kind: 'by', day: '2025-12-31', words: '到2025年' },
  ...more,
})
const qualitative = (more: Partial<QualitativeTarget> = {}): QualitativeTarget => ({
  id: asTargetId('zd-14.2'),
  metric: '中医药服务',
  kind: 'qualitative',
  aim: '全覆盖',
  ...more,
})
// The path rises by 20 within 100 days; the middle of it is 2025-11-11 with 50.
const path = { due: '2025-12-31', baseline: { day: '2025-09-22', value: 40 }, today: '2025-11-11' }
const kept = target({ course: 'keep', value: 90 })

describe('the light of a target', () => {
  it.each<[string, LightInput, object]>([
    ['nobody has reported', { target: target(), ...path }, { color: 'grey', why: 'no-report' }],
    ['the target is met', { target: target(), ...path, value: 60 }, { color: 'green', why: 'met' }],
    ['on the path', { target: target(), ...path, value: 50 }, { color: 'green', why: 'on-path', expected: 50 }],
    ['before the path', { target: target(), ...path, value: 55 }, { color: 'green', why: 'on-path' }],
    ['a little behind', { target: target(), ...path, value: 49 }, { color: 'yellow', why: 'behind', expected: 50 }],
    ['a tenth behind', { target: target(), ...path, value: 48 }, { color: 'yellow', why: 'behind' }],
    ['farther behind', { target: target(), ...path, value: 47.9 }, { color: 'red', why: 'far-behind' }],
    [
      'behind, whatever the reporter says',
      { target: target(), ...path, value: 41, status: 'on_track' },
      { color: 'red' },
    ],
    [
      'before the path begins',
      { target: target(), ...path, today: '2025-08-01', value: 40 },
      { color: 'green', expected: 40 },
    ],
    ['past due', { target: target(), ...path, today: '2026-01-01', value: 59 }, { color: 'red', why: 'past-due' }],
    [
      'past the plan, before the committed day',
      { target: target(), ...path, due: '2026-06-30', today: '2026-01-01', value: 59 },
      { color: 'green', why: 'on-path' },
    ],
    ['met after it was due', { target: target(), ...path, today: '2026-01-01', value: 60 }, { color: 'green' }],
    [
      'a ratio that comes down, on its path',
      {
        target: target({ comparator: '<=', value: 2, unit: '' }),
        ...path,
        baseline: { ...path.baseline, value: 3 },
        value: 2.5,
      },
      { color: 'green', expected: 2.5 },
    ],
    [
      'a ratio that comes down too slowly',
      {
        target: target({ comparator: '<=', value: 2, unit: '' }),
        ...path,
        baseline: { ...path.baseline, value: 3 },
        value: 2.7,
      },
      { color: 'red', why: 'far-behind' },
    ],
    ['kept', { target: kept, ...path, value: 91 }, { color: 'green', why: 'met' }],
    ['not kept', { target: kept, ...path, value: 89, status: 'on_track' }, { color: 'red', why: 'not-kept' }],
    ['kept again', { target: kept, ...path, value: 91, slipped: true }, { color: 'yellow', why: 'slipped' }],
    [
      'no baseline: the word',
      { target: target(), today: '2025-06-01', due: '2025-12-31', value: 50, status: 'at_risk' },
      { color: 'yellow', why: 'no-path' },
    ],
    [
      'no baseline, much time',
      { target: target(), today: '2025-06-01', due: '2025-12-31', value: 50, status: 'on_track' },
      { color: 'green', why: 'no-path' },
    ],
    [
      'no baseline, a month left',
      { target: target(), today: '2025-12-01', due: '2025-12-31', value: 50, status: 'on_track' },
      { color: 'yellow', why: 'due-soon' },
    ],
    [
      'no baseline, no deadline',
      { target: target(), today: '2025-12-01', value: 50, status: 'on_track' },
      { color: 'green', why: 'no-path' },
    ],
    [
      'no value and a good word',
      { target: target(), ...path, status: 'on_track' },
      { color: 'grey', why: 'no-report' },
    ],
    [
      'no value, past due',
      { target: target(), due: '2025-12-31', today: '2026-01-01', status: 'on_track' },
      { color: 'red' },
    ],
    ['no value', { target: target(), ...path, status: 'delayed' }, { color: 'red', why: 'status' }],
    [
      'no value, past due',
      { target: target(), ...path, today: '2026-01-01', status: 'on_track' },
      { color: 'red', why: 'past-due' },
    ],
    [
      'every year, within the year',
      { target: target({ deadline: { kind: 'yearly', words: '每年' } }), ...path, value: 41, status: 'on_track' },
      { color: 'green', why: 'no-path' },
    ],
    ['done by a finding', { target: target(), ...path, value: 50, status: 'done' }, { color: 'green', why: 'closed' }],
    ['not met, as the unit says', { target: target(), ...path, status: 'not_met' }, { color: 'red', why: 'closed' }],
    [
      'no number, at risk',
      { target: qualitative(), today: '2025-12-01', status: 'at_risk' },
      { color: 'yellow', why: 'status' },
    ],
    [
      'no number, past due',
      { target: qualitative(), today: '2026-01-01', due: '2025-12-31', status: 'on_track' },
      { color: 'red', why: 'past-due' },
    ],
    [
      'full coverage in a number',
      { target: qualitative({ fullCoverage: true }), today: '2026-01-01', due: '2025-12-31', value: 100 },
      { color: 'green', why: 'met' },
    ],
    ['a task without targets', { today: '2025-12-01', status: 'on_track' }, { color: 'green', why: 'status' }],
  ])('%s', (_, input, light) => {
    expect(lightOf(input)).toMatchObject(light)
  })

  it('never gets worse when the figure gets better', () => {
    const order = { red: 0, yellow: 1, green: 2, grey: 3 }
    const figure = fc.integer({ min: 0, max: 80 })
    fc.assert(
      fc.property(figure, figure, fc.integer({ min: -50, max: 200 }), (one, other, days) => {
        const at = (value: number) =>
          order[lightOf({ target: target(), ...path, today: addDays('2025-09-22', days), value }).color]

        expect(at(Math.max(one, other))).toBeGreaterThanOrEqual(at(Math.min(one, other)))
      }),
    )
  })
})

describe('the line to be on', () => {
  it.each([
    ['at its start', '2025-01-01', 40],
    ['half way', '2025-07-02', 50],
    ['at its end', '2025-12-31', 60],
    ['after it', '2026-03-01', 60],
  ])('stands %s', (_, day, value) => {
    expect(expectedOn(day, target({ value: 60 }), '2025-12-31', { day: '2025-01-01', value: 40 })).toBe(value)
  })

  it('is none without a start or a day', () => {
    expect(expectedOn('2025-07-02', target(), '2025-12-31', undefined)).toBeUndefined()
    expect(expectedOn('2025-07-02', target(), undefined, { day: '2025-01-01', value: 40 })).toBeUndefined()
  })
})
