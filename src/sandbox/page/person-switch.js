import { becomePerson } from './actions.js'
import { Avatar } from './avatar.js'
import { Icon } from './icons.js'
import { Popover } from './popover.js'
import { Component, createRef, html } from './view.js'

/** Who one is at the moment, and who else one may be. */
export class PersonSwitch extends Component {
  anchor = createRef()

  toggle = (open) => this.setState({ open })

  render({ state }, { open }) {
    const { people, me } = state
    const person = people.find(({ openId }) => openId === me)
    if (!person) return null
    return html`<button
        ref=${this.anchor}
        class="me"
        aria-haspopup="menu"
        aria-expanded=${Boolean(open)}
        aria-label=${`现在是${person.name} ${person.unit} · ${person.role}。换一个人`}
        title=${`${person.name} · ${person.unit} · ${person.role}`}
        onClick=${() => this.toggle(!open)}
      ><${Avatar} name=${person.name} size=${38} /><span class="who"><b>${person.name}</b> <small>${person.unit} · ${person.role}</small></span></button>
      ${
        open &&
        html`<${Popover} anchor=${this.anchor.current} onClose=${() => this.toggle(false)} class="people-menu" role="menu" label="扮演谁">
        <p class="menu-title">扮演谁</p>
        ${people.map(
          (one) => html`<button
            key=${one.openId}
            role="menuitemradio"
            aria-checked=${one.openId === me}
            class="person-row"
            onClick=${() => {
              this.toggle(false)
              becomePerson(one.openId)
            }}
          >
            <${Avatar} name=${one.name} size=${36} />
            <span class="lines"><b>${one.name}</b> <em class=${`role ${roleHue(one.role)}`}>${one.role}</em><small>${one.unit}｜${one.note}</small></span>
            ${one.openId === me && html`<${Icon} name="check" size=${18} />`}
          </button>`,
        )}
      </${Popover}>`
      }`
  }
}

export function roleHue(role) {
  if (/统筹|督办/.test(role)) return 'hue-violet'
  if (/联络/.test(role)) return 'hue-blue'
  return /负责|领导/.test(role) ? 'hue-orange' : 'hue-green'
}
