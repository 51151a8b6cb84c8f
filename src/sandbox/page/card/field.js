import { words } from '../plain.js'
import { Component, classes, html } from '../view.js'
import { initialValue } from './form-values.js'
import { pixels } from './look.js'

/**
 * What the inputs share: inside a form the value waits there, outside it goes to the bot at once.
 * The child is a function of `{ value, set, send, error, id }`.
 */
export class Field extends Component {
  static getDerivedStateFromProps({ element }, { drawn }) {
    return element === drawn ? null : { drawn: element, value: initialValue(element) }
  }

  state = {}

  render({ element, ctx, children, plain }, { value: own }) {
    const { name, label, required, label_position: side = 'top', width } = element
    const inForm = Boolean(ctx.form && name)
    const value = inForm ? ctx.form.values[name] : own
    const set = (next) => (inForm ? ctx.form.set(name, next) : this.setState({ value: next }))
    const send = (given) => (inForm ? undefined : ctx.press(element, given))
    const error = inForm ? ctx.form.errors[name] : undefined
    const title = words(label)
    const id = `${ctx.messageId}-${name ?? 'alone'}`
    const inside = children({ value, set, send, error, id, title, busy: ctx.busy === element })
    const style = { width: width === 'fill' || (plain && !width) ? undefined : pixels(width) }
    return html`<div class=${classes('field-box', `label-${side}`, error && 'wrong', width === 'fill' && 'fill')} data-field=${name} style=${style}>
      ${title && html`<label class="field-label" for=${id}>${title}${required && html`<i class="star" aria-hidden="true">*</i>`}</label>`}
      <div class="field-inside">${inside}${error && html`<p class="field-error" role="alert">${error}</p>`}</div>
    </div>`
  }
}
