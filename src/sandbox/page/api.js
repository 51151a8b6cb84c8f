/** The sandbox's own API. A refusal becomes an Error with its words. */
async function ask(path, options) {
  const response = await fetch(`/sandbox${path}`, options).catch(() => {
    throw new Error('沙箱没有回应')
  })
  const text = await response.text()
  const answer = text ? JSON.parse(text) : {}
  if (!response.ok) throw new Error(answer.error ?? answer.message ?? `HTTP ${response.status}`)
  return answer
}

const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) })

const chat = (id) => `/chats/${encodeURIComponent(id)}`
const message = (id) => `/messages/${encodeURIComponent(id)}`

export const api = {
  state: () => ask('/state'),
  messages: (chatId) => ask(`${chat(chatId)}/messages`),
  trace: (messageId) => ask(`${message(messageId)}/trace`),
  say: (chatId, saying) => post(`${chat(chatId)}/messages`, saying),
  press: (messageId, press) => post(`${message(messageId)}/press`, press),
  recall: (messageId, as) => post(`${message(messageId)}/recall`, { as }),
  open: (chatId, as) => post(`${chat(chatId)}/open`, { as }),
  setBotIn: (chatId, as, inside) => post(`${chat(chatId)}/bot`, { in: inside, as }),
  dissolve: (chatId, as) => post(`${chat(chatId)}/dissolve`, { as }),
  chooseMenu: (key, as) => post('/menu', { key, as }),
  createGroup: (name, members, as) => post('/chats', { name, members, as }),
  moveClock: (move) => post('/clock', move),
  faults: (change) => post('/faults', change),
  reset: () => post('/reset'),
  resource: (key) => `/sandbox/resources/${encodeURIComponent(key)}`,
}
