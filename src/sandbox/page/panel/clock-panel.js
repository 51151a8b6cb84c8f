import { moveClock } from '../actions.js'
import { Calendar } from '../calendar.js'
import { PlainButton } from '../card/button.js'
import { clockNow } from '../state.js'
import { addDays, instantOf, local } from '../time.js'
import { Component, html } from '../view.js'
import { lastKnownYear, nextWorkingDay, restOf } from '../working-days.js'

const minute = 60_000
const hour = 60 * minute

/** Reading and moving the time by which the bot and this page live. */
export class ClockPanel extends Component {
  state = { date: '', time: '09:00' }

  componentDidMount() {
    this.timer = setInterval(() => this.setState({}), 1_000)
  }

  componentWillUnmount() {
    clearInterval(this.timer)
  }

  render({ state }, { date, time }) {
    const now = local(clockNow())
    const to = (day, at = '09:00') => moveClock({ to: instantOf(day, at) })
    const working = nextWorkingDay(now.date)
    const jump = (label, note, act) =>
      html`<button class="jump" onClick=${act}><b>${label}</b><small class="jump-note">${note}</small></button>`
    return html`
      <div class="clock-face"><time>${now.time}<small>:${now.second}</small></time><p>${now.year}年${now.month}月${now.day}日 ${now.weekday}${restOf(now.date)}</p>
      <small class="clock-note">${state.clock.moved ? '拨动过，之后照常走' : '照常走'} · 北京时间</small></div>
      <div class="jumps">
        ${jump('+10 分钟', '重试与限流', () => moveClock({ add: 10 * minute }))}
        ${jump('+1 小时', '同一天稍后', () => moveClock({ add: hour }))}
        ${jump('明天 09:00', dayNote(addDays(now.date, 1)), () => to(addDays(now.date, 1)))}
        ${jump('下一个工作日', dayNote(working), () => to(working))}
        ${jump('+7 天 09:00', dayNote(addDays(now.date, 7)), () => to(addDays(now.date, 7)))}
        ${jump('下月 1 日', dayNote(firstOfNext(now.date)), () => to(firstOfNext(now.date)))}
      </div>
      <h3>到某一天</h3>
      <${Calendar} value=${date} onPick=${(day) => this.setState({ date: day })} />
      <div class="set-line">
        <input class="input" inputmode="numeric" maxlength="5" placeholder="09:00" aria-label="时间" value=${time} onInput=${({ currentTarget }) => this.setState({ time: currentTarget.value })} />
        <${PlainButton} label=${date ? `拨到 ${date}` : '先选一天'} type="primary_filled" disabled=${!date || !isTime(time)} onClick=${() => to(date, time)} />
      </div>
      ${now.year > lastKnownYear && html`<p class="hint">${lastKnownYear} 年以后的放假安排这里还不知道，只按周末算。</p>`}
    `
  }
}

const isTime = (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

const dayNote = (date) =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 ${local(`${date}T04:00:00Z`).weekday}`

function firstOfNext(date) {
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
