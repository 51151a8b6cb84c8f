import { Component, html } from '../view.js'
import { Inline } from './markdown.js'
import { Pager } from './pager.js'

const rowsAPage = 5

export class MarkdownTable extends Component {
  state = { page: 0 }

  render({ token }, { page }) {
    const { header, rows, align } = token
    const shown = rows.slice(page * rowsAPage, (page + 1) * rowsAPage)
    const cell = (kind, { tokens }, index) =>
      html`<${kind} key=${index} style=${{ textAlign: align[index] ?? undefined }}><${Inline} tokens=${tokens} /></${kind}>`
    return html`<div class="table-box"><div class="table-scroll" tabindex="0" role="region" aria-label="表格"><table>
      <thead><tr>${header.map((one, index) => cell('th', one, index))}</tr></thead>
      <tbody>${shown.map((row, at) => html`<tr key=${at}>${row.map((one, index) => cell('td', one, index))}</tr>`)}</tbody>
    </table></div><${Pager} page=${page} pages=${Math.ceil(rows.length / rowsAPage)} onTurn=${(to) => this.setState({ page: to })} /></div>`
  }
}
