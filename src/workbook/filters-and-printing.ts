import type { Sheet } from './sheet.ts'

/** Twenty columns are not to be read on A4. */
const a3 = 8

/** What the library leaves to others: filters over every column, and one page wide with the headings on each page. */
export function filtersAndPrinting(sheets: readonly Sheet[]) {
  const named = sheets.map((sheet, index) => namesOf(sheet, index)).join('')
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml: string) => xml.replace('<definedNames/>', () => `<definedNames>${named}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform(xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) {
            const sheet = sheets[sheetIndex]
            return sheet ? withFilter(xml, sheet) : xml
          },
        },
      },
    },
  }
}

const withFilter = (xml: string, sheet: Sheet): string =>
  xml
    .replace('</sheetData>', () => `</sheetData><autoFilter ref="${rangeOf(sheet, '')}"/>`)
    .replace(/<worksheet[^>]*>/, (opening) => `${opening}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replace(
      /<pageSetup[^>]*\/>/,
      () => `<pageSetup paperSize="${a3}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${footer}`,
    )
    .replace('<pageMargins', () => '<printOptions gridLines="1"/><pageMargins')

/** The sheet's name, and which page of how many. */
const footer = '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>'

function namesOf(sheet: Sheet, index: number): string {
  const name = `'${sheet.name.replaceAll("'", "''")}'`
  const filter = `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${name}!${rangeOf(sheet, '$')}</definedName>`
  return `${filter}<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$1:$1</definedName>`
}

const rangeOf = ({ columns, rows }: Sheet, mark: '' | '$') =>
  `${mark}A${mark}1:${mark}${letters(columns.length)}${mark}${rows.length + 1}`

/** The column's name as spreadsheets write it, from 1: A … Z, AA … */
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
