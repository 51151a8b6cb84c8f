import { setTheme, togglePanel } from './actions.js'
import { Icon } from './icons.js'
import { isDark } from './look.js'
import { PersonSwitch } from './person-switch.js'
import { html } from './view.js'

/** The narrow bar at the left: who one is, and the sandbox's own tools. */
export function Rail({ state, unread }) {
  const { panel, faults, clock } = state
  const tool = (kind, icon, label, mark) => html`<button
    class="tool"
    aria-label=${label}
    title=${label}
    aria-pressed=${panel?.kind === kind}
    onClick=${() => togglePanel(kind)}
  ><${Icon} name=${icon} size=${22} /><span>${label}</span>${mark && html`<i class="dot" title=${mark}></i>`}</button>`

  return html`<nav class="rail" aria-label="沙箱">
    <${PersonSwitch} state=${state} />
    <span class="tool here" aria-current="page"><${Icon} name="chat" size=${22} /><span>消息</span>${
      unread > 0 && html`<i class="badge" aria-label=${`${unread} 条未读`}>${unread > 99 ? '99+' : unread}</i>`
    }</span>
    ${tool('clock', 'clock', '时钟', clock.moved && '时钟拨动过')}
    ${tool('faults', 'fault', '故障', faults.length > 0 && '有故障开着')}
    <span class="grow"></span>
    <${ThemeSwitch} state=${state} />
    ${tool('reset', 'reset', '重来')}
  </nav>`
}

function ThemeSwitch({ state }) {
  const dark = isDark(state)
  const label = dark ? '浅色' : '深色'
  return html`<button class="tool" aria-label=${label} title=${label} onClick=${() => setTheme(dark ? 'light' : 'dark')}>
    <${Icon} name=${dark ? 'sun' : 'moon'} size=${22} /><span>${label}</span>
  </button>`
}
