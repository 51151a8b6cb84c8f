import { Icon } from '../icons.js'
import { clockNow } from '../state.js'
import { dividerTime } from '../time.js'
import { Component, createRef, html } from '../view.js'
import { Message } from './message.js'
import { Welcome } from './welcome.js'

const pageSize = 60
const pauseMs = 10 * 60_000
const nearEnd = 120

export class MessageList extends Component {
  state = { shown: pageSize }
  scroller = createRef()
  atEnd = true

  componentDidMount() {
    this.toEnd()
    // Pictures and charts grow after they were laid out; whoever reads the end stays there.
    this.watch = new ResizeObserver(() => this.atEnd && this.toEnd())
    this.watch.observe(this.scroller.current.firstElementChild)
    this.watch.observe(this.scroller.current)
  }

  componentWillUnmount() {
    this.watch.disconnect()
  }

  componentDidUpdate({ messages: before }) {
    const { messages, state } = this.props
    const last = messages?.at(-1)
    const mine = last?.sender === state.me && messages.length !== before?.length
    if (this.heightBefore) {
      this.scroller.current.scrollTop += this.scroller.current.scrollHeight - this.heightBefore
      this.heightBefore = 0
    } else if (mine && last.threadId) this.toMessage(last)
    else if (this.atEnd || mine) this.toEnd()
    else if (before && messages.length > before.length) this.setState({ below: true })
  }

  toEnd() {
    const box = this.scroller.current
    box.scrollTop = box.scrollHeight
    if (this.state.below) this.setState({ below: false })
  }

  /** A topic's answer stands under its root, not at the end. */
  toMessage({ messageId }) {
    this.scroller.current.querySelector(`[data-id="${CSS.escape(messageId)}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  onScroll = () => {
    const box = this.scroller.current
    const wasAtEnd = this.atEnd
    this.atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd
    if (this.atEnd && !wasAtEnd && this.state.below) this.setState({ below: false })
    if (box.scrollTop < 40 && (this.props.messages?.length ?? 0) > this.state.shown) this.showEarlier()
  }

  showEarlier() {
    this.heightBefore = this.scroller.current.scrollHeight
    this.setState(({ shown }) => ({ shown: shown + pageSize }))
  }

  render({ messages, chat, state }, { shown, below }) {
    return html`<div class="messages" ref=${this.scroller} onScroll=${this.onScroll} tabindex="0" role="log" aria-label="消息">
      <div class="stream">${messages?.length === 0 && html`<${Welcome} chat=${chat} state=${state} />`}${messages ? rows(messages, shown, chat, state) : html`<${Waiting} />`}</div>
    </div>
    ${below && html`<button class="below" onClick=${() => this.toEnd()}><${Icon} name="down" size=${16} />有新消息</button>`}`
  }
}

function rows(messages, shown, chat, state) {
  const byId = new Map(messages.map((message) => [message.messageId, message]))
  const answers = new Map()
  const main = []
  for (const message of messages) {
    const root = message.threadId && rootOf(message, byId)
    if (root && root !== message) answers.set(root.messageId, [...(answers.get(root.messageId) ?? []), message])
    else main.push(message)
  }
  const visible = main.slice(-shown)
  return visible.map((message, index) => {
    const before = visible[index - 1]
    const pause = !before || Date.parse(message.createdAt) - Date.parse(before.createdAt) > pauseMs
    const joined = !pause && before.sender === message.sender && before.type !== 'system' && !message.repliesTo
    return html`
      ${pause && html`<p key=${`t ${message.messageId}`} class="divider"><time datetime=${message.createdAt}>${dividerTime(message.createdAt, clockNow())}</time></p>`}
      <${Message}
        key=${message.messageId}
        message=${message}
        original=${byId.get(message.repliesTo)}
        thread=${answers.get(message.messageId)}
        joined=${joined}
        chat=${chat}
        me=${state.me}
        people=${state.people}
      />`
  })
}

/** The message on which a topic stands. */
function rootOf(message, byId) {
  let at = message
  while (at.repliesTo && byId.has(at.repliesTo)) at = byId.get(at.repliesTo)
  return at
}

function Waiting() {
  return html`<div class="waiting" aria-label="正在载入"><i></i><i></i><i></i></div>`
}
