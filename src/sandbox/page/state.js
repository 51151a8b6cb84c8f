import { local } from './time.js'

/** All that the page knows, in one object that is replaced, never changed in place. */
let state = {
  phase: 'loading',
  trouble: '',
  online: true,
  /** Which world the messages belong to; every reset makes another. */
  world: '',
  /** The sandbox's clock: its instant, and the page's own stopwatch at that moment. */
  clock: { at: 0, read: 0, moved: false },
  bot: { openId: '', name: '' },
  menu: [],
  people: [],
  chats: [],
  faults: [],
  connection: {},
  /** What goes on in the town; null where nobody prepared anything. */
  scene: null,
  me: '',
  chatId: '',
  /** chat id → its messages, once fetched */
  messages: {},
  /** `person chat` → the last message that this person has seen there */
  seen: readJson('duban.seen', {}),
  replyTo: null,
  panel: null,
  /** The step of the tour and which of its offers were taken; null while it is not shown. */
  tour: null,
  toasts: [],
  theme: localStorage.getItem('duban.theme') ?? 'auto',
}

const listeners = new Set()
let scheduled = false

export const getState = () => state

/** @param {object | ((state: object) => object)} change */
export function setState(change) {
  const patch = typeof change === 'function' ? change(state) : change
  state = { ...state, ...patch }
  if (scheduled) return
  scheduled = true
  queueMicrotask(() => {
    scheduled = false
    for (const listener of listeners) listener(state)
  })
}

export function subscribe(listener) {
  listeners.add(listener)
}

function readJson(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') ?? otherwise
  } catch {
    return otherwise
  }
}

/** Now on the sandbox's clock, which runs at real speed between moves. */
export const clockNow = () => state.clock.at + (performance.now() - state.clock.read)

export const personOf = (openId) => state.people.find((person) => person.openId === openId)

export const chatOf = (chatId) => state.chats.find((chat) => chat.chatId === chatId)

export const myChats = ({ chats, me }) => chats.filter((chat) => chat.members.includes(me))

export function chatName(chat, { me, bot }) {
  return chat.kind === 'private' && chat.members.includes(me) ? bot.name : chat.name
}

/** No request address that answers, or no long connection. */
export const isUnconnected = ({ connection }) => connection.verified === false || connection.connected === 0

const seenKey = (openId, chatId) => `${openId} ${chatId}`

/** `scene`: what people got on the days before it they have read. */
export function unreadIn(chatId, { messages, seen, me, scene }) {
  const list = messages[chatId] ?? []
  const last = seen[seenKey(me, chatId)]
  // Whoever spoke has read what stood above.
  const spoke = list.findLastIndex((message) => message.sender === me)
  const from =
    Math.max(
      spoke,
      list.findIndex((message) => message.messageId === last),
    ) + 1
  const since = scene ? local(scene.at).date : ''
  const counts = ({ sender, type, recalled, createdAt }) =>
    sender !== me && type !== 'system' && !recalled && local(createdAt).date >= since
  return list.slice(from).filter(counts)
}

export function markSeen(chatId) {
  const last = state.messages[chatId]?.at(-1)?.messageId
  const key = seenKey(state.me, chatId)
  if (!last || state.seen[key] === last) return
  const seen = { ...state.seen, [key]: last }
  localStorage.setItem('duban.seen', JSON.stringify(seen))
  setState({ seen })
}
