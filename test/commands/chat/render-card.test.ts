import { describe, expect, it } from 'vitest'
import { widthOf, wrap } from '../../../src/commands/chat/columns.ts'
import { markdownText } from '../../../src/commands/chat/markdown-text.ts'
import { renderCard } from '../../../src/commands/chat/render-card.ts'
import { openIdOf } from '../../../src/sandbox/world/seed.ts'
import { answerCard, chartCard, markdownCard, tableCard } from '../../browser/support/gallery.ts'
import { controlsCard, formCard } from '../../browser/support/working-cards.ts'

const names: Readonly<Record<string, string>> = { [openIdOf('nongmu')]: '张建国', [openIdOf('leader')]: '赵永胜' }
const nameOf = (openId: string) => names[openId] ?? openId
const shown = (card: Parameters<typeof renderCard>[0]) => renderCard(card, nameOf).lines.join('\n')

describe('a card in a terminal', () => {
  it('has its title, its words without markup, and its buttons numbered side by side', () => {
    const { lines, actions } = renderCard(answerCard, nameOf)

    expect(lines).toContain('│ ■ 1. 防沙治沙与毛乌素沙地治理 [绿灯]')
    expect(lines).toContain('│ 市林草局、市自然资源局、市水利局、市农牧局、各旗区')
    expect(lines).toContain('│ [1] 看目标  [2] 看进展  [3] 不对')
    expect(actions.map(({ value }) => value)).toMatchObject([
      { action: 'task.targets' },
      { action: 'task.progress' },
      { action: 'answer.wrong' },
    ])
  })

  it('lists a table with columns under each other, Chinese counted as two', () => {
    const table = renderCard(tableCard, nameOf).lines.filter((line) => /单位|局|旗/.test(line))

    expect(table[0]).toBe('│ 单位          完成    灯  联络员  填报日')
    expect(table[3]).toBe('│ 市乡村振兴局  41      红  张建国  2025-11-03')
  })

  it('tells the figures of a chart by series', () => {
    expect(shown(chartCard)).toContain('〔图〕污水治理率')
    expect(shown(chartCard)).toContain('实际：8月 52，9月 58，10月 61')
  })

  it('names what a form asks for, and numbers its buttons alone', () => {
    const { lines, actions } = renderCard(formCard, nameOf)

    expect(lines).toEqual(expect.arrayContaining(['│ · 进度 *', '│ · 数值（%） *', '│ · 承诺时限']))
    expect(lines).toContain('│ [1] 提交  [–] 清空')
    expect(actions).toHaveLength(1)
  })

  it('does not number what cannot be pressed', () => {
    expect(shown(controlsCard)).toContain('[–] 按不动')
    expect(shown(controlsCard)).toContain('▾ 还有 3 项\n│   折叠里的内容')
  })
})

describe('markdown in a terminal', () => {
  it('shows names, tags and times as people read them', () => {
    const text = shown(markdownCard)

    expect(text).toContain('@张建国 请 赵永胜 看')
    expect(text).toContain('红字里有绿字再回到红 [黄灯] 3')
    expect(text).toContain('链接（https://example.com） 和 *不是强调*')
    expect(text).toContain('普通文字，**不认记号**')
  })

  it.each([
    ['\u001b[31m红\u001b[0m', '[31m红[0m'],
    ['一\u0007二\u009b2J', '一二2J'],
    ['<at id=all></at>', '@所有人'],
    ['一<br>二', '一\n二'],
  ])('cannot steer the terminal: %j', (content, read) => {
    expect(markdownText(content, nameOf)).toBe(read)
  })
})

describe('a long line', () => {
  it('breaks Chinese anywhere and Latin words whole', () => {
    expect(wrap('一二三四five六', 8)).toEqual(['一二三四', 'five六'])
    expect(Math.max(...wrap('督办'.repeat(60), 21).map(widthOf))).toBe(20)
  })
})
