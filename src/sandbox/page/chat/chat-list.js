import { openChat, openPanel } from '../actions.js'
import { Avatar } from '../avatar.js'
import { Icon } from '../icons.js'
import { withLights } from '../lights.js'
import { summaryOf } from '../plain.js'
import { moveFocus } from '../popover.js'
import { chatName, clockNow, myChats, personOf, unreadIn } from '../state.js'
import { shortTime } from '../time.js'
import { Today } from '../today.js'
import { Component, classes, createRef, html } from '../view.js'

export class ChatList extends Component {
  list = createRef()

  search = (event) => this.setState({ wanted: event.currentTarget.value.trim() })

  render({ state }, { wanted = '' }) {
    const chats = sorted(state).filter((chat) => chatName(chat, state).includes(wanted))
    const current = chats.some((chat) => chat.chatId === state.chatId) ? state.chatId : chats[0]?.chatId
    return html`<section class="chat-list" aria-label="会话列表">
      <header class="list-head">
        <label class="search"><${Icon} name="search" size=${16} /><input type="search" placeholder="搜索会话" aria-label="搜索会话" onInput=${this.search} /></label>
        <button class="icon-button" aria-label="新建群" title="新建群" onClick=${() => openPanel({ kind: 'new-group' })}><${Icon} name="plus" size=${18} /></button>
      </header>
      <${Today} state=${state} />
      <div class="rows" role="list" ref=${this.list} onKeyDown=${(event) => moveFocus(event, this.list.current)}>
        ${chats.map((chat) => html`<div role="listitem" key=${chat.chatId}><${Row} chat=${chat} state=${state} reachable=${chat.chatId === current} /></div>`)}
        ${chats.length === 0 && html`<p class="nothing">没有这样的会话</p>`}
      </div>
    </section>`
  }
}

/** Newest first; those nobody spoke in yet keep their order, private chat ahead. */
function sorted(state) {
  const rank = (chat) => Date.parse(chat.lastMessageAt ?? 0) + (chat.kind === 'private' ? 1 : 0)
  return myChats(state).sort((a, b) => rank(b) - rank(a))
}

function Row({ chat, state, reachable }) {
  const name = chatName(chat, state)
  const last =
    state.messages[chat.chatId]?.findLast((message) => !message.recalled) ?? state.messages[chat.chatId]?.at(-1)
  const unread = unreadIn(chat.chatId, state)
  const mentioned = unread.some((message) => message.mentions?.some(({ openId }) => openId === state.me))
  const selected = chat.chatId === state.chatId
  return html`<button
    class=${classes('chat-row', selected && 'selected')}
    aria-current=${selected ? 'true' : undefined}
    tabindex=${reachable ? 0 : -1}
    onClick=${() => openChat(chat.chatId)}
  >
    <${Avatar} name=${name} size=${44} group=${chat.kind === 'group'} bot=${chat.kind === 'private'} />
    <span class="lines">
      <span class="first"><b>${name}</b>${chat.kind === 'private' && html`<em class="bot-tag">机器人</em>`}<time>${last && shortTime(last.createdAt, clockNow())}</time></span>
      <span class="second"><span class="summary">${mentioned && html`<em class="called">[有人@我]</em> `}${last ? withLights(lastLine(last, chat, state)) : emptyLine(chat)}</span>${
        unread.length > 0 &&
        html`<i class="badge" aria-label=${`${unread.length} 条未读`}>${unread.length > 99 ? '99+' : unread.length}</i>`
      }</span>
    </span>
  </button>`
}

function lastLine(message, chat, { me, bot }) {
  const who = message.sender === 'bot' ? bot.name : personOf(message.sender)?.name
  const named = chat.kind === 'group' || message.recalled
  const mine = message.sender === me ? '我' : who
  return `${named && mine ? `${mine}${message.recalled ? '' : '：'}` : ''}${summaryOf(message)}`
}

function emptyLine(chat) {
  if (chat.dissolved) return '群已解散'
  return chat.botIn ? '还没有消息' : '机器人不在群里'
}
