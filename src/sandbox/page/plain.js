/** The words of a plain_text or lark_md object, or of a bare string. */
export function words(text) {
  if (typeof text === 'string') return text
  return text?.i18n_content?.zh_cn ?? text?.content ?? ''
}

/** One line for the chat list, a quote or a notification. */
export function summaryOf(message) {
  if (message.recalled) return '撤回了一条消息'
  const { type, content } = message
  switch (type) {
    case 'text':
      return named(content.text ?? '', message.mentions)
    case 'post':
      return named(postLine(content), message.mentions)
    case 'image':
      return '[图片]'
    case 'file':
      return `[文件] ${content.file_name ?? ''}`
    case 'interactive':
      return cardSummary(content)
    case 'system':
      return content.text ?? content.template ?? '[系统消息]'
    default:
      return '[消息]'
  }
}

/** Mentions travel as keys; people read names. */
export function named(text, mentions = []) {
  const read = mentions.reduce((line, { key, name }) => line.replaceAll(key, `@${name}`), text)
  return read.replaceAll('@_all', '@所有人').replace(/<at user_id="all">[^<]*<\/at>/g, '@所有人')
}

/** A post is sent with a language level and received without one. */
export const postBody = (content) => content.zh_cn ?? content.en_us ?? content

function postLine(post) {
  const { title, content = [] } = postBody(post)
  const pieces = content.flat().map((piece) => {
    if (piece.tag === 'at') return `@${piece.user_name ?? piece.user_id}`
    return piece.tag === 'img' ? '[图片]' : (piece.text ?? '')
  })
  return [title, pieces.join('')].filter(Boolean).join(' ')
}

function cardSummary(card) {
  const summary = words(card.config?.summary)
  if (summary) return summary
  const title = words(card.header?.title)
  return title ? `[卡片] ${title}` : '[卡片]'
}
