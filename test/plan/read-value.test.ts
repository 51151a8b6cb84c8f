import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asTargetId } from '../../src/plan/ids.ts'
import { impossible } from '../../src/plan/oddity.ts'
import { readValue } from '../../src/plan/read-value.ts'
import type { QuantitativeTarget } from '../../src/plan/target.ts'

describe('a figure as a liaison writes it', () => {
  it.each([
    ['63', '%', 63],
    ['63%', '%', 63],
    ['６３％', '%', 63],
    ['六十三%', '%', 63],
    ['六十三', '%', 63],
    ['百分之六十三', '%', 63],
    ['百分之六十三点五', '%', 63.5],
    ['百分之63.5', '%', 63.5],
    ['六成三', '%', 63],
    ['6成', '%', 60],
    ['六成半', '%', 65],
    ['十成', '%', 100],
    ['百分之百', '%', 100],
    ['61.2', '%', 61.2],
    ['达到63%了', '%', 63],
    ['63个百分点', '%', 63],
    [' 63 % ', '%', 63],
    ['-3', '%', -3],
    ['0', '%', 0],
    ['120%', '%', 120],
    ['1,200', '个', 1200],
    ['1，200个', '个', 1200],
    ['1200家', '家', 1200],
    ['三百五十家', '家', 350],
    ['两千三', '户', 2300],
    ['一百零五户', '户', 105],
    ['3.2万', '万亩', 3.2],
    ['3.2万亩', '万亩', 3.2],
    ['600', '万亩', 600],
    ['3200亩', '万亩', 0.32],
    ['三点五万亩', '万亩', 3.5],
    ['1.2亿', '万元', 12_000],
    ['8000元', '万元', 0.8],
    ['1.4万人', '万人', 1.4],
    ['14000人', '万人', 1.4],
    ['12000', '个', 12_000],
    ['1.2万', '个', 12_000],
    ['553平方公里', '平方公里', 553],
    ['2.1', '', 2.1],
    ['2.1倍', '', 2.1],
    ['1.8:1', '', 1.8],
    ['2比1', '', 2],
    ['七成五', '%', 75],
    ['7.5成', '%', 75],
    ['7成5', '%', 75],
    ['一半', '%', 50],
    ['百分百', '%', 100],
    ['全覆盖', '%', 100],
    ['十分之六', '%', 60],
    ['5‰', '%', 0.5],
    ['60个点', '%', 60],
    ['百分之陆拾叁', '%', 63],
    ['0.63%', '%', 0.63],
    ['目前63%', '%', 63],
    ['已经到63%了', '%', 63],
    ['上升到63%', '%', 63],
    ['截至11月底累计完成320家', '家', 320],
    ['350家示范合作社', '家', 350],
    ['63%（含在建）', '%', 63],
    ['63%（较上月+2）', '%', 63],
    ['1万4', '万人', 1.4],
    ['一万五', '户', 15_000],
    ['三万二', '万元', 3.2],
    ['32000元', '万元', 3.2],
    ['5.53万公顷', '平方公里', 553],
    ['553km²', '平方公里', 553],
  ])('%s for a target in %s is %d', (typed, unit, value) => {
    expect(readValue(typed, unit)).toMatchObject({ kind: 'value', value })
  })

  it.each([
    ['超过60%', '>='],
    ['60%以上', '>='],
    ['约60%', '~'],
    ['60%左右', '~'],
    ['不到60%', '<='],
    ['刚过六成', '>='],
    ['60%+', '>='],
    ['≥60', '>='],
    ['六成上下', '~'],
  ])('%s keeps what was said about the number', (typed, comparator) => {
    expect(readValue(typed, '%')).toEqual({ kind: 'value', value: 60, comparator, words: typed })
  })

  it.each([
    ['', 'empty'],
    ['快六成了', 'vague'],
    ['接近60%', 'vague'],
    ['差不多六成', 'vague'],
    ['六十多', 'vague'],
    ['几十家', 'vague'],
    ['61%-63%', 'range'],
    ['61—63', 'range'],
    ['六到七成', 'range'],
    ['61至63%', 'range'],
    ['61、63', 'several'],
    ['61和63', 'several'],
    ['abc', 'no-number'],
    ['很好', 'no-number'],
    ['NaN', 'no-number'],
    ['Infinity', 'no-number'],
    ['63户', 'wrong-unit'],
    ['3万', 'wrong-unit'],
    ['9'.repeat(400), 'no-number'],
    ['<at id=all></at>', 'no-number'],
    ['七八成', 'vague'],
    ['三五家', 'vague'],
    ['过半', 'vague'],
    ['六成出头', 'vague'],
    ['近60%', 'vague'],
    ['预计63%', 'vague'],
    ['年底能到63%', 'vague'],
    ['三分之二', 'vague'],
    ['63 64', 'several'],
    ['1 200', 'several'],
    ['12,34', 'several'],
    ['63%，80%', 'several'],
    ['0.63', 'out-of-range'],
    ['9'.repeat(20), 'out-of-range'],
    ['提高了2个百分点', 'change'],
    ['+3', 'change'],
    ['没有', 'no-number'],
    ['1e3', 'no-number'],
    ['63个', 'wrong-unit'],
  ])('%s for a share is no figure: %s', (typed, why) => {
    expect(readValue(typed, '%')).toMatchObject({ kind: 'unreadable', why })
  })

  it.each([
    ['下降12%', 'fall', 12],
    ['12%', 'fall', 12],
    ['上升3%', 'fall', -3],
    ['下降到12%', 'fall', 12],
    ['增加了12%', 'rise', 12],
    ['减少2%', 'rise', -2],
  ] as const)('%s is what a target asks for that is itself a change (%s): %d', (typed, course, value) => {
    expect(readValue(typed, '%', course)).toMatchObject({ kind: 'value', value })
  })

  it('says what to write instead of a bare 0.63', () => {
    expect(readValue('0.63', '%')).toMatchObject({ hint: expect.stringContaining('63%') })
  })

  it('never lets text of any kind through as anything but a finite number', () => {
    const unit = fc.constantFrom('%', '万亩', '家', '户', '万元', '')
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,，%％一二三四十百千万亿点成分之约不到至-~ 亩元') })
    fc.assert(
      fc.property(typed, unit, (text, of) => {
        const read = readValue(text, of)

        expect(read.kind === 'unreadable' || Number.isFinite(read.value)).toBe(true)
      }),
    )
  })

  it('reads every figure that a card shows back as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.constantFrom('%', '万亩', '家'), (cents, unit) => {
        const value = cents / 100

        expect(readValue(`${value}${unit}`, unit)).toMatchObject({ kind: 'value', value })
      }),
    )
  })

  it('六成 is no number of households', () => {
    expect(readValue('六成', '户')).toMatchObject({ kind: 'unreadable', why: 'wrong-unit' })
  })
})

describe('a figure that can hardly be', () => {
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

  it.each([
    [120, target({}), undefined, 'over-100'],
    [-1, target({}), undefined, 'negative'],
    [3.5, target({ unit: '户' }), undefined, 'fraction'],
    [80, target({ unit: '个' }), 90, 'shrinking'],
    [80, target({}), 90, undefined],
    [12.5, target({ course: 'fall' }), undefined, undefined],
    [120, target({ course: 'rise' }), undefined, undefined],
    [3.5, target({ unit: '万亩' }), undefined, undefined],
    [90, target({ unit: '个', value: 100 }), 90, undefined],
    [80, target({ unit: '万亩', value: 350 }), 90, 'shrinking'],
    [3.1, target({ unit: '万元', value: 3.2 }), 3.2, undefined],
    [3, target({ unit: '个', value: 5, deadline: { kind: 'yearly', words: '每年' } }), 5, undefined],
    [1100, target({ unit: '个', course: 'keep', value: 1200 }), 1200, undefined],
    [120, target({ course: 'fall' }), undefined, 'over-100'],
    [1.40005, target({ unit: '万人', value: 1.4 }), undefined, 'fraction'],
    [1.4002, target({ unit: '万人', value: 1.4 }), undefined, undefined],
    [32_000, target({ unit: '万元', value: 3.2 }), undefined, 'far-above'],
  ] as const)('%d against %o after %s: %s', (value, of, last, oddity) => {
    expect(impossible(value, of, last)).toBe(oddity)
  })
  it('不到63% does not pass as 63% unasked', () => {
    expect(impossible(63, target({}), undefined, '<=')).toBe('unsure')
    expect(impossible(60, target({}), undefined, '<=')).toBeUndefined()
    expect(impossible(2, target({ comparator: '<=', value: 2, unit: '' }), undefined, '>=')).toBe('unsure')
  })
})
