import { Avatar } from '../avatar.js'
import { Popover } from '../popover.js'
import { personOf } from '../state.js'
import { classes, html } from '../view.js'

/** Whom one may call in this chat; the bot stands first. */
export function callable(chat, { bot, me }) {
  const people = chat.kind === 'group' ? chat.members.filter((openId) => openId !== me).map(personOf) : []
  return [...(chat.botIn ? [{ ...bot, isBot: true }] : []), ...people.filter(Boolean)]
}

/** The word after an @ that the caret stands in, if any. */
export function typedMention(text, caret) {
  const found = /@([^\s@]{0,12})$/.exec(text.slice(0, caret))
  return found ? { start: found.index, end: caret, word: found[1], at: 0 } : null
}

export function matching({ word }, chat, state) {
  return callable(chat, state).filter(({ name, unit = '' }) => name.includes(word) || unit.includes(word))
}

const steps = { ArrowDown: 1, ArrowUp: -1 }

/** What a key means while the menu is open: another place in it, a choice, or nothing. */
export function readKey({ key, isComposing }, found, at) {
  if (isComposing || !found.length) return undefined
  if (steps[key]) return { at: (at + steps[key] + found.length) % found.length }
  return key === 'Enter' || key === 'Tab' ? { chosen: found[at] ?? found[0] } : undefined
}

export function MentionMenu({ anchor, found, at, onChoose, onClose }) {
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
