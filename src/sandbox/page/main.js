import { followRoute, load } from './actions.js'
import { App } from './app.js'
import { applyTheme, followSystem } from './look.js'
import { getState, markSeen, setState, subscribe } from './state.js'
import { listen } from './stream.js'
import { firstTour } from './tour/tour.js'
import { html, render } from './view.js'

const root = document.getElementById('app')

function show(state) {
  if (state.phase === 'loading') return
  document.getElementById('starting')?.remove()
  applyTheme(state)
  render(html`<${App} state=${state} />`, root)
}

subscribe(show)
followSystem(() => show(getState()))
addEventListener('hashchange', followRoute)
document.addEventListener('visibilitychange', () => {
  const { chatId } = getState()
  if (!document.hidden && chatId) markSeen(chatId)
})
// What happens while the page loads, a welcome for instance, is not to be missed.
await listen()
await load()
setState({ tour: firstTour() })
