import { describe, expect, it } from 'vitest'
import { parseNumeral } from '../../src/plan/numerals.ts'

describe('numerals as people write them', () => {
  it.each([
    ['12', 12],
    ['十二', 12],
    ['二十', 20],
    ['二十四', 24],
    ['一百零五', 105],
    ['二〇二五', 2025],
    ['两', 2],
    ['三万五千', 35_000],
    ['1.4', 1.4],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumeral(text)).toBe(value)
  })

  it.each(['', '几', '十几', 'abc', '1.2.3'])('does not read %j', (text) => {
    expect(parseNumeral(text)).toBeUndefined()
  })
})
