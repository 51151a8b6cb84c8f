import { Avatar } from '../avatar.js'
import { Popover } from '../popover.js'
import { personOf } from '../state.js'
import { Component, classes, html } from '../view.js'

/** Whom one may call in this chat; the bot stands first. */
export function callable(chat, { bot, me }) {
  const people = chat.kind === 'group' ? chat.members.filter((openId) => openId !== me).map(personOf) : []
  return [...(chat.botIn ? [{ ...bot, isBot: true, note: '机器人' }] : []), ...people.filter(Boolean)]
}

/** The word after an @ that the caret stands in, if any. */
export function typedMention(text, caret) {
  const found = /@([^\s@]{0,12})$/.exec(text.slice(0, caret))
  return found ? { start: found.index, end: caret, word: found[1] } : null
}

export class MentionMenu extends Component {
  state = { at: 0 }

  matches() {
    const { chat, state, word } = this.props
    return callable(chat, state).filter(({ name, unit = '' }) => name.includes(word) || unit.includes(word))
  }

  /** Keys that the menu takes before the text box sees them. */
  onKey = (event) => {
    const found = this.matches()
    if (!found.length || event.isComposing) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) this.setState(({ at }) => ({ at: (at + step + found.length) % found.length }))
    else if (event.key === 'Enter' || event.key === 'Tab') this.props.onChoose((found[this.state.at] ?? found[0]).name)
    else if (event.key === 'Escape') this.props.onClose()
    else return false
    event.preventDefault()
    return true
  }

  render({ anchor, onChoose, onClose }, { at }) {
    const found = this.matches()
    if (!found.length) return null
    return html`<${Popover} anchor=${anchor} above=${true} focus=${false} onClose=${onClose} class="mention-menu" role="listbox" label="@ 谁">
      ${found.map(
        ({ openId, name, unit, role, isBot }, index) => html`<button
          key=${openId}
          role="option"
          tabindex="-1"
          aria-selected=${index === at}
          class=${classes('person-row', index === at && 'active')}
          onMouseDown=${(event) => event.preventDefault()}
          onClick=${() => onChoose(name)}
        ><${Avatar} name=${name} size=${28} bot=${isBot} /><span class="lines"><b>${name}</b><small>${isBot ? '机器人' : `${unit} · ${role}`}</small></span></button>`,
      )}
    </${Popover}>`
  }
}
