import { api } from '../api.js'
import { Icon, iconOf } from '../icons.js'
import { html } from '../view.js'
import { textColor } from './look.js'

/** An icon of Feishu's library (`standard_icon`) or an uploaded one (`custom_icon`). */
export function Glyph({ icon, size = 16 }) {
  if (!icon) return null
  if (icon.img_key) {
    return html`<img class="glyph" src=${api.resource(icon.img_key)} width=${size} height=${size} alt="" />`
  }
  return html`<span class="glyph" style=${{ color: textColor(icon.color) }}><${Icon} name=${iconOf(icon.token)} size=${size} /></span>`
}
