import { api } from '../api.js'
import { Icon } from '../icons.js'
import { html } from '../view.js'

export function Picture({ imageKey, alt = '图片' }) {
  const address = api.resource(imageKey)
  return html`<a class="picture" href=${address} target="_blank" rel="noopener"><img src=${address} alt=${alt} loading="lazy" /></a>`
}

export function FileBox({ fileKey, name = '文件' }) {
  const kind = name.includes('.') ? name.split('.').at(-1).slice(0, 5).toUpperCase() : '文件'
  return html`<a class="file-box" href=${api.resource(fileKey)} download=${name}>
    <span class=${`file-kind ${kindHue(kind)}`}>${kind}</span>
    <span class="lines"><b>${name}</b><small>点按下载</small></span>
    <${Icon} name="down" size=${18} />
  </a>`
}

function kindHue(kind) {
  if (/XLS|CSV|ET$/.test(kind)) return 'hue-green'
  if (/PDF|PPT/.test(kind)) return 'hue-red'
  return /DOC|WPS|TXT|MD/.test(kind) ? 'hue-blue' : 'hue-grey'
}
