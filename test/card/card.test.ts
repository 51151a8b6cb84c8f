import { describe, expect, it } from 'vitest'
import { card, shorten } from '../../src/card/card.ts'
import { faultsOf, limits } from '../../src/card/limits.ts'
import { escaped, markdown } from '../../src/card/text.ts'

const frame = { title: '标题', color: 'blue', summary: '摘要' } as const

describe('cards stay inside what Feishu takes', () => {
  it('finds nothing wrong with a short card', () => {
    expect(faultsOf(card(frame, [markdown('一行')]))).toEqual([])
  })

  it('counts bytes of UTF-8, not characters', () => {
    const chinese = '字'.repeat(limits.bytes / 3)

    expect(faultsOf(card(frame, [markdown(chinese)]))).toEqual(['bytes'])
  })

  it('counts nested elements and tables', () => {
    const columns = Array.from({ length: 100 }, () => ({ tag: 'column', elements: [markdown('x')] }))

    expect(faultsOf(card(frame, [{ tag: 'column_set', columns }]))).toEqual(['elements'])
    expect(
      faultsOf(
        card(
          frame,
          Array.from({ length: 6 }, () => ({ tag: 'table' })),
        ),
      ),
    ).toEqual(['tables'])
  })

  it('cuts a long title without breaking a character', () => {
    expect(shorten('😀'.repeat(5), 3)).toBe('😀😀…')
  })
})

describe("people's text in a card", () => {
  it.each([
    ['<at id=all></at>'],
    ['[点这里](https://evil.example)'],
    ['**粗**'],
    ['# 标题'],
    [':DONE:'],
    ['![图](img_x)'],
    ['a | b'],
    ['&#60;at id=all&#62;'],
  ])('%s is shown as typed, and does nothing', (typed) => {
    const shown = escaped(typed)

    expect(shown).not.toMatch(/[<>[\]()*`~|!]/)
    expect(shown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(typed)
  })
})
