import { openPanel, reset } from '../actions.js'
import { Dialog } from '../dialog.js'
import { Icon } from '../icons.js'
import { Component, createRef, html } from '../view.js'
import { ClockPanel } from './clock-panel.js'
import { FaultsPanel } from './faults-panel.js'
import { GroupPanel } from './group-panel.js'
import { NewGroup } from './new-group.js'
import { TracePanel } from './trace-panel.js'

const panels = {
  clock: { title: '时钟', inside: ClockPanel },
  faults: { title: '故障', inside: FaultsPanel },
  trace: { title: '原始数据', inside: TracePanel, wide: true },
  group: { title: '群设置', inside: GroupPanel },
  'new-group': { title: '新建群', inside: NewGroup },
}

const close = () => openPanel(null)

/** The drawer at the right: the sandbox's tools, and whatever belongs to one message or group. */
export function Panel({ state }) {
  const { panel } = state
  if (!panel) return null
  if (panel.kind === 'reset') return html`<${ResetDialog} startsAfresh=${state.startsAfresh} />`
  const found = panels[panel.kind]
  return html`<${Drawer} key=${panel.kind} title=${found.title} wide=${found.wide}><${found.inside} key=${panel.messageId} state=${state} panel=${panel} /></${Drawer}>`
}

class Drawer extends Component {
  box = createRef()

  componentDidMount() {
    this.before = document.activeElement
    this.box.current.focus()
  }

  componentWillUnmount() {
    this.before?.focus?.()
  }

  onKeyDown = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close()
  }

  render({ title, wide, children }) {
    return html`<aside ref=${this.box} class=${wide ? 'drawer wide' : 'drawer'} tabindex="-1" aria-label=${title} onKeyDown=${this.onKeyDown}>
      <header><h2>${title}</h2><button class="icon-button" aria-label="关闭" onClick=${close}><${Icon} name="close" size=${18} /></button></header>
      <div class="drawer-body">${children}</div>
    </aside>`
  }
}

const losses = {
  sandbox: '沙箱里的消息、文件和故障都会清空，人和群回到开始的样子。',
  all: '消息、填报和机器人记住的一切都回到开始的样子，时钟也是。原来的记录挪到旁边，不会删掉。',
}

function ResetDialog({ startsAfresh }) {
  const answer = (yes) => {
    close()
    if (yes) void reset()
  }
  return html`<${Dialog} title="从头再来？" text=${startsAfresh ? losses.all : losses.sandbox} yes="重来" danger=${true} onAnswer=${answer} />`
}
