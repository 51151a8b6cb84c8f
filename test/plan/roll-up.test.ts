import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asTargetId } from '../../src/plan/ids.ts'
import { isMet, rollUp } from '../../src/plan/roll-up.ts'
import type { QuantitativeTarget } from '../../src/plan/target.ts'

const target = (more: Partial<QuantitativeTarget>): QuantitativeTarget => ({
  id: asTargetId('zd-1.1'),
  metric: '某项',
  kind: 'quantitative',
  comparator: '>=',
  value: 63,
  unit: '%',
  course: 'reach',
  ...more,
})

describe('whether a figure meets its target', () => {
  it.each([
    ['63% 以上', target({}), 63, true],
    ['63% 以上', target({}), 62.9, false],
    ['超过 40%', target({ comparator: '>', value: 40 }), 40, false],
    ['超过 40%', target({ comparator: '>', value: 40 }), 40.1, true],
    ['达到 350 家', target({ comparator: '=', value: 350, unit: '家' }), 360, true],
    ['达到 350 家', target({ comparator: '=', value: 350, unit: '家' }), 349, false],
    ['倍差缩小到 2', target({ comparator: '<=', value: 2, unit: '' }), 1.9, true],
    ['倍差缩小到 2', target({ comparator: '<=', value: 2, unit: '' }), 2.1, false],
    ['20 个左右', target({ comparator: '~', value: 20, unit: '个' }), 18, true],
    ['20 个左右', target({ comparator: '~', value: 20, unit: '个' }), 17, false],
    ['20 个左右', target({ comparator: '~', value: 20, unit: '个' }), 26, true],
    ['缩小到 1.8 左右', target({ comparator: '~', value: 1.8, unit: '', note: '缩小到' }), 2.4, false],
    ['缩小到 1.8 左右', target({ comparator: '~', value: 1.8, unit: '', note: '缩小到' }), 1.9, true],
    ['1—2 个', target({ comparator: 'range', value: [1, 2], unit: '个' }), 2, true],
    ['1—2 个', target({ comparator: 'range', value: [1, 2], unit: '个' }), 3, false],
    ['下降 10% 以上', target({ course: 'fall', value: 10 }), 12, true],
    ['下降 10% 以上', target({ course: 'fall', value: 10 }), -3, false],
  ])('%s: %o with %d is %s', (_, of, value, met) => {
    expect(isMet(of, value)).toBe(met)
  })
})

describe('rows of several units', () => {
  const perBanner = target({ per: 'banner', value: 1000, unit: '户' })
  const nine = [1000, 1200, 1000, 1500, 1000, 1001, 1000, 1000, 1000]

  it('nine banners of nine met is met', () => {
    expect(rollUp(perBanner, nine)).toMatchObject({ met: true, meeting: 9, missing: 0, of: 9, value: 1000 })
  })

  it('eight of nine met is not met, and the figure is the poorest', () => {
    expect(rollUp(perBanner, [...nine.slice(1), 640])).toMatchObject({ met: false, meeting: 8, of: 9, value: 640 })
  })

  it('eight met and one not reported is not met, and has no figure yet', () => {
    expect(rollUp(perBanner, [...nine.slice(1), undefined])).toMatchObject({
      met: false,
      meeting: 8,
      missing: 1,
      value: undefined,
    })
  })

  it('each banner with 1—2 is judged by the one outside', () => {
    const range = target({ per: 'banner', comparator: 'range', value: [1, 2], unit: '个' })

    expect(rollUp(range, [1, 2, 3])).toMatchObject({ met: false, meeting: 2, value: 3 })
  })

  it.each([
    ['counts', target({ unit: '个', value: 100 }), [40, 35, undefined], { kind: 'sum', value: 75, met: false }],
    ['counts', target({ unit: '个', value: 100 }), [60, 45, undefined], { kind: 'sum', value: 105, met: true }],
    ['areas', target({ unit: '万亩', value: 350 }), [100.1, 200.2, 50], { kind: 'sum', value: 350.3, met: true }],
    ['shares', target({}), [80, 62, 70], { kind: 'poorest', value: 62, met: false }],
    ['shares', target({}), [80, undefined, 70], { kind: 'poorest', value: undefined, met: false }],
    [
      'ratios',
      target({ comparator: '<=', value: 2, unit: '' }),
      [1.8, 2.3],
      { kind: 'poorest', value: 2.3, met: false },
    ],
    [
      'counts to be kept',
      target({ course: 'keep', unit: '个', value: 1200 }),
      [1300, 1250],
      { kind: 'poorest', value: 1250 },
    ],
    ['nothing', target({ unit: '个' }), [], { value: undefined, met: false }],
    ['nothing', target({}), [], { value: undefined, met: false }],
  ])('%s: %o of %j come to %o', (_, of, rows, expected) => {
    expect(rollUp(of, rows)).toMatchObject(expected)
  })

  it('is never met by rows that each have to meet it while one of them does not', () => {
    const row = fc.option(fc.nat(2000), { nil: undefined })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const everyRowMeets = rows.every((each) => each !== undefined && each >= 1000)

        expect(rollUp(perBanner, rows).met).toBe(everyRowMeets)
      }),
    )
  })
})
