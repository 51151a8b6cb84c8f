import { Avatar } from '../avatar.js'
import { Icon } from '../icons.js'
import { withLights } from '../lights.js'
import { words } from '../plain.js'
import { Popover } from '../popover.js'
import { personOf } from '../state.js'
import { Component, classes, createRef, html } from '../view.js'
import { Field } from './field.js'
import { isMultiple } from './form-values.js'

const searchFrom = 8

export function Select({ element, ctx }) {
  return html`<${Field} element=${element} ctx=${ctx}>${(field) => html`<${Box} element=${element} field=${field} options=${optionsOf(element, ctx.chat)} />`}</${Field}>`
}

/** People are given by id; an empty list means everybody in the chat. */
function optionsOf({ tag, options = [] }, chat) {
  if (!tag.endsWith('_person')) return options.map(({ text, value }) => ({ value, label: words(text) || value }))
  const ids = options.length ? options.map(({ value }) => value) : chat.members
  return ids.map((value) => ({ value, label: personOf(value)?.name ?? '未知用户', person: true }))
}

class Box extends Component {
  anchor = createRef()
  state = { open: false, wanted: '' }

  toggle = (open) => this.setState({ open, wanted: '' })

  onKeyDown = (event) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    this.toggle(true)
  }

  choose(value) {
    const { element, field } = this.props
    if (isMultiple(element)) {
      const chosen = field.value.includes(value) ? field.value.filter((one) => one !== value) : [...field.value, value]
      return field.set(chosen)
    }
    this.toggle(false)
    this.anchor.current?.focus()
    if (field.value === value) return
    field.set(value)
    void field.send({ option: value })
  }

  render({ element, field, options }, { open, wanted }) {
    const { value, error, id, title, busy } = field
    const chosen = options.filter((option) => [value].flat().includes(option.value))
    const hint = words(element.placeholder) || (isMultiple(element) ? '请选择（可多选）' : '请选择')
    const shown = options.filter(({ label }) => label.includes(wanted))
    return html`<button
        ref=${this.anchor}
        id=${id}
        type="button"
        class=${classes('input select', element.type === 'text' && 'bare', open && 'open')}
        disabled=${Boolean(element.disabled) || busy}
        aria-haspopup="listbox"
        aria-expanded=${open}
        aria-invalid=${error ? 'true' : undefined}
        aria-label=${`${title || hint}${chosen.length ? `：${chosen.map(({ label }) => label).join('、')}` : ''}`}
        onClick=${() => this.toggle(!open)}
        onKeyDown=${this.onKeyDown}
      >
        <span class="chosen">${chosen.length === 0 ? html`<span class="hint">${hint}</span>` : chosen.map((option) => html`<${Chosen} key=${option.value} option=${option} multiple=${isMultiple(element)} />`)}</span>
        ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : html`<${Icon} name="down" size=${16} />`}
      </button>
      ${
        open &&
        html`<${Popover} anchor=${this.anchor.current} fit=${true} onClose=${() => this.toggle(false)} class="options" role="listbox" label=${title || hint}>
          ${options.length > searchFrom && html`<input class="input" type="search" placeholder="搜索" aria-label="搜索选项" value=${wanted} onInput=${({ currentTarget }) => this.setState({ wanted: currentTarget.value })} />`}
          <div class="options-list">${shown.map((option) => {
            const on = chosen.includes(option)
            return html`<button key=${option.value} type="button" role="option" class="option" aria-selected=${on} onClick=${() => this.choose(option.value)}>
              ${option.person && html`<${Avatar} name=${option.label} size=${24} />`}<span>${withLights(option.label)}</span>${on && html`<${Icon} name="check" size=${16} />`}
            </button>`
          })}${shown.length === 0 && html`<p class="nothing">没有匹配的选项</p>`}</div>
        </${Popover}>`
      }`
  }
}

function Chosen({ option, multiple }) {
  const face = option.person && html`<${Avatar} name=${option.label} size=${20} />`
  return html`<span class=${multiple ? 'chosen-tag' : 'chosen-one'}>${face}<span>${withLights(option.label)}</span></span>`
}
