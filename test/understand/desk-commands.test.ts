import { describe, expect, it } from 'vitest'
import { readContent } from '../../src/understand/read-content.ts'

const read = (text: string) => readContent({ kind: 'text', text })

describe('words about the board', () => {
  it.each([
    ['台账', ''],
    ['看一下台账', ''],
    ['台账 农牧局 五（三）', '农牧局 五(三)'],
    ['台账农牧局', '农牧局'],
    ['台账五（三）', '五(三)'],
    ['红灯台账', '红灯'],
    ['市农牧局的台账', '市农牧局'],
    ['五（三）台账', '五(三)'],
    ['按单位看台账', '按单位'],
    ['台账 12月到期', '12月到期'],
  ])('%s', (text, words) => {
    expect(read(text)).toMatchObject({ kind: 'show-board', words })
  })

  it.each(['台账里有几个红灯', '谁在管台账', '问题台账归哪个局管', '台账怎么看'])('%s is a question', (text) => {
    expect(read(text).kind).toBe('ask')
  })

  it.each(['导出', '导出台账', '下载台账', '导出工作簿'])('%s', (text) => {
    expect(read(text)).toEqual({ kind: 'export-workbook' })
  })
})

describe('words about the bulletin', () => {
  it.each([
    ['通报', ''],
    ['出一期通报', ''],
    ['做个11月的通报', '11月'],
    ['上个月的通报', '上个月'],
    ['2025年第四季度通报', '2025年第四季度'],
  ])('%s', (text, words) => {
    expect(read(text)).toEqual({ kind: 'draft-bulletin', words })
  })

  it.each([
    ['好做法 12', true],
    ['把12记为好做法', true],
    ['取消好做法12', false],
  ])('%s', (text, marked) => {
    expect(read(text)).toMatchObject({ kind: 'mark-practice', task: 'zd-12', marked })
  })
})

describe('words about the record', () => {
  it.each(['记录 12', '记录十二', '操作记录 12', '第12项的记录', '记录 五（三）12'])('%s', (text) => {
    expect(read(text)).toMatchObject({ kind: 'show-audit', task: 'zd-12' })
  })

  it.each([
    ['负担', ''],
    ['各单位负担', ''],
    ['10月负担', '10月'],
    ['上个月的单位负担', '上个月'],
  ])('%s', (text, words) => {
    expect(read(text)).toEqual({ kind: 'show-burden', words })
  })
})
