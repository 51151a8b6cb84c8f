import { load, nameOf, refreshState, toast } from './actions.js'
import { summaryOf } from './plain.js'
import { chatName, chatOf, getState, isUnconnected, markSeen, setState } from './state.js'

/** Listens to everything that happens in the sandbox; the browser reconnects by itself. Resolves when it is known whether it hears. */
export function listen() {
  const stream = new EventSource('/sandbox/stream')
  stream.onmessage = ({ data }) => happened(JSON.parse(data))
  return new Promise((resolve) => {
    stream.onopen = () => {
      // What happened while the line was down was missed.
      if (!getState().online) void load()
      setState({ online: true })
      resolve()
    }
    stream.onerror = () => {
      setState({ online: false })
      resolve()
    }
  })
}

function happened(event) {
  // A fault that has done its number goes away without a word, and so does a bot's absence.
  if (event.type === 'delivery' && (getState().faults.length || isUnconnected(getState()))) void refreshState()
  switch (event.type) {
    case 'message':
      return added(event.message)
    case 'update':
    case 'recall':
      return changed(event.message)
    case 'chat':
    case 'clock':
    case 'faults':
    case 'scene':
      return void refreshState()
    case 'reset':
      return void load()
    case 'delivery':
      return setState({ deliveredAt: performance.now() })
    default:
  }
}

function added(message) {
  const { messages, chats, chatId } = getState()
  const list = messages[message.chatId] ?? []
  if (list.some((known) => known.messageId === message.messageId)) return
  setState({
    messages: { ...messages, [message.chatId]: [...list, message] },
    chats: chats.map((chat) => (chat.chatId === message.chatId ? { ...chat, lastMessageAt: message.createdAt } : chat)),
  })
  if (message.chatId === chatId && !document.hidden) markSeen(chatId)
  else notify(message)
}

function changed(message) {
  setState(({ messages }) => ({
    messages: {
      ...messages,
      [message.chatId]: (messages[message.chatId] ?? []).map((known) =>
        known.messageId === message.messageId ? message : known,
      ),
    },
  }))
}

/** A message for this person in a chat that is not open. */
function notify(message) {
  const { me } = getState()
  const chat = chatOf(message.chatId)
  if (!chat?.members.includes(me) || message.sender === me) return
  const from = chat.kind === 'private' ? '' : `${nameOf(message.sender)}：`
  const content = `${chatName(chat, getState())}｜${from}${summaryOf(message)}`
  toast({ type: 'message', content, chatId: message.chatId })
}
