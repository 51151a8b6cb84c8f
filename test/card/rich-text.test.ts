import { describe, expect, it } from 'vitest'
import { richText } from '../../src/card/rich-text.ts'

describe('what people wrote, shown in a card', () => {
  it.each([
    ['请**务必**参加', '请**务必**参加'],
    ['**注意：**请带“**台账**”', '**注意**：请带“**台账**”'],
    ['**……**', '……'],
    ['- 带电脑\n* 带U盘', '- 带电脑\n- 带U盘'],
    ['1. 先看\n2. 再报', '1. 先看\n2. 再报'],
    ['# 一、时间', '**一、时间**'],
    ['见[清单](https://ordos.example/a_b?x=1)', '见[清单](https://ordos.example/a_b?x=1)'],
    ['见 https://ordos.example/a，谢谢', '见 [https&#58;//ordos.example/a](https://ordos.example/a)，谢谢'],
  ])('keeps bold, lists and links: %s', (text, drawn) => {
    expect(richText(text)).toBe(drawn)
  })

  it.each([
    '<at id=all></at>',
    '<at id=ou_1></at>',
    '<font color=red>急</font>',
    '![](img_v3)',
    '`x` ~~y~~ > z',
    ':DONE:',
    '[点我](javascript:alert(1))',
    '[点我](file:///etc/passwd)',
    '[点我](lark://client)',
    'https://a.gov.cn@evil.example/',
    '**<at id=all></at>**',
    '- <at id=all></at>',
    '# <at id=all></at>',
    '| a | b |\n| - | - |',
    '<raw><at id=all></at></raw>',
    '&#60;at id=all&#62;',
    '[a](https://x.example/"onclick=1)[b](<at id=all>)',
  ])('makes everything else inert: %s', (text) => {
    expect(richText(text)).not.toMatch(/[<>~`|]|!\[|\]\((?!https:\/\/)|(?<!\*)\*(?!\*)|:DONE|&#60;at id=all&#62;$/)
  })

  it('does not let an address lie about where it leads', () => {
    expect(richText('[https://ordos.gov.cn](https://evil.example/)')).toContain('https&#58;//evil.example')
    expect(richText('[ordos.gov.cn](https://evil.example/)')).not.toContain('[ordos')
  })
})
