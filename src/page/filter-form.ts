import type { BoardFilter, FilterChoices } from '../state/board-filter.ts'
import { lightOrder } from '../state/overview.ts'
import { type BoardView, linkTo, type OpenedBy } from './board-view.ts'
import { type Html, html } from './html.ts'
import { pageWording as wording } from './wording.ts'

/** Works without script: the browser sends the choices as the page's query. */
export function filterForm(
  view: BoardView,
  { until, sig }: OpenedBy,
  { chapters, units, months }: FilterChoices,
): Html {
  const isNarrowed = [view.chapter, view.unit, view.light, view.due].some((value) => value !== undefined)
  const choose = (name: keyof BoardFilter, label: string, options: readonly (readonly [string, string])[]) =>
    html`<label>${label}<select name="${name}"><option value="">${wording.all}</option>${options.map(
      ([value, text]) => html`<option value="${value}"${view[name] === value && html` selected`}>${text}</option>`,
    )}</select></label>`
  return html`<form class="filters" method="get" aria-label="${wording.filters}">
<input type="hidden" name="until" value="${until}"><input type="hidden" name="sig" value="${sig}">
<input type="hidden" name="by" value="${view.by}">
${choose(
  'chapter',
  wording.chapter,
  chapters.map(({ locator, title }) => [locator, `${locator} ${title}`] as const),
)}
${choose(
  'unit',
  wording.unit,
  units.map((unit) => [unit, unit] as const),
)}
${choose(
  'light',
  wording.light,
  lightOrder.map((color) => [color, wording.lightName(color)] as const),
)}
${choose(
  'due',
  wording.due,
  months.map((month) => [month, month] as const),
)}
<button class="main">${wording.apply}</button>
${isNarrowed && html`<a class="clear" href="${linkTo({ by: view.by, page: 1 }, { until, sig }, {})}">${wording.clear}</a>`}
<button type="button" class="print" hidden>${wording.print}</button>
</form>`
}
