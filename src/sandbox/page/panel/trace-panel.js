import { nameOf } from '../actions.js'
import { api } from '../api.js'
import { copy } from '../chat/message-actions.js'
import { local } from '../time.js'
import { Component, html } from '../view.js'

/** All that passed between the platform and the bot about one message. */
export class TracePanel extends Component {
  componentDidMount() {
    void this.fetch()
  }

  componentDidUpdate({ state: before }) {
    const { state } = this.props
    if (before.messages !== state.messages || before.deliveredAt !== state.deliveredAt) void this.fetch()
  }

  async fetch() {
    try {
      this.setState({ trace: await api.trace(this.props.panel.messageId), trouble: '' })
    } catch (error) {
      this.setState({ trouble: error.message })
    }
  }

  render(_props, { trace, trouble }) {
    if (trouble) return html`<p class="hint" role="alert">${trouble}</p>`
    if (!trace) return html`<p class="hint">正在取…</p>`
    const { message, deliveries = [], requests = [], bot } = trace
    const answers = requests.flatMap(({ answer }) => answer?.data?.message_id ?? [])
    return html`
      <${Piece} title="消息" note=${`${message?.type ?? ''} · ${message?.messageId ?? ''}`} data=${message} open=${true} />
      <h3>平台 → 机器人 · ${deliveries.length}</h3>
      ${deliveries.length === 0 && html`<p class="hint">没有为它投递过事件。</p>`}
      ${deliveries.map((delivery) => html`<${Piece} key=${delivery.id} title=${delivery.type} note=${deliveryNote(delivery)} state=${delivery.state} data=${{ ...(delivery.refused && { refused: delivery.refused }), envelope: delivery.envelope, attempts: delivery.attempts }} />`)}
      <h3>机器人 → 平台 · ${requests.length}</h3>
      ${requests.length === 0 && html`<p class="hint">机器人没有为它发过请求。</p>`}
      ${requests.map((request) => html`<${Piece} key=${request.id} title=${`${request.method} ${request.path}`} note=${requestNote(request)} state=${request.status === 200 ? 'delivered' : 'failed'} data=${{ body: request.body, answer: request.answer }} />`)}
      ${bot && html`<${Inside} bot=${bot} />`}
      ${answers.length > 1 && html`<p class="hint">同一消息被请求了 ${answers.length} 次。</p>`}
    `
  }
}

const standings = {
  waiting: ['等着发', 'pending'],
  tried: ['试过，还没有结果', 'pending'],
  sent: ['已发出', 'delivered'],
  held: ['搁置', 'failed'],
  dropped: ['不发了', 'failed'],
}

/** What the bot keeps of it: what was written to its journal, and what it sends on account of that. */
function Inside({ bot: { entries, outbox } }) {
  return html`
    <h3>机器人的日志 · ${entries.length}</h3>
    ${entries.length === 0 && html`<p class="hint">日志里没有提到它。</p>`}
    ${entries.map((entry) => html`<${Piece} key=${entry.seq} title=${entry.changes.map(({ kind }) => kind).join('、')} note=${`第 ${entry.seq} 条 · ${local(entry.at).time} · ${nameOf(entry.by, entry.by)}`} data=${entry.changes} />`)}
    <h3>发件箱 · ${outbox.length}</h3>
    ${outbox.length === 0 && html`<p class="hint">没有因它要发的消息。</p>`}
    ${outbox.map((row) => html`<${Piece} key=${row.key} title=${standings[row.state][0]} note=${`${local(row.at).time} · ${row.key}`} state=${standings[row.state][1]} data=${row} />`)}
  `
}

function deliveryNote({ attempts, state, nextAt, refused }) {
  const last = attempts.at(-1)
  const words = { pending: '等着', delivered: '已送到', failed: '没送到' }[state] ?? state
  const again = nextAt ? ` · ${local(nextAt).time} 再投` : ''
  return `${words} · 试了 ${attempts.length} 次${last ? ` · ${last.status ?? last.problem} · ${Math.round(last.ms)} ms` : ''}${again}${refused ? ` · ${refused.text}` : ''}`
}

const requestNote = ({ status, ms, at, faults = [] }) =>
  `${local(at).time} · HTTP ${status ?? '—'} · ${Math.round(ms)} ms${faults.length ? ` · 故障 ${faults.join('、')}` : ''}`

function Piece({ title, note, data, open = false, state }) {
  const text = JSON.stringify(unfolded(data), null, 2) ?? ''
  return html`<details class="piece" open=${open}>
    <summary><span class="lines"><b class=${state}>${title}</b><small>${note}</small></span></summary>
    <div class="json"><button class="link" onClick=${() => copy(text)}>复制</button><pre tabindex="0">${coloured(text)}</pre></div>
  </details>`
}

/** Contents travel as JSON inside strings; here they are read open. */
function unfolded(value, depth = 0) {
  if (depth > 12) return value
  if (Array.isArray(value)) return value.map((one) => unfolded(one, depth + 1))
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unfolded(inner, depth + 1)]))
  }
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return unfolded(JSON.parse(value), depth + 1)
  } catch {
    return value
  }
}

function coloured(text) {
  return text.split(/("(?:[^"\\]|\\.)*"(?=:)|"(?:[^"\\]|\\.)*")/).map((piece, index, pieces) => {
    if (index % 2 === 0) return piece
    return html`<span class=${pieces[index + 1]?.startsWith(':') ? 'json-key' : 'json-text'}>${piece}</span>`
  })
}
