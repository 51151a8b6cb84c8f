import { api } from './api.js'
import { isNarrow, readRoute, routeTo } from './route.js'
import { chatOf, clockNow, getState, markSeen, myChats, personOf, setState } from './state.js'

const rememberedPerson = 'duban.me'

/** Everything afresh: at the start, after a reset, and when the stream was broken for a while. */
export async function load() {
  try {
    const { now, clockMoved, ...rest } = await api.state()
    if (getState().world && getState().world !== rest.world) forgetWorld()
    setState({ ...rest, clock: { at: Date.parse(now), read: performance.now(), moved: clockMoved }, trouble: '' })
    followRoute()
    setState({ phase: 'ready' })
    await fetchChats()
  } catch (error) {
    setState((state) => ({ phase: state.phase === 'ready' ? 'ready' : 'failed', trouble: String(error.message) }))
  }
}

/** After a reset the old messages are gone, and so is what was seen of them; the open chat is entered anew. */
function forgetWorld() {
  localStorage.removeItem('duban.seen')
  setState({ messages: {}, seen: {}, chatId: '', replyTo: null, panel: null })
}

/** The open chat first, then those of this person, so that unread marks are right. */
async function fetchChats() {
  const { chatId } = getState()
  if (chatId) await fetchMessages(chatId)
  const others = myChats(getState()).filter((chat) => chat.chatId !== chatId && chat.lastMessageAt)
  await Promise.all(others.map((chat) => fetchMessages(chat.chatId)))
}

async function fetchMessages(chatId) {
  const before = getState().messages[chatId] ?? []
  const fetched = await api.messages(chatId)
  setState(({ messages }) => {
    const arrived = (messages[chatId] ?? []).filter((message) => !before.includes(message))
    return { messages: { ...messages, [chatId]: merged(fetched, arrived) } }
  })
  if (getState().chatId === chatId && !document.hidden) markSeen(chatId)
}

/** What came through the stream while the answer was on its way is newer than the answer. */
function merged(fetched, arrived) {
  const newest = new Map([...fetched, ...arrived].map((message) => [message.messageId, message]))
  return [...newest.values()]
}

/** The address bar says who one is and which chat is open. */
export function followRoute() {
  const { people, chats, me, chatId } = getState()
  const route = readRoute()
  const known = (openId) => people.some((person) => person.openId === openId)
  const as =
    [route.as, me, localStorage.getItem(rememberedPerson), people[0]?.openId].find((id) => id && known(id)) ?? ''
  localStorage.setItem(rememberedPerson, as)
  const mine = chats.filter((chat) => chat.members.includes(as))
  const wanted = mine.find((chat) => chat.chatId === route.chatId)
  const open = wanted ?? (isNarrow() ? undefined : mine.find((chat) => chat.kind === 'private'))
  const next = { me: as, chatId: open?.chatId ?? '' }
  setState(next.chatId === chatId && next.me === me ? next : { ...next, replyTo: null })
  if (next.chatId && (next.chatId !== chatId || next.me !== me)) entered(next.chatId, as)
  if (as !== me) void fetchChats()
}

/** Feishu tells the bot each time that somebody opens the private chat. */
function entered(chatId, as) {
  if (!getState().messages[chatId]) void fetchMessages(chatId).catch(complain)
  markSeen(chatId)
  api.open(chatId, as).catch(complain)
}

export function openChat(chatId) {
  location.hash = routeTo({ chatId, as: getState().me })
}

export function backToList() {
  location.hash = routeTo({ chatId: '', as: getState().me })
}

export function becomePerson(openId) {
  const { chatId } = getState()
  const stays = chatOf(chatId)?.members.includes(openId)
  location.hash = routeTo({ chatId: stays ? chatId : '', as: openId })
}

export async function say(saying) {
  const { chatId, me, replyTo } = getState()
  const reply = replyTo ? { repliesTo: replyTo.messageId, ...(replyTo.inThread ? { inThread: true } : {}) } : {}
  setState({ replyTo: null })
  try {
    await api.say(chatId, { as: me, ...reply, ...saying })
  } catch (error) {
    setState({ replyTo })
    complain(error)
    throw error
  }
}

/** What the bot answers to a press arrives twice: its toast here, its card through the stream. */
export async function press(messageId, given) {
  try {
    const result = await api.press(messageId, { as: getState().me, ...given })
    if (result.toast) toast(result.toast)
    if (result.error) toast({ type: 'error', content: result.error.text })
    return result
  } catch (error) {
    complain(error)
    return { ok: false }
  }
}

export const recall = (messageId) => api.recall(messageId, getState().me).catch(complain)

export async function createGroup(name, members) {
  const chat = await api.createGroup(name, members, getState().me)
  await refreshState()
  openChat(chat.chatId)
  return chat.chatId
}

export const chooseMenu = (key) => api.chooseMenu(key, getState().me).catch(complain)

export const setBotIn = (chatId, inside) => api.setBotIn(chatId, getState().me, inside).catch(complain)

export const dissolve = (chatId) => api.dissolve(chatId, getState().me).catch(complain)

export const moveClock = (move) => api.moveClock(move).catch(complain)

export const changeFaults = (change) => api.faults(change).catch(complain)

export const reset = () => api.reset().catch(complain)

export async function refreshState() {
  const { now, clockMoved, ...rest } = await api.state()
  setState({ ...rest, clock: { at: Date.parse(now), read: performance.now(), moved: clockMoved } })
}

let toastCount = 0
const toastMs = 3_500

export function toast({ type = 'info', content, chatId }) {
  toastCount += 1
  const id = toastCount
  setState(({ toasts }) => ({ toasts: [...toasts.slice(-3), { id, type, content, chatId }] }))
  setTimeout(() => dropToast(id), toastMs)
}

export const dropToast = (id) => setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }))

export function complain(error) {
  toast({ type: 'error', content: error.message })
}

export const openPanel = (panel) => setState({ panel })

export const togglePanel = (kind) => setState(({ panel }) => ({ panel: panel?.kind === kind ? null : { kind } }))

export function setTheme(theme) {
  localStorage.setItem('duban.theme', theme)
  setState({ theme })
}

/** Whom a name in a card or a message belongs to. */
export function nameOf(openId, otherwise = '未知用户') {
  const { bot } = getState()
  if (openId === 'bot' || openId === bot.openId) return bot.name
  return personOf(openId)?.name ?? otherwise
}

export { clockNow }
