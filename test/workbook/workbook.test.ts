import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { periodOf } from '../../src/plan/period.ts'
import { Settings } from '../../src/plan/settings.ts'
import type { Change } from '../../src/state/change.ts'
import { emptyDeadlineState } from '../../src/state/deadlines.ts'
import { ledgerSheets } from '../../src/workbook/ledger-sheets.ts'
import type { Cell } from '../../src/workbook/sheet.ts'
import { writeWorkbook } from '../../src/workbook/write-workbook.ts'
import { aReport } from '../support/a-report.ts'
import { after, aScene } from '../support/a-scene.ts'

function sheetsAfter(...changes: Change[]) {
  const { ledger, people, now, settings } = aScene({ roster: { coordinators: [{ name: '督办科', openId: 'ou_1' }] } })
  const { progress } = after(changes)
  const period = periodOf('2025-11-05', Settings.parse({}).cycle)
  return ledgerSheets({
    ledger,
    progress,
    deadlines: emptyDeadlineState(),
    people,
    period,
    now,
    timeZone: settings.timeZone,
  })
}

const shown = (cell: Cell) => {
  if (cell === undefined) return ''
  return 'text' in cell
    ? cell.text
    : 'number' in cell
      ? cell.number
      : 'day' in cell
        ? cell.day
        : 'wall' in cell
          ? cell.wall
          : cell.color
}

/** A row by the heading of its cells. */
function rowOf(sheets: ReturnType<typeof sheetsAfter>, name: string, first: string) {
  const sheet = sheets.find((each) => each.name === name)
  const row = sheet?.rows.find(([cell]) => shown(cell) === first) ?? []
  return Object.fromEntries(sheet?.columns.map(({ title }, at) => [title, shown(row[at])]) ?? [])
}

describe('a coordinator opens the workbook', () => {
  it('finds every task, unit and target of the plan, whether or not anybody has reported', () => {
    const sheets = sheetsAfter()

    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['任务', 35],
      ['单位', 57],
      ['指标', 86],
      ['填报版本', 0],
      ['说明', 8],
    ])
    expect(rowOf(sheets, '指标', 'zd-12.2')).toMatchObject({ 当前值: '', 灯: 'grey', 期限: '2025-12-31' })
  })

  it('reads what counts now beside the goal, its light, and who said it when', () => {
    const sheets = sheetsAfter(aReport({ values: { 'zd-12.2': 63 }, note: '新增 3 个村' }))

    expect(rowOf(sheets, '指标', 'zd-12.2')).toMatchObject({
      目标: '63% 以上',
      当前值: 63,
      计量单位: '%',
      灯: 'green',
      填报单位: '市农牧局',
      填报时间: '2025-11-05 10:00',
    })
    expect(rowOf(sheets, '任务', 'zd-12')).toMatchObject({ 状态: '正常推进', 说明: '新增 3 个村', 填报人: '督办科' })
    expect(rowOf(sheets, '单位', '市农牧局')).toMatchObject({ 绿: 1 })
  })

  it('finds every version of a report, the corrected one too', () => {
    const first = aReport({ values: { 'zd-12.2': 85 } })
    const corrected = aReport({
      id: 'zd-12#2',
      how: 'correction',
      corrects: 'zd-12#1',
      note: '报错了',
      values: { 'zd-12.2': 58 },
    })
    const sheets = sheetsAfter(first, corrected)

    expect(rowOf(sheets, '填报版本', 'zd-12#1')).toMatchObject({ 效力: '已被更正', 数值: 85 })
    expect(rowOf(sheets, '填报版本', 'zd-12#2')).toMatchObject({ 方式: '更正', 更正了: 'zd-12#1', 数值: 58 })
  })
})

describe('the file itself', () => {
  const textOf = async (...changes: Change[]) => {
    const files = unzipSync(await writeWorkbook(sheetsAfter(...changes)))
    return (path: string) => Buffer.from(files[path] ?? []).toString()
  }

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', '</t><f>1+1</f>'])(
    'holds %s as text, never as a formula',
    async (note) => {
      const read = await textOf(aReport({ note }))

      expect(read('xl/sharedStrings.xml')).toContain(note.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
      for (let sheet = 1; sheet <= 5; sheet += 1) expect(read(`xl/worksheets/sheet${sheet}.xml`)).not.toMatch(/<f[ >]/)
    },
  )

  it('survives characters that XML does not know', async () => {
    const read = await textOf(aReport({ note: '坏\u0000字\u0008符\ud800' }))

    expect(read('xl/sharedStrings.xml')).toContain('坏字符')
  })

  it('has filters, frozen headings and one set of names for each sheet', async () => {
    const read = await textOf()

    expect(read('xl/worksheets/sheet1.xml')).toMatch(/<pane ySplit="1" xSplit="2".*<autoFilter ref="A1:N36"\/>/s)
    expect(read('xl/workbook.xml').match(/<definedNames/g)).toHaveLength(1)
    expect(read('xl/workbook.xml').match(/Print_Titles/g)).toHaveLength(5)
    // In the one order that the format allows.
    expect(read('xl/worksheets/sheet1.xml')).toMatch(
      /<autoFilter[^>]*\/><printOptions gridLines="1"\/><pageMargins[^>]*\/><pageSetup[^>]*\/><headerFooter>.*<\/headerFooter><\/worksheet>/s,
    )
  })
})
