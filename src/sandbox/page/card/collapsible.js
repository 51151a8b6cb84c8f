import { Component, classes, html } from '../view.js'
import { Text } from './content.js'
import { Elements } from './elements.js'
import { Glyph } from './glyph.js'
import { background, borderColor } from './look.js'

export class CollapsiblePanel extends Component {
  state = { open: this.props.element.expanded === true }

  toggle = () => this.setState(({ open }) => ({ open: !open }))

  render({ element, ctx }, { open }) {
    const { header = {}, border, elements, background_color: fill, padding } = element
    const { icon_position: side = 'right', icon_expanded_angle: angle = -180, title } = header
    const style = {
      border: border ? `1px solid ${borderColor(border.color)}` : undefined,
      borderRadius: border?.corner_radius ?? '5px',
      background: background(fill),
    }
    const arrow = html`<span class="arrow" style=${{ rotate: open ? `${angle}deg` : undefined }}><${Glyph} icon=${header.icon ?? { token: 'down' }} /></span>`
    return html`<div class="panel-box" style=${style}>
      <button class=${classes('panel-head', `icon-${side}`)} style=${{ background: background(header.background_color), padding: header.padding }} aria-expanded=${open} onClick=${this.toggle}>
        ${side === 'left' && arrow}<${Text} text=${title} />${side !== 'left' && arrow}
      </button>
      ${open && html`<${Elements} elements=${elements} layout=${{ ...element, padding: padding ?? '8px' }} ctx=${ctx} />`}
    </div>`
  }
}
