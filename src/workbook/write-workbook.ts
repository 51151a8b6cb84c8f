import type { CellObject, Row, SheetData } from 'write-excel-file/node'
import { lightWord } from '../card/light.ts'
import type { LightColor } from '../plan/light.ts'
import { filtersAndPrinting } from './filters-and-printing.ts'
import type { Cell, Sheet } from './sheet.ts'

/** Every Windows and WPS has it; other systems put their own Chinese font in its place. */
const fontFamily = '微软雅黑'
/** Excel takes no longer text in a cell. */
const longestText = 32_000

const lightFills: Readonly<Record<LightColor, string>> = {
  green: '#D5F0D9',
  yellow: '#FFF0BF',
  red: '#FBD5D2',
  grey: '#E8EAED',
}

/** The bytes of an .xlsx file. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  // Loaded when first asked for: the service starts without it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const pages = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: dataOf(sheet),
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: sheet.frozen,
    orientation: 'landscape' as const,
  }))
  return writeXlsxFile(pages, { fontFamily, fontSize: 10, features: [filtersAndPrinting(sheets)] }).toBuffer()
}

const dataOf = ({ columns, rows }: Sheet): SheetData => [
  columns.map(({ title }) => headCell(title)),
  ...rows.map((row): Row => {
    const [first, ...others] = row.map(cellOf)
    return [{ ...first, height: heightOf(row, columns) }, ...others]
  }),
]

/** Points. Not every program finds the height of wrapped text by itself. */
const lineHeight = 14
const mostLines = 12

function heightOf(row: readonly Cell[], columns: Sheet['columns']): number {
  const lines = row.map((cell, at) => (cell?.kind === 'text' ? linesOf(cell.text, columns[at]?.width ?? 10) : 1))
  return Math.min(mostLines, Math.max(1, ...lines)) * lineHeight + 4
}

/** A Chinese character is as wide as two Latin ones. */
function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => [...line].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 0))
    .reduce((lines, size) => lines + Math.max(1, Math.ceil(size / (width - 1))), 0)
}

const headCell = (title: string): CellObject => ({
  value: title,
  type: String,
  fontWeight: 'bold',
  textColor: '#FFFFFF',
  backgroundColor: '#245BDB',
  alignVertical: 'center',
  height: 22,
})

const middle = { align: 'center', alignVertical: 'top' } as const

function cellOf(cell: Cell): CellObject | null {
  if (cell === undefined) return null
  switch (cell.kind) {
    case 'text':
      // Format @ keeps it text even when somebody edits the cell: what begins with = + - or @ never becomes a formula.
      return { value: cell.text.slice(0, longestText), type: String, format: '@', wrap: true, alignVertical: 'top' }
    case 'number':
      return {
        value: cell.number,
        type: Number,
        format: Number.isInteger(cell.number) ? '#,##0' : '#,##0.0###',
        align: 'right',
        indent: 1,
        alignVertical: 'top',
      }
    case 'day':
      return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', ...middle }
    case 'moment':
      return {
        value: new Date(`${cell.wall.replace(' ', 'T')}:00Z`),
        type: Date,
        format: 'yyyy-mm-dd hh:mm',
        ...middle,
      }
    case 'light':
      return {
        value: lightWord(cell.color),
        type: String,
        ...middle,
        backgroundColor: lightFills[cell.color],
      }
    default:
      return cell satisfies never
  }
}
