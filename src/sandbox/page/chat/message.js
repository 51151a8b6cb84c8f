import { nameOf } from '../actions.js'
import { Avatar } from '../avatar.js'
import { Card } from '../card/card.js'
import { withLights } from '../lights.js'
import { named, summaryOf } from '../plain.js'
import { fullTime, local } from '../time.js'
import { classes, html, Still } from '../view.js'
import { FileBox, Picture } from './media.js'
import { Actions } from './message-actions.js'
import { Post, RichText } from './post.js'

export class Message extends Still {
  shouldComponentUpdate(next) {
    const { thread: was = [], ...before } = this.props
    const { thread = [], ...after } = next
    const sameThread = was.length === thread.length && was.every((message, index) => message === thread[index])
    if (!sameThread) return true
    return Object.keys(after).some((key) => after[key] !== before[key])
  }

  render({ message, original, thread, joined, inThread, chat, me }) {
    const { sender, type, recalled } = message
    if (type === 'system') return html`<p class="system">${summaryOf(message)}</p>`
    if (recalled) return html`<p class="system">${sender === me ? '你' : nameOf(sender)}撤回了一条消息</p>`
    const mine = sender === me
    const bot = sender === 'bot'
    const name = nameOf(sender)
    const { time } = local(message.createdAt)
    return html`<article class=${classes('message', mine && !inThread && 'mine', joined && 'joined')} data-id=${message.messageId} tabindex="0" aria-label=${`${name}，${time}`}>
      <${Avatar} name=${name} size=${36} bot=${bot} />
      <div class="content">
        <p class="sender"><span>${name}</span>${bot && html`<em class="bot-tag">机器人</em>`}<time datetime=${message.createdAt} title=${fullTime(message.createdAt)}>${time}</time></p>
        ${message.repliesTo && !inThread && html`<${Quote} original=${original} />`}
        <${Body} message=${message} chat=${chat} />
        ${thread && html`<${Thread} answers=${thread} chat=${chat} me=${me} people=${this.props.people} />`}
      </div>
      <${Actions} message=${message} mine=${mine} />
    </article>`
  }
}

function Quote({ original }) {
  const line = original ? `${nameOf(original.sender)}：${summaryOf(original)}` : '原消息不可见'
  const show = () => document.querySelector(`[data-id="${CSS.escape(original.messageId)}"]`)?.focus()
  return html`<button class="quote" disabled=${!original} onClick=${show}>回复 ${withLights(line)}</button>`
}

function Body({ message, chat }) {
  const { type, content, mentions } = message
  switch (type) {
    case 'text':
      return html`<div class="bubble"><${RichText} text=${named(content.text ?? '', mentions)} mentions=${mentions} /></div>`
    case 'post':
      return html`<div class="bubble"><${Post} content=${content} mentions=${mentions} /></div>`
    case 'image':
      return html`<${Picture} imageKey=${content.image_key} />`
    case 'file':
      return html`<${FileBox} fileKey=${content.file_key} name=${content.file_name} />`
    case 'interactive':
      return html`<${Card} message=${message} chat=${chat} />`
    default:
      return html`<div class="bubble">[暂不支持的消息：${type}]</div>`
  }
}

function Thread({ answers, chat, me, people }) {
  return html`<section class="thread" aria-label=${`话题，${answers.length} 条回复`}>
    <p class="thread-title">${answers.length} 条回复</p>
    ${answers.map((message) => html`<${Message} key=${message.messageId} message=${message} chat=${chat} me=${me} people=${people} inThread=${true} />`)}
  </section>`
}
