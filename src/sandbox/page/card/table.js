import { local } from '../time.js'
import { Component, classes, html } from '../view.js'
import { PersonChip } from './content.js'
import { hueOf } from './look.js'
import { Markdown } from './markdown.js'
import { Pager } from './pager.js'

const defaultPage = 5
const rowHeights = { low: '32px', middle: '40px', high: '48px' }

export class Table extends Component {
  state = { page: 0 }

  render({ element }, { page: wanted }) {
    const {
      columns = [],
      rows = [],
      page_size: size = defaultPage,
      header_style: head = {},
      freeze_first_column: frozen,
    } = element
    const pages = Math.ceil(rows.length / size)
    const page = Math.min(wanted, Math.max(0, pages - 1))
    const shown = rows.slice(page * size, (page + 1) * size)
    const height =
      rowHeights[element.row_height] ?? (/^\d+px$/.test(element.row_height ?? '') ? element.row_height : undefined)
    const auto = element.row_height === 'auto'
    return html`<div class="table-box">
      <div class="table-scroll" tabindex="0" role="region" aria-label="表格"><table class=${classes('data', frozen && 'frozen', auto && 'auto')}>
        <thead class=${head.background_style === 'none' ? undefined : 'filled'}><tr>${columns.map((column) => html`<th key=${column.name} scope="col" style=${{ ...columnStyle(column), fontWeight: head.bold === false ? 400 : 500, textAlign: head.text_align ?? sideOf(column) }}>${column.display_name ?? column.name}</th>`)}</tr></thead>
        <tbody>${shown.map((row, index) => html`<tr key=${index} style=${{ height }}>${columns.map((column) => html`<td key=${column.name} style=${{ ...columnStyle(column), textAlign: sideOf(column), verticalAlign: column.vertical_align }}><${Cell} column=${column} value=${row[column.name]} /></td>`)}</tr>`)}
        ${rows.length === 0 && html`<tr><td class="nothing" colspan=${columns.length}>没有数据</td></tr>`}</tbody>
      </table></div>
      <${Pager} page=${page} pages=${pages} onTurn=${(to) => this.setState({ page: to })} />
    </div>`
  }
}

const sideOf = ({ horizontal_align: side, data_type: type }) => side ?? (type === 'number' ? 'right' : 'left')

function columnStyle({ width = 'auto' }) {
  return width === 'auto' ? {} : { width, minWidth: width.endsWith('px') ? width : undefined }
}

function Cell({ column, value }) {
  if (value === undefined || value === null || value === '') return ''
  switch (column.data_type) {
    case 'number':
      return html`<span class="figure">${numberOf(value, column.format)}</span>`
    case 'options':
      return [value]
        .flat()
        .map(
          (one, index) =>
            html`<span key=${index} class=${`text-tag hue-${hueOf(one.color)}`}>${one.text ?? one}</span>`,
        )
    case 'persons':
      return [value].flat().map((id) => html`<${PersonChip} key=${id} id=${id} size=${20} />`)
    case 'date':
      return dateOf(value, column.date_format)
    case 'lark_md':
    case 'markdown':
      return html`<${Markdown} content=${value} />`
    default:
      return html`<span class="words">${value}</span>`
  }
}

/** The symbol stands before the number, as Feishu puts it. */
function numberOf(value, { precision, symbol = '', separator = false } = {}) {
  const digits =
    precision === undefined
      ? { maximumFractionDigits: 10 }
      : { minimumFractionDigits: precision, maximumFractionDigits: precision }
  return symbol + Number(value).toLocaleString('en-US', { ...digits, useGrouping: separator })
}

function dateOf(value, format = 'YYYY/MM/DD') {
  const { date, time, second } = local(Number(value))
  const [year, month, day] = date.split('-')
  const [hour, minute] = time.split(':')
  const pieces = { YYYY: year, YY: year.slice(2), MM: month, DD: day, HH: hour, mm: minute, ss: second }
  return format.replace(/YYYY|YY|MM|DD|HH|mm|ss/g, (piece) => pieces[piece])
}
