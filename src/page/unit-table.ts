import { lightOrder } from '../state/overview.ts'
import type { UnitStanding } from '../state/unit-standing.ts'
import type { LinkTo } from './board-view.ts'
import { type Html, html } from './html.ts'
import { pageWording as wording } from './wording.ts'

const { columns } = wording

export function unitTable(standings: readonly UnitStanding[], link: LinkTo): Html {
  if (standings.length === 0) return html`<p>${wording.nothing}</p>`
  return html`<div class="scroll"><table class="cards figures-in-line">
<thead><tr><th scope="col">${wording.unit}</th><th scope="col" class="number">${columns.tasks}</th>${lightOrder.map(
    (color) => html`<th scope="col" class="number">${wording.lightName(color)}</th>`,
  )}<th scope="col" class="number">${columns.missing}</th></tr></thead>
<tbody>${standings.map(
    ({ unit, tasks, lights, asked, missing }) =>
      html`<tr><td><a href="${link({ unit: unit.name, by: 'task', page: '1' })}">${unit.name}</a></td><td class="number" data-label="${columns.tasks}">${tasks.length}</td>${lightOrder.map(
        (color) => html`<td class="number" data-label="${wording.lightName(color)}">${lights[color]}</td>`,
      )}<td class="number" data-label="${columns.missing}">${missing}/${asked}</td></tr>`,
  )}</tbody></table></div>`
}
