import { Component, createRef, html } from './view.js'

/** Feishu's question before an action: cancel or confirm. */
export class Dialog extends Component {
  box = createRef()

  componentDidMount() {
    this.box.current.showModal()
  }

  answer(yes) {
    this.box.current.close()
    this.props.onAnswer(yes)
  }

  render({ title, text, children, yes = '确定', no = '取消', danger = false, wide = false }) {
    return html`<dialog
      ref=${this.box}
      class=${wide ? 'dialog wide' : 'dialog'}
      aria-label=${title}
      onCancel=${(event) => {
        event.preventDefault()
        this.answer(false)
      }}
      onClick=${(event) => event.target === this.box.current && this.answer(false)}
    >
      <div class="dialog-inside">
        <h2>${title}</h2>
        ${text && html`<p>${text}</p>`}
        ${children}
        <div class="dialog-buttons">
          <button class="button default size-medium" onClick=${() => this.answer(false)}>${no}</button>
          <button class=${`button size-medium ${danger ? 'danger_filled' : 'primary_filled'}`} autofocus onClick=${() => this.answer(true)}>${yes}</button>
        </div>
      </div>
    </dialog>`
  }
}
