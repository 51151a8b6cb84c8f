import { backToList, openPanel } from '../actions.js'
import { Avatar } from '../avatar.js'
import { Icon } from '../icons.js'
import { chatName, chatOf, isUnconnected, personOf } from '../state.js'
import { html } from '../view.js'
import { Composer } from './composer.js'
import { MessageList } from './message-list.js'

export function ChatPane({ state }) {
  const chat = chatOf(state.chatId)
  if (!chat) return html`<main class="chat-pane none" aria-label="会话"><p>选一个会话开始</p></main>`
  const messages = state.messages[chat.chatId]
  return html`<main class="chat-pane" aria-label=${`与${chatName(chat, state)}的会话`}>
    <${Head} chat=${chat} state=${state} />
    <${Banner} state=${state} />
    <${MessageList} key=${`${chat.chatId} ${state.me}`} chat=${chat} messages=${messages} state=${state} />
    <${Composer} key=${chat.chatId} chat=${chat} state=${state} empty=${messages?.length === 0} />
  </main>`
}

function Head({ chat, state }) {
  const name = chatName(chat, state)
  const group = chat.kind === 'group'
  const note = group
    ? `${chat.members.length} 人${chat.botIn ? ` + ${state.bot.name}` : '，机器人不在群里'}`
    : `以${personOf(state.me)?.name ?? ''}（${personOf(state.me)?.role ?? ''}）的身份`
  return html`<header class="chat-head">
    <button class="icon-button back" aria-label="返回会话列表" onClick=${backToList}><${Icon} name="back" size=${22} /></button>
    <${Avatar} name=${name} size=${36} group=${group} bot=${!group} />
    <span class="lines"><h1>${name}</h1><small>${note}</small></span>
    ${
      group &&
      html`<button class="icon-button" aria-label="群成员与设置" title="群成员与设置" onClick=${() => openPanel({ kind: 'group', chatId: chat.chatId })}><${Icon} name="people" size=${20} /></button>`
    }
  </header>`
}

function Banner({ state }) {
  if (!state.online) return html`<p class="banner" role="alert">与沙箱的连接断了，正在重连…</p>`
  if (isUnconnected(state)) {
    return html`<p class="banner" role="alert">机器人还没有连上，消息会在它连上之后补投。</p>`
  }
  if (state.faults.length === 0) return null
  return html`<p class="banner" role="status">有 ${state.faults.length} 个故障开着，机器人可能答得慢或答不了。<button class="link" onClick=${() => openPanel({ kind: 'faults' })}>查看</button></p>`
}
