import { words } from '../plain.js'
import { classes, html } from '../view.js'
import { Button, Spinner } from './button.js'
import { Text } from './content.js'
import { Field } from './field.js'

export function Checker({ element, ctx }) {
  const { text, disabled, checked_style: done = {}, button_area: area, overall_checkable: whole = true } = element
  return html`<${Field} element=${element} ctx=${ctx} plain=${true}>${({ value, set, send, busy }) => {
    const turn = () => {
      set(!value)
      void send({ checked: !value })
    }
    const faded = value && {
      opacity: done.opacity ?? 1,
      textDecoration: done.show_strikethrough ? 'line-through' : undefined,
    }
    const shown = area?.pc_display_rule !== 'hidden' && area?.buttons
    return html`<div class=${classes('checker', disabled && 'disabled')}>
      <label style=${faded || undefined} onClick=${whole ? undefined : (event) => event.target.tagName !== 'INPUT' && event.preventDefault()}>
        ${busy ? html`<${Spinner} />` : html`<input type="checkbox" checked=${Boolean(value)} disabled=${Boolean(disabled)} onChange=${turn} aria-label=${words(text) || element.name} />`}
        <${Text} text=${text} />
      </label>
      ${shown && html`<span class="checker-buttons">${shown.slice(0, 3).map((button, index) => html`<${Button} key=${index} element=${button} ctx=${ctx} />`)}</span>`}
    </div>`
  }}</${Field}>`
}
