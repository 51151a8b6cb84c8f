import { words } from '../plain.js'
import { Component, createRef, html } from '../view.js'
import { Field } from './field.js'

const mostLetters = 1000
const tellFrom = 0.8

export function Input({ element, ctx }) {
  return html`<${Field} element=${element} ctx=${ctx}>${(field) => html`<${Box} element=${element} field=${field} />`}</${Field}>`
}

class Box extends Component {
  box = createRef()

  componentDidMount() {
    this.sent = this.props.field.value
    this.grow()
  }

  componentDidUpdate() {
    this.grow()
  }

  grow() {
    const { element } = this.props
    if (element.input_type !== 'multiline_text' || !element.auto_resize) return
    const box = this.box.current
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + 2}px`
    if (element.max_rows) box.style.maxHeight = `${element.max_rows * 22 + 16}px`
  }

  /** Alone, an input speaks when one leaves it or presses Enter. */
  done = () => {
    const { value, send } = this.props.field
    if (value === this.sent) return
    this.sent = value
    void send({ input: value })
  }

  render({ element, field }) {
    const { value = '', set, error, id, title, busy } = field
    const { input_type: type = 'text', max_length: most = mostLetters, rows = 5, required, disabled, name } = element
    const hint = words(element.placeholder)
    const shared = {
      ref: this.box,
      id,
      name,
      value,
      placeholder: hint || '请输入',
      maxLength: most,
      required,
      disabled: Boolean(disabled) || busy,
      'aria-label': title || hint || name,
      'aria-invalid': error ? 'true' : undefined,
      onInput: ({ currentTarget }) => set(currentTarget.value),
      onBlur: this.done,
    }
    const near = value.length >= most * tellFrom && html`<small class="count">${value.length}/${most}</small>`
    if (type === 'multiline_text')
      return html`<span class="input-line"><textarea class="input" rows=${rows} ...${shared}></textarea>${near}</span>`
    return html`<span class="input-line"><input class="input" type=${type === 'password' ? 'password' : 'text'} autocomplete="off" ...${shared} onKeyDown=${(event) => event.key === 'Enter' && !event.isComposing && this.done()} />${near}</span>`
  }
}
