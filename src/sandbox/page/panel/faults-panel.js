import { changeFaults } from '../actions.js'
import { PlainButton } from '../card/button.js'
import { Component, html } from '../view.js'

const kinds = [
  { kind: 'slow', name: '变慢', note: '平台的每个回答晚 2 秒', fault: { kind: 'slow', ms: 2_000 } },
  { kind: 'error', name: '平台出错', note: 'HTTP 500', fault: { kind: 'error', status: 500 } },
  {
    kind: 'rate-limit',
    name: '限流',
    note: '429，告诉机器人 1 秒后再来',
    fault: { kind: 'rate-limit', resetAfter: 1 },
  },
  { kind: 'reset-before', name: '断在收到之前', note: '请求没有生效就断开', fault: { kind: 'reset-before' } },
  { kind: 'reset-after', name: '断在收到之后', note: '请求已生效，回答没送到', fault: { kind: 'reset-after' } },
  { kind: 'outage', name: '整个停摆', note: '所有连接都断，直到关掉', fault: { kind: 'outage' }, lasting: true },
  {
    kind: 'expired-token',
    name: '令牌过期',
    note: '下一次请求要重新取令牌',
    fault: { kind: 'expired-token' },
    once: true,
  },
  {
    kind: 'duplicate-events',
    name: '事件重复',
    note: '同一事件投递两次',
    fault: { kind: 'duplicate-events', copies: 2 },
  },
  { kind: 'reorder-events', name: '事件乱序', note: '后来的先到', fault: { kind: 'reorder-events' } },
]
const apis = [
  ['', '全部接口'],
  ['im.messages.create', '发消息'],
  ['im.messages.reply', '回复'],
  ['im.messages.patch', '改卡片'],
  ['im.images', '传图片'],
  ['im.files', '传文件'],
]
const aboutRequests = new Set(['slow', 'error', 'rate-limit', 'reset-before', 'reset-after'])

/** What can go wrong with the platform, on demand. */
export class FaultsPanel extends Component {
  state = { times: '1', on: '' }

  add({ fault, kind, lasting, once }) {
    const { times, on } = this.state
    const count = lasting || (times === '' && !once) ? {} : { times: Number(times || 1) }
    return changeFaults({ add: { ...fault, ...count, ...(on && aboutRequests.has(kind) ? { on } : {}) } })
  }

  render({ state }, { times, on }) {
    const { faults } = state
    return html`
      <p class="hint">真的飞书也会这样。打开一个，看机器人怎么应付。</p>
      ${
        faults.length > 0 &&
        html`<section class="active-faults" aria-label="开着的故障">
        ${faults.map((fault) => html`<div key=${fault.id} class="fault-row on"><span class="lines"><b>${nameOfKind(fault.kind)}</b><small>${progress(fault)}</small></span><${PlainButton} label="关掉" onClick=${() => changeFaults({ clear: fault.id })} /></div>`)}
        <${PlainButton} label="全部关掉" type="danger" onClick=${() => changeFaults({ clear: true })} />
      </section>`
      }
      <div class="set-line">
        <label>次数<select class="input" value=${times} onChange=${({ currentTarget }) => this.setState({ times: currentTarget.value })}><option value="1">1 次</option><option value="3">3 次</option><option value="10">10 次</option><option value="">直到关掉</option></select></label>
        <label>接口<select class="input" value=${on} onChange=${({ currentTarget }) => this.setState({ on: currentTarget.value })}>${apis.map(([value, name]) => html`<option key=${value} value=${value}>${name}</option>`)}</select></label>
      </div>
      ${kinds.map((one) => html`<div key=${one.kind} class="fault-row"><span class="lines"><b>${one.name}</b><small>${one.note}</small></span><${PlainButton} label="打开" onClick=${() => this.add(one)} /></div>`)}
    `
  }
}

const nameOfKind = (kind) => kinds.find((one) => one.kind === kind)?.name ?? kind

function progress({ times, spoiled = 0, on }) {
  const where = on ? `${apis.find(([value]) => value === on)?.[1] ?? on} · ` : ''
  return `${where}${times ? `已发生 ${spoiled} / ${times} 次` : `已发生 ${spoiled} 次，直到关掉`}`
}
