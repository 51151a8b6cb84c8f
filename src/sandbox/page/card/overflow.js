import { Icon } from '../icons.js'
import { words } from '../plain.js'
import { Popover } from '../popover.js'
import { Component, createRef, html } from '../view.js'
import { openAddress } from './behaviors.js'
import { Spinner } from './button.js'

/** The three dots behind which more choices wait. */
export class Overflow extends Component {
  anchor = createRef()

  toggle = (open) => this.setState({ open })

  choose(option) {
    this.toggle(false)
    if (option.multi_url)
      openAddress({ behaviors: [{ type: 'open_url', default_url: option.multi_url.url, ...option.multi_url }] })
    else void this.props.ctx.press(this.props.element, { option: option.value })
  }

  render({ element, ctx }, { open }) {
    const { options = [], disabled } = element
    const busy = ctx.busy === element
    return html`<button ref=${this.anchor} class="button default size-medium only-icon" disabled=${Boolean(disabled)} aria-haspopup="menu" aria-expanded=${Boolean(open)} aria-label="更多" onClick=${() => this.toggle(!open)}>${busy ? html`<${Spinner} />` : html`<${Icon} name="more" size=${18} />`}</button>
      ${
        open &&
        html`<${Popover} anchor=${this.anchor.current} onClose=${() => this.toggle(false)} class="options" role="menu" label="更多">
          <div class="options-list">${options.map((option, index) => html`<button key=${index} role="menuitem" class="option" onClick=${() => this.choose(option)}><span>${words(option.text)}</span></button>`)}</div>
        </${Popover}>`
      }`
  }
}
