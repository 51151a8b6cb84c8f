import { becomePerson, dissolve, setBotIn } from '../actions.js'
import { Avatar } from '../avatar.js'
import { PlainButton } from '../card/button.js'
import { roleHue } from '../person-switch.js'
import { chatOf, personOf } from '../state.js'
import { html } from '../view.js'

export function GroupPanel({ state, panel }) {
  const chat = chatOf(panel.chatId)
  if (!chat) return html`<p class="hint">这个群不在了。</p>`
  const { bot } = state
  return html`
    <h3>${chat.name}</h3>
    <div class="person-row still"><${Avatar} name=${bot.name} size=${36} bot=${true} /><span class="lines"><b>${bot.name}</b><small>${chat.botIn ? '在群里' : '不在群里'}</small></span>
      <${PlainButton} label=${chat.botIn ? '移出群' : '加进群'} type=${chat.botIn ? 'danger' : 'primary_filled'} onClick=${() => setBotIn(chat.chatId, !chat.botIn)} />
    </div>
    <h3>成员 · ${chat.members.length}</h3>
    ${chat.members.map((openId) => {
      const { name = '', role = '', unit = '' } = personOf(openId) ?? {}
      return html`<button key=${openId} class="person-row" title=${`以${name}的身份看这个群`} onClick=${() => becomePerson(openId)}><${Avatar} name=${name} size=${36} /><span class="lines"><b>${name}</b> <em class=${`role ${roleHue(role)}`}>${role}</em><small>${unit}${openId === state.me ? '｜就是你' : ''}</small></span></button>`
    })}
    ${!chat.dissolved && html`<${PlainButton} label="解散群" type="danger_text" onClick=${() => dissolve(chat.chatId)} />`}
  `
}
