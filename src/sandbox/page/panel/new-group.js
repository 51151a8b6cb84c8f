import { complain, createGroup, openPanel, setBotIn } from '../actions.js'
import { Avatar } from '../avatar.js'
import { PlainButton } from '../card/button.js'
import { Component, html } from '../view.js'

/** A group of one's own, so that binding it to a unit can be tried. */
export class NewGroup extends Component {
  state = { name: '', chosen: [], withBot: true }

  turn(openId) {
    this.setState(({ chosen }) => ({
      chosen: chosen.includes(openId) ? chosen.filter((one) => one !== openId) : [...chosen, openId],
    }))
  }

  create = async () => {
    const { name, chosen, withBot } = this.state
    try {
      const chatId = await createGroup(name.trim(), chosen)
      if (withBot) await setBotIn(chatId, true)
      openPanel(null)
    } catch (error) {
      complain(error)
    }
  }

  render({ state }, { name, chosen, withBot }) {
    const others = state.people.filter(({ openId }) => openId !== state.me)
    return html`
      <label class="field-label" for="group-name">群名</label>
      <input id="group-name" class="input" value=${name} maxlength="60" placeholder="例如 市林草局工作群" onInput=${({ currentTarget }) => this.setState({ name: currentTarget.value })} />
      <label class="check-line"><input type="checkbox" checked=${withBot} onChange=${() => this.setState({ withBot: !withBot })} /> 把${state.bot.name}也加进来</label>
      <h3>成员</h3>
      ${others.map(({ openId, name: who, role, unit }) => html`<label key=${openId} class="person-row"><input type="checkbox" checked=${chosen.includes(openId)} onChange=${() => this.turn(openId)} /><${Avatar} name=${who} size=${32} /><span class="lines"><b>${who}</b><small>${unit} · ${role}</small></span></label>`)}
      <div class="set-line"><${PlainButton} label="建群" type="primary_filled" disabled=${!name.trim()} onClick=${this.create} /></div>
    `
  }
}
