import { chooseMenu, nameOf, say } from '../actions.js'
import { Icon } from '../icons.js'
import { summaryOf } from '../plain.js'
import { chatName, setState } from '../state.js'
import { Component, createRef, html } from '../view.js'
import { asUpload } from './attach.js'
import { Examples } from './examples.js'
import { callable, MentionMenu, matching, readKey, typedMention } from './mention-menu.js'

/** What was typed stays with its chat while one looks elsewhere. */
const drafts = new Map()

export class Composer extends Component {
  state = { text: drafts.get(this.props.chat.chatId) ?? '', mention: null, dropping: false }
  area = createRef()
  picker = createRef()

  componentDidMount() {
    this.grow()
    if (matchMedia('(hover: hover)').matches) this.area.current.focus({ preventScroll: true })
  }

  componentDidUpdate({ state: before }, { text: textBefore }) {
    if (textBefore !== this.state.text) this.grow()
    if (this.caret !== undefined) this.area.current.setSelectionRange(this.caret, this.caret)
    this.caret = undefined
    if (this.props.state.replyTo && this.props.state.replyTo !== before.replyTo) this.area.current.focus()
  }

  /** The box grows with its words, up to what the style allows. */
  grow() {
    const area = this.area.current
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }

  write(text, caret) {
    drafts.set(this.props.chat.chatId, text)
    this.setState({ text, mention: typedMention(text, caret) })
  }

  /** Words that the page writes itself; the caret follows before the next key arrives. */
  put(text, caret) {
    this.caret = caret
    this.write(text, caret)
  }

  onInput = ({ currentTarget }) => this.write(currentTarget.value, currentTarget.selectionStart)

  onKeyDown = (event) => {
    if (this.state.mention && this.walkMenu(event)) return
    // While an input method is composing, Enter takes its word.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      void this.send(this.state.text)
    }
    if (event.key === 'Escape' && this.props.state.replyTo) setState({ replyTo: null })
  }

  /** While the menu is open its keys come first. */
  walkMenu(event) {
    const { mention } = this.state
    const { chat, state } = this.props
    const read = readKey(event, matching(mention, chat, state), mention.at)
    if (event.key === 'Escape') this.setState({ mention: null })
    else if (!read) return false
    else if (read.chosen) this.choose(read.chosen.name)
    else this.setState({ mention: { ...mention, at: read.at } })
    event.preventDefault()
    return true
  }

  choose = (name) => {
    const { text, mention } = this.state
    const after = `${text.slice(0, mention.start)}@${name} `
    this.area.current.focus()
    this.put(after + text.slice(mention.end), after.length)
  }

  callSomebody = () => {
    const area = this.area.current
    const at = area.selectionStart
    const text = `${this.state.text.slice(0, at)}@${this.state.text.slice(at)}`
    area.focus()
    this.put(text, at + 1)
  }

  async send(text) {
    const words = text.trim()
    if (!words) return
    const { chat, state } = this.props
    this.write('', 0)
    const called = callable(chat, state).filter(({ name }) => words.includes(`@${name}`))
    const mentionBot = called.some(({ openId }) => openId === state.bot.openId)
    const mentions = called.map(({ openId }) => openId).filter((openId) => openId !== state.bot.openId)
    try {
      await say({ text: words, ...(mentionBot ? { mentionBot } : {}), ...(mentions.length ? { mentions } : {}) })
    } catch {
      this.write(text, text.length)
    }
  }

  async attach(files) {
    for (const file of files) {
      const upload = await asUpload(file)
      if (upload) await say(upload).catch(() => undefined)
    }
  }

  onPaste = (event) => {
    const files = [...event.clipboardData.files]
    if (!files.length) return
    event.preventDefault()
    void this.attach(files)
  }

  onDrop = (event) => {
    event.preventDefault()
    this.setState({ dropping: false })
    void this.attach([...event.dataTransfer.files])
  }

  onDragOver = (event) => {
    event.preventDefault()
    if (!this.state.dropping) this.setState({ dropping: true })
  }

  onPicked = ({ currentTarget }) => {
    void this.attach([...currentTarget.files])
    currentTarget.value = ''
  }

  render({ chat, state, empty }, { text, mention, dropping }) {
    if (chat.dissolved) return html`<footer class="composer closed">群已解散，不能再发消息</footer>`
    const name = chatName(chat, state)
    const hint = chat.kind === 'private' ? `发消息给 ${name}` : `发消息到 ${name}，@${state.bot.name} 才会回答`
    return html`<footer class=${dropping ? 'composer dropping' : 'composer'} onDrop=${this.onDrop} onDragOver=${this.onDragOver} onDragLeave=${() => this.setState({ dropping: false })}>
      ${empty && html`<${Examples} chat=${chat} state=${state} onPick=${(example) => this.send(example)} />`}
      ${!empty && chat.kind === 'private' && html`<${BotMenu} menu=${state.menu} />`}
      <div class="box">
        <${ReplyBar} state=${state} />
        <div class="writing">
          <div class="mirror" aria-hidden="true">${highlighted(text, chat, state)}${'\u200b'}</div>
          <textarea
            ref=${this.area}
            rows="1"
            placeholder=${hint}
            aria-label=${hint}
            value=${text}
            onInput=${this.onInput}
            onKeyDown=${this.onKeyDown}
            onPaste=${this.onPaste}
            onBlur=${() => this.setState({ mention: null })}
          ></textarea>
        </div>
        <div class="bar">
          <button class="icon-button" aria-label="@ 某人" title="@ 某人" onMouseDown=${(event) => event.preventDefault()} onClick=${this.callSomebody}><${Icon} name="at" size=${18} /></button>
          <button class="icon-button" aria-label="图片或文件" title="图片或文件" onClick=${() => this.picker.current.click()}><${Icon} name="image" size=${18} /></button>
          <input ref=${this.picker} type="file" multiple hidden onChange=${this.onPicked} />
          <span class="tip">Enter 发送，Shift + Enter 换行</span>
          <button class="icon-button send" aria-label="发送" title="发送" disabled=${!text.trim()} onClick=${() => this.send(text)}><${Icon} name="send" size=${20} /></button>
        </div>
      </div>
      ${mention && html`<${MentionMenu} anchor=${this.area.current} found=${matching(mention, chat, state)} at=${mention.at} onChoose=${this.choose} onClose=${() => this.setState({ mention: null })} />`}
    </footer>`
  }
}

/** The bottom menu of the private chat; its items are told to the bot, not said in the chat. */
function BotMenu({ menu }) {
  if (menu.length === 0) return null
  return html`<div class="examples" role="group" aria-label="机器人菜单">${menu.map(({ name, key }) => html`<button key=${key} class="chip" onClick=${() => chooseMenu(key)}>${name}</button>`)}</div>`
}

function ReplyBar({ state }) {
  const { replyTo, messages, chatId } = state
  const original = replyTo && messages[chatId]?.find(({ messageId }) => messageId === replyTo.messageId)
  if (!original) return null
  const words = `${replyTo.inThread ? '回复话题' : '回复'} ${nameOf(original.sender)}：${summaryOf(original)}`
  return html`<div class="replying"><span>${words}</span><button class="icon-button" aria-label="不回复了" onClick=${() => setState({ replyTo: null })}><${Icon} name="close" size=${14} /></button></div>`
}

/** The same words under the transparent text box, with the called names in blue. */
function highlighted(text, chat, state) {
  const names = callable(chat, state).map(({ name }) => `@${name}`)
  const pattern = new RegExp(`(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`)
  return text.split(pattern).map((piece, index) => (index % 2 ? html`<span class="mention">${piece}</span>` : piece))
}
