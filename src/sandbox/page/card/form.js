import { Component, html } from '../view.js'
import { Elements } from './elements.js'
import { fieldsOf, initialValue, isEmpty } from './form-values.js'

/** Holds what was typed until a submit button sends it; a redrawn card starts afresh with its own values. */
export class Form extends Component {
  static getDerivedStateFromProps({ element }, { drawn }) {
    return element === drawn ? null : { drawn: element, values: startingValues(element), errors: {} }
  }

  state = {}

  set = (name, value) =>
    this.setState(({ values, errors }) => ({
      values: { ...values, [name]: value },
      errors: { ...errors, [name]: undefined },
    }))

  reset = () => this.setState({ values: startingValues(this.props.element), errors: {} })

  submit = async (button) => {
    const { element, ctx } = this.props
    const { values } = this.state
    const missing = fieldsOf(element.elements).filter(({ required, name }) => required && isEmpty(values[name]))
    if (missing.length) {
      this.setState({ errors: Object.fromEntries(missing.map(({ name }) => [name, '请填写这一项'])) })
      this.box?.querySelector(`[data-field="${CSS.escape(missing[0].name)}"] :is(input,textarea,button)`)?.focus()
      return
    }
    const { invalid } = await ctx.press(
      { ...button, confirm: button.confirm ?? element.confirm },
      { form: values },
      button,
    )
    if (invalid) this.setState(({ errors }) => ({ errors: { ...errors, [invalid.field]: invalid.text } }))
  }

  render({ element, ctx }, { values, errors }) {
    const form = { values, errors, set: this.set, reset: this.reset, submit: this.submit }
    return html`<div
      class="form"
      role="form"
      aria-label="表单"
      ref=${(box) => {
        this.box = box
      }}
    ><${Elements} elements=${element.elements} layout=${element} ctx=${{ ...ctx, form }} /></div>`
  }
}

function startingValues({ elements }) {
  return Object.fromEntries(fieldsOf(elements).map((field) => [field.name, initialValue(field)]))
}
