import { statusWords } from '../plan/report-wording.ts'
import { committedWords } from '../plan/target-wording.ts'
import { locatorOf } from '../plan/task.ts'
import { dayIn, momentWords } from '../plan/time-zone.ts'
import { committedBeside, nextDue, type TaskStanding } from '../state/overview.ts'
import { signedPath } from '../state/page-link.ts'
import type { BoardView, LinkTo, OpenedBy } from './board-view.ts'
import { type Html, html } from './html.ts'
import { lightMark } from './light-parts.ts'
import type { PageFacts } from './page-facts.ts'
import { pageWording as wording } from './wording.ts'

const { columns } = wording
const perPage = 100

interface TableParts {
  readonly opened: OpenedBy
  readonly facts: PageFacts
  readonly link: LinkTo
}

export function taskTable(
  shown: readonly TaskStanding[],
  { page }: BoardView,
  { opened, facts, link }: TableParts,
): Html {
  if (shown.length === 0) return html`<p>${wording.nothing}</p>`
  const pages = Math.ceil(shown.length / perPage)
  const at = page === 'all' ? 1 : Math.min(page, pages)
  const rows = page === 'all' ? shown : shown.slice((at - 1) * perPage, at * perPage)
  return html`<p class="quiet">${wording.tasks(shown.length)}</p>
<div class="scroll"><table class="cards">
<thead><tr><th scope="col">${columns.light}</th><th scope="col">${columns.task}</th><th scope="col">${columns.units}</th><th scope="col">${columns.due}</th><th scope="col">${columns.status}</th><th scope="col">${columns.last}</th></tr></thead>
<tbody>${rows.map((row) => taskRow(row, opened, facts))}</tbody>
</table></div>
${
  pages > 1 &&
  page !== 'all' &&
  html`<nav class="pages" aria-label="${wording.page(at, pages)}"><span>${wording.page(at, pages)}</span>
${at > 1 && html`<a href="${link({ page: String(at - 1) })}">${wording.earlier}</a>`}
${at < pages && html`<a href="${link({ page: String(at + 1) })}">${wording.later}</a>`}
<a href="${link({ page: 'all' })}">${wording.everything}</a></nav>`
}`
}

function taskRow(standing: TaskStanding, { secret, until }: OpenedBy, { settings, now }: PageFacts): Html {
  const { task, light, newest } = standing
  const due = nextDue(standing, dayIn(now, settings.timeZone))
  const committed = committedBeside(standing, due)
  const path = signedPath(secret, { kind: 'task', task: task.id }, until)
  return html`<tr><td>${lightMark(light.color)}</td>
<td><a href="${path}">${locatorOf(task)} ${task.title}</a></td>
<td data-label="${columns.units}">${task.units.join('、') || wording.noOwners}</td>
<td class="nowrap" data-label="${columns.due}">${due ?? wording.noDue}${committed && html`<br><span class="quiet">${committedWords(committed)}</span>`}</td>
<td class="nowrap" data-label="${columns.status}">${newest ? statusWords[newest.report.status] : wording.never}</td>
<td data-label="${columns.last}">${newest && html`${newest.report.unit} <span class="nowrap">${momentWords(newest.report.at, settings.timeZone, now)}</span>`}</td></tr>`
}
