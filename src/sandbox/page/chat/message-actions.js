import { openPanel, recall, toast } from '../actions.js'
import { Icon } from '../icons.js'
import { summaryOf } from '../plain.js'
import { setState } from '../state.js'
import { html } from '../view.js'

/** Small buttons that show when the pointer or the focus is on a message. */
export function Actions({ message, mine }) {
  const { messageId } = message
  const action = (icon, label, act) =>
    html`<button class="icon-button" aria-label=${label} title=${label} onClick=${act}><${Icon} name=${icon} size=${16} /></button>`
  return html`<div class="actions" role="toolbar" aria-label="消息操作">
    ${action('reply', '回复', () => setState({ replyTo: { messageId } }))}
    ${action('thread', '回复话题', () => setState({ replyTo: { messageId, inThread: true } }))}
    ${action('copy', '复制', () => copy(summaryOf(message)))}
    ${mine && action('recall', '撤回', () => recall(messageId))}
    ${action('trace', '原始数据', () => openPanel({ kind: 'trace', messageId }))}
  </div>`
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    toast({ type: 'success', content: '已复制' })
  } catch {
    toast({ type: 'warning', content: '浏览器不让复制' })
  }
}
