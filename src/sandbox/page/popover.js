import { Component, createRef, html } from './view.js'

const gap = 4
const edge = 8

/** A floating box beside its anchor, in the browser's top layer: no card or list can cut it off. */
export class Popover extends Component {
  box = createRef()

  componentDidMount() {
    const box = this.box.current
    box.showPopover()
    this.place()
    const first =
      box.querySelector('[aria-selected="true"],[aria-checked="true"],[aria-pressed="true"],.day[tabindex="0"]') ??
      box.querySelector('button,input')
    if (this.props.focus !== false) first?.focus({ preventScroll: true })
    first?.scrollIntoView?.({ block: 'nearest' })
    addEventListener('pointerdown', this.outside, true)
    addEventListener('resize', this.close)
    addEventListener('scroll', this.scrolled, true)
  }

  componentDidUpdate() {
    this.place()
  }

  componentWillUnmount() {
    removeEventListener('pointerdown', this.outside, true)
    removeEventListener('resize', this.close)
    removeEventListener('scroll', this.scrolled, true)
  }

  place() {
    const box = this.box.current
    const { anchor, align, above } = this.props
    if (!anchor || !box) return
    const at = anchor.getBoundingClientRect()
    if (this.props.fit) box.style.minWidth = `${at.width}px`
    const { offsetWidth: width, offsetHeight: height } = box
    const below = at.bottom + gap
    const fitsBelow = below + height <= innerHeight - edge
    const wantsAbove = above || (!fitsBelow && at.top > innerHeight - at.bottom)
    const top = wantsAbove ? at.top - gap - height : below
    const left = align === 'end' ? at.right - width : at.left
    box.style.top = `${Math.max(edge, Math.min(top, innerHeight - height - edge))}px`
    box.style.left = `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px`
  }

  close = () => this.props.onClose()

  outside = (event) => {
    const inside = this.box.current?.contains(event.target) || this.props.anchor?.contains(event.target)
    if (!inside) this.close()
  }

  scrolled = (event) => {
    if (!this.box.current?.contains(event.target)) this.place()
  }

  onKeyDown = (event) => {
    if (event.key === 'Escape' || (event.key === 'Tab' && this.props.focus !== false)) {
      event.stopPropagation()
      if (event.key === 'Escape') event.preventDefault()
      this.close()
      this.props.anchor?.focus()
      return
    }
    if (this.props.onKeyDown) this.props.onKeyDown(event)
    else moveFocus(event, this.box.current)
  }

  render({ children, class: name, role, label }) {
    return html`<div ref=${this.box} popover="manual" class=${`popover ${name ?? ''}`} role=${role} aria-label=${label} onKeyDown=${this.onKeyDown}>${children}</div>`
  }
}

/** Arrow keys walk through the buttons of a list. */
export function moveFocus(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step && event.key !== 'Home' && event.key !== 'End') return
  const items = [...box.querySelectorAll('button:not(:disabled)')]
  if (!items.length) return
  event.preventDefault()
  const at = items.indexOf(document.activeElement)
  const next = step ? (at + step + items.length) % items.length : event.key === 'Home' ? 0 : items.length - 1
  items[next].focus()
}
