import { load } from './actions.js'
import { ChatList } from './chat/chat-list.js'
import { ChatPane } from './chat/chat-pane.js'
import { Panel } from './panel/panel.js'
import { Rail } from './rail.js'
import { myChats, unreadIn } from './state.js'
import { Toasts } from './toasts.js'
import { Tour } from './tour/tour.js'
import { classes, html } from './view.js'

export function App({ state }) {
  if (state.phase === 'failed') return html`<${Failed} trouble=${state.trouble} />`
  const unread = myChats(state).reduce((sum, chat) => sum + unreadIn(chat.chatId, state).length, 0)
  document.title = unread ? `(${unread}) 飞书沙箱` : '飞书沙箱'
  return html`
    <div class=${classes('app', state.chatId && 'has-chat', state.panel && 'has-panel')}>
      <${Rail} state=${state} unread=${unread} />
      <${ChatList} state=${state} />
      <${ChatPane} state=${state} />
      <${Panel} state=${state} />
      ${state.tour && html`<${Tour} tour=${state.tour} />`}
    </div>
    <${Toasts} toasts=${state.toasts} />
  `
}

function Failed({ trouble }) {
  return html`<div class="starting" role="alert">
    <p>打不开沙箱：${trouble}</p>
    <button class="button primary_filled" onClick=${load}>再试一次</button>
  </div>`
}
