import { Marked } from '/vendor/marked/lib/marked.esm.js'
import { nameOf } from '../actions.js'
import { copy } from '../chat/message-actions.js'
import { Link } from '../chat/post.js'
import { Icon } from '../icons.js'
import { withLights } from '../lights.js'
import { local } from '../time.js'
import { Fragment, html, Still } from '../view.js'
import { PersonChip } from './content.js'
import { decoded, withEmoji } from './entities.js'
import { feishuRule, feishuTags } from './feishu-tags.js'
import { hueOf, textColor } from './look.js'
import { MarkdownTable } from './markdown-table.js'

/** Cards know no HTML: what looks like a tag and is none of Feishu's stays text. */
const nothing = () => undefined
const parser = new Marked({ gfm: true, breaks: true, tokenizer: { html: nothing, tag: nothing } })
parser.use({ extensions: [feishuTags, feishuRule] })

/** Tokens become nodes of the page; no text ever becomes HTML. */
export class Markdown extends Still {
  render({ content, inline }) {
    const tokens = parser.lexer(String(content ?? ''))
    if (inline) return html`<${Inline} tokens=${tokens.flatMap((token) => token.tokens ?? [])} />`
    return html`<div class="markdown"><${Blocks} tokens=${tokens} /></div>`
  }
}

function Blocks({ tokens = [] }) {
  return tokens.map((token, index) => html`<${Block} key=${index} token=${token} />`)
}

function Block({ token }) {
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'heading':
      return html`<p class=${`heading h${token.depth}`} role="heading" aria-level=${Math.min(6, token.depth + 2)}><${Inline} tokens=${token.tokens} /></p>`
    case 'paragraph':
      return html`<p><${Inline} tokens=${token.tokens} /></p>`
    case 'text':
      return html`<${Inline} tokens=${token.tokens ?? [token]} />`
    case 'hr':
      return html`<hr />`
    case 'blockquote':
      return html`<blockquote><${Blocks} tokens=${token.tokens} /></blockquote>`
    case 'code':
      return html`<${CodeBlock} token=${token} />`
    case 'list': {
      const items = token.items.map(
        (item, index) =>
          html`<li key=${index} class=${item.task ? 'task' : undefined}>${item.task && html`<input type="checkbox" checked=${item.checked} disabled />`}<${Blocks} tokens=${item.tokens.filter(({ type }) => type !== 'checkbox')} /></li>`,
      )
      return token.ordered ? html`<ol start=${token.start || 1}>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'table':
      return html`<${MarkdownTable} token=${token} />`
    default:
      return html`<p>${decoded(token.raw ?? '')}</p>`
  }
}

export function Inline({ tokens = [] }) {
  return tokens.map((token, index) => html`<${Fragment} key=${index}>${inline(token)}</${Fragment}>`)
}

function inline(token) {
  const inside = () => html`<${Inline} tokens=${token.tokens} />`
  switch (token.type) {
    case 'text':
    case 'escape':
      return token.tokens ? inside() : withLights(withEmoji(decoded(token.text)))
    case 'strong':
      return html`<strong>${inside()}</strong>`
    case 'em':
      return html`<em>${inside()}</em>`
    case 'del':
      return html`<del>${inside()}</del>`
    case 'codespan':
      return html`<code>${decoded(token.text)}</code>`
    case 'br':
      return html`<br />`
    case 'link':
      return html`<${Link} href=${decoded(token.href)}>${inside()}</${Link}>`
    case 'image':
      return html`<span class="unknown">[图片：${token.text || token.href}]</span>`
    case 'feishu':
      return ownTag(token, inside)
    default:
      return decoded(token.raw ?? '')
  }
}

function ownTag({ tag, attributes, text }, inside) {
  switch (tag) {
    case 'br':
      return html`<br />`
    case 'hr':
      return html`<hr />`
    case 'font':
      return html`<span style=${{ color: textColor(attributes.color) }}>${inside()}</span>`
    case 'text_tag':
      return html`<span class=${`text-tag hue-${hueOf(attributes.color)}`}>${inside()}</span>`
    case 'number_tag':
      return html`<span class="number-tag" style=${{ background: textColor(attributes.background_color) }}>${decoded(text)}</span>`
    case 'link':
    case 'a':
      return html`<${Link} href=${attributes.pc_url || attributes.url || attributes.href}>${attributes.icon && html`<${Icon} name="link" size=${14} />`}${inside()}</${Link}>`
    case 'at':
      return mentions(attributes, text)
    case 'person': {
      const shown = (name) => attributes[name] !== 'false'
      return html`<${PersonChip} id=${attributes.id} size=${20} avatar=${shown('show_avatar')} named=${shown('show_name')} capsule=${attributes.style === 'capsule'} />`
    }
    case 'local_datetime':
      return datetime(attributes)
    default:
      return decoded(text)
  }
}

function mentions({ id, ids, email }, text) {
  const wanted = ids ? ids.split(',') : [id ?? email ?? '']
  const names = wanted.map((one) => (one === 'all' ? '所有人' : email || text || nameOf(one.trim())))
  return html`<span class="mention">${names.map((name) => `@${name}`).join(' ')}</span>`
}

function datetime({ millisecond, format_type: format = 'date_num' }) {
  const instant = Number(millisecond)
  if (!Number.isFinite(instant)) return ''
  const { year, month, day, date, time, second, weekday } = local(instant)
  const shown = {
    date_num: date,
    date_short: `${month}月${day}日`,
    date: `${year}年${month}月${day}日`,
    week: weekday.replace('周', '星期'),
    week_short: weekday,
    time,
    time_sec: `${time}:${second}`,
    timezone: 'GMT+8',
  }
  return html`<time datetime=${new Date(instant).toISOString()}>${shown[format] ?? date}</time>`
}

function CodeBlock({ token }) {
  return html`<div class="code-block"><p><span>${token.lang || '代码'}</span><button class="link" onClick=${() => copy(token.text)}>复制</button></p><pre><code>${decoded(token.text)}</code></pre></div>`
}
