import htm from '/vendor/htm/dist/htm.module.js'
import { Component, createRef, Fragment, h, render } from '/vendor/preact/dist/preact.mjs'

export { Component, createRef, Fragment, render }

/** Templates in place of JSX: the page is served as it lies here, nothing is compiled. */
export const html = htm.bind(h)

/** @param {...(string | false | null | undefined)} names */
export const classes = (...names) => names.filter(Boolean).join(' ')

/** Redraws only when one of its own properties changed; for the long lists. */
export class Still extends Component {
  shouldComponentUpdate(next) {
    const keys = new Set([...Object.keys(next), ...Object.keys(this.props)])
    for (const key of keys) if (next[key] !== this.props[key]) return true
    return false
  }
}
