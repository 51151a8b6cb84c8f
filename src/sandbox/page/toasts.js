import { dropToast, openChat } from './actions.js'
import { Icon } from './icons.js'
import { withLights } from './lights.js'
import { html } from './view.js'

const icons = { info: 'info', success: 'success', error: 'error', warning: 'fault', message: 'chat' }

export function Toasts({ toasts }) {
  return html`<div class="toasts" role="status" aria-live="polite">
    ${toasts.map(
      ({ id, type, content, chatId }) => html`<button
        key=${id}
        class=${`toast ${type}`}
        onClick=${() => {
          dropToast(id)
          if (chatId) openChat(chatId)
        }}
      ><${Icon} name=${icons[type] ?? 'info'} size=${18} /><span>${withLights(content)}</span></button>`,
    )}
  </div>`
}
