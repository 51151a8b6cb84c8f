/** `#/chat/<id>?as=<openId>`: a link to any chat, seen by any person. */
export function readRoute(hash = location.hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [place, id = ''] = path.split('/')
  return { chatId: place === 'chat' ? decodeURIComponent(id) : '', as: new URLSearchParams(query).get('as') ?? '' }
}

export function routeTo({ chatId, as }) {
  const path = chatId ? `chat/${encodeURIComponent(chatId)}` : ''
  return `#/${path}?as=${encodeURIComponent(as)}`
}

/** One pane at a time: the list or the chat. */
export const isNarrow = () => matchMedia('(max-width: 760px)').matches
