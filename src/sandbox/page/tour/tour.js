import { Icon } from '../icons.js'
import { setState } from '../state.js'
import { Component, classes, html } from '../view.js'
import { goTo, perform } from './act.js'
import { steps } from './steps.js'

const remembered = 'duban.tour'

export const hasTour = steps.length > 0

/** Offered to whoever comes for the first time; afterwards from the rail. */
export const firstTour = () => (hasTour && !localStorage.getItem(remembered) ? { at: 0, done: [] } : null)

function close() {
  localStorage.setItem(remembered, 'seen')
  setState({ tour: null })
}

function go(at) {
  if (at >= steps.length) return close()
  setState({ tour: { at, done: [] } })
  goTo(steps[at])
}

export const startTour = () => go(0)

/** One step at a time, beside the chat that it is about. */
export class Tour extends Component {
  state = { busy: false }

  act = async (index) => {
    this.setState({ busy: true })
    const step = steps[this.props.tour.at]
    const act = step.acts[index]
    goTo({ ...step, ...act })
    const done = await perform(act)
    this.setState({ busy: false })
    if (done) setState(({ tour }) => ({ tour: tour && { ...tour, done: [...tour.done, index] } }))
  }

  render({ tour: { at, done } }, { busy }) {
    const step = steps[at]
    const last = at === steps.length - 1
    const finished = done.length >= (step.acts?.length ?? 0)
    return html`<section class=${classes('tour', done.length > 0 && 'tried')} role="region" aria-label="导览">
      <header><small>导览 ${at + 1} / ${steps.length}</small><button class="icon-button" aria-label="不看了" title="不看了" onClick=${close}><${Icon} name="close" size=${16} /></button></header>
      <h2>${step.title}</h2>
      <p>${step.text}</p>
      <div class="tour-acts">${(step.acts ?? []).map(({ label }, index) => html`<button key=${index} class=${classes('button size-medium', done.includes(index) ? 'default taken' : 'primary')} disabled=${busy} onClick=${() => this.act(index)}>${done.includes(index) && html`<${Icon} name="check" size=${14} />`}<span>${label}</span></button>`)}</div>
      <footer>
        <button class="button size-small text" disabled=${at === 0} onClick=${() => go(at - 1)}><span>上一步</span></button>
        <button class=${classes('button size-small', finished ? 'primary_filled' : 'default')} onClick=${() => go(at + 1)}><span>${last ? '走完了' : '下一步'}</span></button>
      </footer>
    </section>`
  }
}
