import { lightWord } from '../card/light.ts'
import type { LightColor } from '../plan/light.ts'
import { type LightCounts, lightOrder } from '../state/overview.ts'
import { type Html, html } from './html.ts'
import { pageWording as wording } from './wording.ts'

export const lightMark = (color: LightColor): Html => html`<span class="light ${color}">${lightWord(color)}</span>`

/** The shares of the lights as one bar; its words stand beside it, in the counts. */
export function shareBar(counts: LightCounts): Html {
  const total = lightOrder.reduce((sum, color) => sum + counts[color], 0)
  if (total === 0) return html``
  let from = 0
  const parts = lightOrder.map((color) => {
    const width = (counts[color] / total) * 1000
    const part = html`<rect class="${color}" x="${from}" y="0" width="${width}" height="10"></rect>`
    from += width
    return part
  })
  return html`<svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`
}

export const lightCounts = (counts: LightCounts, linkTo: (color: LightColor) => string): Html =>
  html`<ul class="counts">${lightOrder.map(
    (color) =>
      html`<li><a class="${color}" href="${linkTo(color)}"><strong>${counts[color]}</strong>${wording.lightName(color)}</a></li>`,
  )}</ul>`
