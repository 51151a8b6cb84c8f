import { Calendar } from '../calendar.js'
import { Icon } from '../icons.js'
import { words } from '../plain.js'
import { Popover } from '../popover.js'
import { TimeList } from '../time-list.js'
import { Component, classes, createRef, html } from '../view.js'
import { Field } from './field.js'

const withField = (Inside) =>
  function Picker({ element, ctx }) {
    return html`<${Field} element=${element} ctx=${ctx}>${(field) => html`<${Box} element=${element} field=${field} inside=${Inside} />`}</${Field}>`
  }

export const DateField = withField(({ value, choose }) => html`<${Calendar} value=${value} onPick=${choose} />`)

export const TimeField = withField(
  ({ value, choose, keep }) => html`<${TimeList} value=${value} onPick=${keep} />
  <div class="picker-foot"><button class="button primary_filled size-small" onClick=${() => choose(value || '09:00')}>确定</button></div>`,
)

export const DateTimeField = withField(({ value, choose, keep }) => {
  const [date = '', time = '09:00'] = value ? value.split(' ') : []
  return html`<div class="date-time"><${Calendar} value=${date} onPick=${(day) => keep(`${day} ${time}`)} /><${TimeList} value=${time} onPick=${(clock) => date && keep(`${date} ${clock}`)} /></div>
    <div class="picker-foot"><span>${value || '先选日期'}</span><button class="button primary_filled size-small" disabled=${!date} onClick=${() => choose(value)}>确定</button></div>`
})

class Box extends Component {
  anchor = createRef()
  state = { open: false, kept: '' }

  toggle = (open) => this.setState({ open, kept: this.props.field.value })

  choose = (value) => {
    const { field } = this.props
    this.toggle(false)
    this.anchor.current?.focus()
    if (value === field.value) return
    field.set(value)
    void field.send({ option: value })
  }

  render({ element, field, inside: Inside }, { open, kept }) {
    const { value, id, title, error, busy } = field
    const hint = words(element.placeholder) || (element.tag === 'picker_time' ? '请选择时间' : '请选择日期')
    return html`<span class="input-line"><button
        ref=${this.anchor}
        id=${id}
        type="button"
        class=${classes('input select', open && 'open')}
        disabled=${Boolean(element.disabled) || busy}
        aria-haspopup="dialog"
        aria-expanded=${open}
        aria-invalid=${error ? 'true' : undefined}
        aria-label=${`${title || hint}${value ? `：${value}` : ''}`}
        onClick=${() => this.toggle(!open)}
      ><span class="chosen">${value || html`<span class="hint">${hint}</span>`}</span><${Icon} name=${element.tag === 'picker_time' ? 'clock' : 'calendar'} size=${16} /></button>
      ${value && !element.disabled && !element.required && html`<button type="button" class="icon-button clear" aria-label="清除" onClick=${() => field.set('')}><${Icon} name="close" size=${12} /></button>`}</span>
      ${
        open &&
        html`<${Popover} anchor=${this.anchor.current} onClose=${() => this.toggle(false)} onKeyDown=${() => undefined} class="picker" role="dialog" label=${title || hint}>
        <${Inside} value=${kept} keep=${(next) => this.setState({ kept: next })} choose=${this.choose} />
      </${Popover}>`
      }`
  }
}
