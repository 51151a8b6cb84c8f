import { setTheme, togglePanel } from './actions.js'
import { Icon } from './icons.js'
import { isDark } from './look.js'
import { PersonSwitch } from './person-switch.js'
import { clockNow } from './state.js'
import { local } from './time.js'
import { hasTour, startTour } from './tour/tour.js'
import { Component, html } from './view.js'

/** The narrow bar at the left: who one is, and the sandbox's own tools. */
export function Rail({ state, unread }) {
  const { panel, faults, clock } = state
  const tool = (kind, icon, label, mark, words = label, name = label) => html`<button
    class="tool"
    aria-label=${name}
    title=${label}
    aria-pressed=${panel?.kind === kind}
    onClick=${() => togglePanel(kind)}
  ><${Icon} name=${icon} size=${22} /><span>${words}</span>${mark && html`<i class="dot" title=${mark}></i>`}</button>`

  return html`<nav class="rail" aria-label="沙箱">
    <${PersonSwitch} state=${state} />
    <span class="tool here" aria-current="page"><${Icon} name="chat" size=${22} /><span>消息</span>${
      unread > 0 && html`<i class="badge" aria-label=${`${unread} 条未读`}>${unread > 99 ? '99+' : unread}</i>`
    }</span>
    <${ClockTool} tool=${tool} moved=${clock.moved} />
    ${tool('faults', 'fault', '故障', faults.length > 0 && '有故障开着')}
    <span class="grow"></span>
    ${hasTour && html`<button class="tool" aria-label="导览" title="导览" onClick=${startTour}><${Icon} name="flag" size=${22} /><span>导览</span></button>`}
    <${ThemeSwitch} state=${state} />
    ${tool('reset', 'reset', '重来')}
  </nav>`
}

/** The sandbox's own day is always in sight. */
class ClockTool extends Component {
  componentDidMount() {
    this.timer = setInterval(() => this.setState({}), 20_000)
  }

  componentWillUnmount() {
    clearInterval(this.timer)
  }

  render({ tool, moved }) {
    const { month, day, weekday } = local(clockNow())
    const date = `${month}月${day}日`
    const words = html`${date}<br />${weekday}`
    return tool('clock', 'clock', '时钟', moved && '时钟拨动过', words, `时钟 ${date} ${weekday}`)
  }
}

function ThemeSwitch({ state }) {
  const dark = isDark(state)
  const label = dark ? '浅色' : '深色'
  return html`<button class="tool" aria-label=${label} title=${label} onClick=${() => setTheme(dark ? 'light' : 'dark')}>
    <${Icon} name=${dark ? 'sun' : 'moon'} size=${22} /><span>${label}</span>
  </button>`
}
