import { lightRule } from '../plan/light-wording.ts'
import { periodOf, periodWords } from '../plan/period.ts'
import { dayIn, wallTimeIn } from '../plan/time-zone.ts'
import { choicesIn, filtered } from '../state/board-filter.ts'
import { countLights, overviewOf } from '../state/overview.ts'
import { expectedIn } from '../state/period-standing.ts'
import { unitStandings } from '../state/unit-standing.ts'
import { type BoardView, linkTo, type OpenedBy } from './board-view.ts'
import { filterForm } from './filter-form.ts'
import { type Html, html } from './html.ts'
import { lightCounts, shareBar } from './light-parts.ts'
import type { PageFacts } from './page-facts.ts'
import { taskTable } from './task-table.ts'
import { unitTable } from './unit-table.ts'
import { pageWording as wording } from './wording.ts'

/** The whole ledger with its lights, by task or by unit, narrowed by the filter. */
export function boardPage(view: BoardView, opened: OpenedBy, facts: PageFacts): Html {
  const { state, ledger, settings, now } = facts
  const today = dayIn(now, settings.timeZone)
  const all = overviewOf({ progress: state.progress, deadlines: state.deadlines, ledger, today })
  const shown = filtered(all, view, ledger)
  const counts = countLights(filtered(all, { ...view, light: undefined }, ledger))
  const period = periodOf(today, settings.cycle)
  const link = (more: Partial<Record<keyof BoardView, string>>) => linkTo(view, opened, more)
  return html`<header>
<h1>${ledger.plan.title} · ${wording.board}</h1>
<p class="quiet">${wording.asOf(wallTimeIn(now, settings.timeZone), periodWords(period))}</p>
${lightCounts(counts, (light) => link({ light, page: '1' }))}
${shareBar(counts)}
</header>
<main>
<nav class="views" aria-label="${wording.board}">
${(['task', 'unit'] as const).map(
  (by) =>
    html`<a href="${link({ by, page: '1' })}"${by === view.by && html` aria-current="page"`}>${by === 'task' ? wording.byTask : wording.byUnit}</a>`,
)}
</nav>
${filterForm(view, opened, choicesIn(all, ledger))}
${
  view.by === 'unit'
    ? unitTable(unitStandings(shown, expectedIn(period, { progress: state.progress, ledger }), ledger), link)
    : taskTable(shown, view, { opened, facts, link })
}
</main>
<footer>
<p>${lightRule}</p>
<p>${wording.validUntil(wallTimeIn(new Date(opened.until * 1000), settings.timeZone).slice(11))}</p>
</footer>`
}
