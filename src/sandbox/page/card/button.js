import { Icon } from '../icons.js'
import { words } from '../plain.js'
import { classes, html } from '../view.js'
import { resets, submits } from './behaviors.js'
import { Glyph } from './glyph.js'
import { pixels } from './look.js'

const types = new Set([
  'default',
  'primary',
  'danger',
  'text',
  'primary_text',
  'danger_text',
  'primary_filled',
  'danger_filled',
  'laser',
])

export function Button({ element, ctx }) {
  const { type, size = 'medium', width, disabled, text, icon, hover_tips: tips, disabled_tips: why } = element
  const busy = ctx.busy === element
  const act = () => {
    if (busy) return
    if (ctx.form && resets(element)) ctx.form.reset()
    else if (ctx.form && submits(element)) void ctx.form.submit(element)
    else void ctx.press(element)
  }
  const style = { width: width === 'fill' ? '100%' : pixels(width) }
  return html`<button
    class=${classes('button', types.has(type) ? type : 'default', `size-${size}`, busy && 'busy')}
    style=${style}
    disabled=${Boolean(disabled)}
    aria-busy=${busy}
    title=${words(disabled ? why : tips) || undefined}
    onClick=${act}
  >${busy ? html`<${Spinner} />` : icon && html`<${Glyph} icon=${icon} />`}<span>${words(text)}</span></button>`
}

export function Spinner() {
  return html`<span class="spinner" aria-hidden="true"></span>`
}

/** A plain small button of the page's own parts, with the same looks. */
export function PlainButton({ label, icon, type = 'default', onClick, disabled }) {
  return html`<button class=${`button size-medium ${type}`} onClick=${onClick} disabled=${disabled}>${icon && html`<${Icon} name=${icon} size=${16} />`}<span>${label}</span></button>`
}
