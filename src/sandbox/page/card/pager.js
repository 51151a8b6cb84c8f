import { Icon } from '../icons.js'
import { html } from '../view.js'

export function Pager({ page, pages, onTurn }) {
  if (pages <= 1) return null
  return html`<div class="pager" role="group" aria-label="翻页">
    <button class="icon-button" aria-label="上一页" disabled=${page === 0} onClick=${() => onTurn(page - 1)}><${Icon} name="left" size=${16} /></button>
    <span>${page + 1} / ${pages}</span>
    <button class="icon-button" aria-label="下一页" disabled=${page >= pages - 1} onClick=${() => onTurn(page + 1)}><${Icon} name="right" size=${16} /></button>
  </div>`
}
