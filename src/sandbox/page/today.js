import { Icon } from './icons.js'
import { routeTo } from './route.js'
import { clockNow, getState, personOf, setState } from './state.js'
import { local } from './time.js'
import { html } from './view.js'

const remembered = 'duban.today'

function dismiss() {
  localStorage.setItem(remembered, getState().world)
  setState({})
}

/** What goes on in the town on the day that it opens; each line leads to whom and where it is seen. */
export function Today({ state }) {
  const { scene, world } = state
  if (scene?.preparing) {
    return html`<section class="day-panel" role="status" aria-busy="true"><p class="day-panel-busy"><i class="spinner"></i>${scene.title}</p></section>`
  }
  const now = local(clockNow())
  if (!scene || local(scene.at).date !== now.date || localStorage.getItem(remembered) === world) return null
  return html`<section class="day-panel" aria-label="今天">
    <header>
      <h2>${now.month}月${now.day}日 ${now.weekday}<small>${scene.title}</small></h2>
      <button class="icon-button" aria-label="收起今天" title="收起" onClick=${dismiss}><${Icon} name="close" size=${16} /></button>
    </header>
    ${
      scene.lines.length > 0 &&
      html`<ul>${scene.lines.map(
        ({ text, as, chatId }) =>
          html`<li key=${text}><button onClick=${() => {
            location.hash = routeTo({ chatId, as })
          }}><span>${text}</span><small>${personOf(as)?.name} ›</small></button></li>`,
      )}</ul>`
    }
  </section>`
}
