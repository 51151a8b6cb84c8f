import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenNumber } from '../../src/plan/spoken-number.ts'

describe('a number as people write or say it', () => {
  it.each([
    ['63', 63],
    ['61.2', 61.2],
    ['.5', 0.5],
    ['1,200', 1200],
    ['1,234,567.5', 1_234_567.5],
    ['零', 0],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['六十三点五', 63.5],
    ['三点五', 3.5],
    ['三点五万', 35_000],
    ['一百零五', 105],
    ['一百五', 150],
    ['两千三', 2300],
    ['两千零三', 2003],
    ['两千三百', 2300],
    ['三万二', 32_000],
    ['一万零三十', 10_030],
    ['1.2亿', 120_000_000],
    ['一亿两千万', 120_000_000],
    ['1万4', 14_000],
    ['1万4千', 14_000],
    ['1千2百', 1200],
    ['12百', 1200],
    ['1,200万', 12_000_000],
    ['二〇二五', 2025],
  ])('%s is %d', (text, value) => {
    expect(spokenNumber(text)).toBe(value)
  })

  it.each(['', '点', '三点', '点五', '1,2', '12,34', '1.2.3', '3.2万5', '二百三百', 'abc', '1e3', '十分', '三点五点'])(
    '%j is none',
    (text) => {
      expect(spokenNumber(text)).toBeUndefined()
    },
  )

  it('reads back every whole number written out in Chinese', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (number) => {
        expect(spokenNumber(inChinese(number))).toBe(number)
      }),
    )
  })

  it('reads back every number grouped by thousands', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (number) => {
        expect(spokenNumber(number.toLocaleString('en'))).toBe(number)
      }),
    )
  })
})

function inChinese(number: number): string {
  for (const [scale, char] of [
    [100_000_000, '亿'],
    [10_000, '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (number < scale) continue
    const rest = number % scale
    const gap = rest > 0 && rest < scale / 10 ? '零' : ''
    return `${inChinese(Math.floor(number / scale))}${char}${gap}${rest > 0 ? inChinese(rest) : ''}`
  }
  return '零一二三四五六七八九'[number] ?? ''
}
