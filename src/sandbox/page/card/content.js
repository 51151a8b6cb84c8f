import { nameOf } from '../actions.js'
import { api } from '../api.js'
import { Avatar } from '../avatar.js'
import { withLights } from '../lights.js'
import { words } from '../plain.js'
import { classes, html } from '../view.js'
import { Glyph } from './glyph.js'
import { fontSize, textColor } from './look.js'
import { Markdown } from './markdown.js'

export function MarkdownElement({ element }) {
  const { icon, text_size: size, text_align: side } = element
  return html`<div class="with-glyph" style=${{ fontSize: fontSize(size), textAlign: side }}>
    <${Glyph} icon=${icon} /><${Markdown} content=${words(element)} />
  </div>`
}

export function Div({ element }) {
  const { text = {}, icon, width, fields = [] } = element
  return html`<div class="with-glyph" style=${{ width }}>
    <${Glyph} icon=${icon} />
    <${Text} text=${text} />
    ${fields.map((field, index) => html`<div key=${index} class=${field.is_short ? 'field short' : 'field'}><${Text} text=${field.text} /></div>`)}
  </div>`
}

/** plain_text or lark_md with its looks. */
export function Text({ text = {} }) {
  const { tag, text_size: size, text_color: color, text_align: side, lines } = text
  const style = { fontSize: fontSize(size), color: textColor(color), textAlign: side, WebkitLineClamp: lines }
  const body =
    tag === 'lark_md'
      ? html`<${Markdown} content=${words(text)} />`
      : html`<span class="words">${withLights(words(text))}</span>`
  return html`<div class=${classes('text', lines && 'clamped')} style=${style}>${body}</div>`
}

export function Rule() {
  return html`<hr />`
}

export function Image({ element }) {
  const {
    img_key: key,
    alt,
    title,
    scale_type: scale,
    size,
    corner_radius: radius,
    transparent,
    preview = true,
  } = element
  const address = api.resource(key)
  const style = {
    borderRadius: radius,
    width: pictureWidth(size),
    aspectRatio: scale === 'crop_center' ? '16 / 9' : undefined,
  }
  const picture = html`<img class=${classes('card-image', scale, transparent && 'transparent')} style=${style} src=${address} alt=${words(alt)} loading="lazy" />`
  return html`<figure>
    ${words(title) && html`<figcaption>${words(title)}</figcaption>`}
    ${preview ? html`<a href=${address} target="_blank" rel="noopener" aria-label=${`看大图 ${words(alt)}`}>${picture}</a>` : picture}
  </figure>`
}

const pictureSizes = {
  large: '160px',
  medium: '80px',
  small: '40px',
  tiny: '16px',
  stretch: '100%',
  stretch_without_padding: '100%',
}
const pictureWidth = (size = '') => pictureSizes[size] ?? (/^\d+px/.test(size) ? size.split(' ')[0] : undefined)

export function ImageCombination({ element }) {
  const { img_list: images = [], corner_radius: radius } = element
  return html`<div class="image-grid">${images.map(
    ({ img_key: key }) =>
      html`<img key=${key} class="card-image" style=${{ borderRadius: radius }} src=${api.resource(key)} alt="" loading="lazy" />`,
  )}</div>`
}

const avatarSizes = { extra_small: 20, small: 24, medium: 32, large: 48 }

export function Person({ element }) {
  const { user_id: id, size, show_avatar: avatar = true, show_name: named = false, style } = element
  return html`<${PersonChip} id=${id} size=${avatarSizes[size] ?? 32} avatar=${avatar} named=${named} capsule=${style === 'capsule'} />`
}

export function PersonChip({ id, size = 24, avatar = true, named = true, capsule = false }) {
  const name = nameOf(id)
  return html`<span class=${classes('person-chip', capsule && 'capsule')} title=${name}>${avatar && html`<${Avatar} name=${name} size=${size} />`}${named && html`<span>${name}</span>`}</span>`
}

const mostFaces = 20

export function PersonList({ element }) {
  const { persons = [], size, show_avatar: avatar = true, show_name: named = true } = element
  const shown = persons.slice(0, mostFaces)
  return html`<div class="person-list">
    ${shown.map(({ id }, index) => html`<${PersonChip} key=${index} id=${id} size=${avatarSizes[size] ?? 24} avatar=${avatar} named=${named} />`)}
    ${persons.length > shown.length && html`<span class="more-people">+${persons.length - shown.length}</span>`}
  </div>`
}
