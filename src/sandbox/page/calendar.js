import { Icon } from './icons.js'
import { clockNow } from './state.js'
import { addDays, local } from './time.js'
import { Component, classes, createRef, html } from './view.js'
import { restSign } from './working-days.js'

const week = ['一', '二', '三', '四', '五', '六', '日']
const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A month to pick a day from; days are written `yyyy-MM-dd`. */
export class Calendar extends Component {
  grid = createRef()
  state = {
    shown: (this.props.value || local(clockNow()).date).slice(0, 7),
    at: this.props.value || local(clockNow()).date,
  }

  turn(months) {
    this.setState(({ shown }) => ({ shown: addMonths(shown, months) }))
  }

  onKeyDown = (event) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const at = addDays(this.state.at, step)
    this.setState({ at, shown: at.slice(0, 7) }, () => this.grid.current.querySelector('[tabindex="0"]')?.focus())
  }

  render({ value, onPick }, { shown, at }) {
    const today = local(clockNow()).date
    const [year, month] = shown.split('-').map(Number)
    const first = `${shown}-01`
    const lead = (new Date(`${first}T12:00:00Z`).getUTCDay() + 6) % 7
    const days = Array.from({ length: 42 }, (_, index) => addDays(first, index - lead))
    const focusable = days.includes(at) ? at : first
    const arrow = (name, label, months) =>
      html`<button type="button" class="icon-button" aria-label=${label} onClick=${() => this.turn(months)}><${Icon} name=${name} size=${16} /></button>`
    return html`<div class="calendar">
      <div class="month">${arrow('left', '上个月', -1)}<b aria-live="polite">${year}年${month}月</b>${arrow('right', '下个月', 1)}</div>
      <div class="days" ref=${this.grid} role="group" aria-label="日期" onKeyDown=${this.onKeyDown}>
        ${week.map((day) => html`<span key=${day} class="weekday" aria-hidden="true">${day}</span>`)}
        ${days.map(
          (day) => html`<button
            key=${day}
            type="button"
            class=${classes('day', !day.startsWith(shown) && 'other', day === today && 'today')}
            aria-pressed=${day === value}
            aria-label=${day}
            tabindex=${day === focusable ? 0 : -1}
            onClick=${() => onPick(day)}
          >${Number(day.slice(8))}${restSign(day) && html`<sup class=${restSign(day) === '休' ? 'off' : 'on'}>${restSign(day)}</sup>`}</button>`,
        )}
      </div>
      <button type="button" class="link" onClick=${() => onPick(today)}>今天</button>
    </div>`
  }
}

function addMonths(month, count) {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}
