import { nameOf, press } from '../actions.js'
import { Dialog } from '../dialog.js'
import { withLights } from '../lights.js'
import { words } from '../plain.js'
import { classes, html, Still } from '../view.js'
import { callbackValue, openAddress } from './behaviors.js'
import { Elements } from './elements.js'
import { Glyph } from './glyph.js'
import { hueOf } from './look.js'
import { Markdown } from './markdown.js'

/** A card of JSON 2.0 as Feishu's client shows it. */
export class Card extends Still {
  state = { busy: null, asking: null }

  shouldComponentUpdate(next, nextState) {
    return super.shouldComponentUpdate(next) || nextState !== this.state
  }

  /** One press at a time; the pressed part turns until the bot has answered. */
  press = async (element, given = {}, turning = element) => {
    if (this.state.busy) return { ok: false }
    if (element.confirm && !(await this.confirmed(element.confirm))) return { ok: false }
    openAddress(element)
    const value = callbackValue(element)
    const { tag, name } = element
    if (value === undefined && !given.form) return { ok: true }
    this.setState({ busy: turning })
    const result = await press(this.props.message.messageId, { value, tag, ...(name ? { name } : {}), ...given })
    this.setState({ busy: null })
    return result
  }

  confirmed(confirm) {
    return new Promise((resolve) => this.setState({ asking: { confirm, resolve } }))
  }

  answer = (yes) => {
    this.state.asking.resolve(yes)
    this.setState({ asking: null })
  }

  render({ message, chat }, { busy, asking }) {
    const { config = {}, header, body = {}, card_link: cardLink } = message.content
    const ctx = { chat, busy, press: this.press, messageId: message.messageId, version: message.updatedAt }
    const layout = { ...body, padding: body.padding ?? '12px' }
    return html`<section class=${classes('card', `width-${config.width_mode ?? 'default'}`)} aria-label=${`卡片：${words(header?.title) || words(config.summary) || nameOf(message.sender)}`}>
      ${header && html`<${Header} header=${header} link=${cardLink} />`}
      <div class="card-body"><${Elements} layout=${layout} elements=${body.elements ?? []} ctx=${ctx} /></div>
      ${asking && html`<${Dialog} title=${words(asking.confirm.title)} text=${words(asking.confirm.text)} onAnswer=${this.answer} />`}
    </section>`
  }
}

function Header({ header, link }) {
  const { title, subtitle, template = 'default', icon, text_tag_list: tags = [], padding } = header
  const style = padding ? { padding } : undefined
  const inside = html`
    ${icon && html`<${Glyph} icon=${icon} size=${20} />`}
    <div class="titles">
      <div class="title-line"><span class="title"><${Title} text=${title} /></span>${tags.slice(0, 3).map((tag, index) => html`<${Tag} key=${index} tag=${tag} />`)}</div>
      ${words(subtitle) && html`<p class="subtitle">${words(subtitle)}</p>`}
    </div>`
  return html`<header class=${`card-header hue-${template === 'default' ? 'none' : template}`} style=${style} onClick=${link && (() => openAddress({ behaviors: [{ type: 'open_url', ...link }] }))}>${inside}</header>`
}

function Title({ text }) {
  return text?.tag === 'lark_md' ? html`<${Markdown} content=${words(text)} inline=${true} />` : words(text)
}

function Tag({ tag }) {
  return html`<span class=${`text-tag hue-${hueOf(tag.color)}`}>${withLights(words(tag.text))}</span>`
}
