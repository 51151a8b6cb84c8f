import { nameOf } from '../actions.js'
import { api } from '../api.js'
import { Markdown } from '../card/markdown.js'
import { postBody } from '../plain.js'
import { classes, html } from '../view.js'

/** Names after an @ stand out; addresses can be followed. */
export function RichText({ text, mentions = [] }) {
  const names = ['所有人', ...mentions.map(({ name }) => name)].map((name) =>
    name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  )
  const pieces = text.split(new RegExp(`(@(?:${names.join('|')})|https?://[^\\s，。；）]+)`))
  return html`<span class="words">${pieces.map((piece, index) => {
    if (index % 2 === 0) return piece
    return piece.startsWith('@')
      ? html`<span class="mention">${piece}</span>`
      : html`<${Link} href=${piece} words=${piece} />`
  })}</span>`
}

/** Only addresses of the web lead anywhere. */
export function Link({ href = '', words, children }) {
  if (!/^https?:\/\//i.test(href)) return html`<span class="link dead">${words ?? children}</span>`
  return html`<a class="link" href=${href} target="_blank" rel="noopener noreferrer">${words ?? children}</a>`
}

export function Post({ content, mentions = [] }) {
  const { title, content: lines = [] } = postBody(content)
  return html`<div class="post">
    ${title && html`<b class="post-title">${title}</b>`}
    ${lines.map((line, row) => html`<p key=${row}>${line.map((piece, index) => html`<${Piece} key=${index} piece=${piece} mentions=${mentions} />`)}</p>`)}
  </div>`
}

function Piece({ piece, mentions }) {
  const { tag, text = '', style = [] } = piece
  switch (tag) {
    case 'text':
      return html`<span class=${classes(...style.map((name) => `style-${name}`))}>${text}</span>`
    case 'a':
      return html`<${Link} href=${piece.href} words=${text} />`
    case 'at': {
      const mention = mentions.find(({ key }) => key === piece.user_id)
      const name = piece.user_id === 'all' ? '所有人' : (mention?.name ?? piece.user_name ?? nameOf(piece.user_id))
      return html`<span class="mention">@${name}</span>`
    }
    case 'img':
      return html`<img class="post-image" src=${api.resource(piece.image_key)} alt="图片" loading="lazy" />`
    case 'hr':
      return html`<span class="rule" role="separator"></span>`
    case 'md':
      return html`<${Markdown} content=${text} />`
    case 'code_block':
      return html`<code class="code-block">${text}</code>`
    case 'emotion':
      return html`<span>[${piece.emoji_type}]</span>`
    default:
      return html`<span>${text}</span>`
  }
}
