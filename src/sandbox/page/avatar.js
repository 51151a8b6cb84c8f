import { html } from './view.js'

const hues = ['blue', 'orange', 'green', 'violet', 'turquoise', 'indigo', 'carmine', 'wathet']

/** The same colour for the same name on every page. */
const hueOf = (name) =>
  hues[
    Math.abs([...name].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16777619), 2166136261)) %
      hues.length
  ]

export function Avatar({ name, size = 36, group = false, bot = false }) {
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.42)}px` }
  const kind = bot ? 'avatar bot' : `avatar hue-${hueOf(name)}${group ? ' group' : ''}`
  return html`<span class=${kind} style=${style} aria-hidden="true">${bot ? html`<${Check} />` : firstLetter(name)}</span>`
}

const firstLetter = (name) => [...name.replace(/^市(?=..)/, '')][0] ?? '?'

function Check() {
  return html`<svg viewBox="0 0 32 32" width="78%" height="78%" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">
    <path d="M8 10.5h16M8 16h9M8 21.5h6M17.5 21.5l2.7 2.5 4.6-5.2" />
  </svg>`
}
