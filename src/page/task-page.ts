import { periodWords } from '../plan/period.ts'
import type { ReportedValue, ReportVersion } from '../plan/progress.ts'
import { amountWords, stateWords, statusWords } from '../plan/report-wording.ts'
import { goalOf } from '../plan/roll-up.ts'
import type { QuantitativeTarget, Target } from '../plan/target.ts'
import { committedWords, deadlineWords, metricWords, valueWords } from '../plan/target-wording.ts'
import { locatorOf, type Task } from '../plan/task.ts'
import { dayIn, momentWords, wallTimeIn } from '../plan/time-zone.ts'
import type { LightFacts } from '../state/lights.ts'
import { standingOf, type TargetStanding } from '../state/overview.ts'
import { signedPath } from '../state/page-link.ts'
import { currentValue, valuesSaid, versionsOf } from '../state/standing.ts'
import type { OpenedBy } from './board-view.ts'
import { type Html, html } from './html.ts'
import { lightMark } from './light-parts.ts'
import type { PageFacts } from './page-facts.ts'
import { pathChart } from './path-chart.ts'
import { pageWording as wording } from './wording.ts'

const { columns } = wording

/** One task: its targets with light and path, and every version of what was reported. */
export function taskPage(task: Task, { secret, until }: OpenedBy, facts: PageFacts): Html {
  const { state, ledger, settings, now } = facts
  const lights: LightFacts = { progress: state.progress, ledger, today: dayIn(now, settings.timeZone) }
  const { light, targets } = standingOf(task, { ...lights, deadlines: state.deadlines })
  const charts = targets.flatMap(({ target }) => chartOf(target, lights, settings.timeZone) ?? [])
  return html`<header>
<p class="back"><a href="../${signedPath(secret, { kind: 'board' }, until)}">${wording.back}</a></p>
<h1>${locatorOf(task)} ${task.title}</h1>
<p>${lightMark(light.color)} <span class="quiet">${wordsAsOf(facts)}</span> <button type="button" class="print" hidden>${wording.print}</button></p>
<p><span class="quiet">${wording.owners}：</span>${task.units.join('、') || wording.noOwners}</p>
</header>
<main>
<h2>${wording.targets}</h2>
${targets.length > 0 ? targetTable(targets, lights) : html`<p>${wording.noTargets}</p>`}
${charts.length > 0 && html`<h2>${wording.chart}</h2><div class="charts">${charts}</div>`}
<h2>${wording.history}</h2>
${history(task, facts)}
</main>
<footer><p>${wording.validUntil(wallTimeIn(new Date(until * 1000), settings.timeZone).slice(11))}</p></footer>`
}

const wordsAsOf = ({ now, settings, ledger }: PageFacts) =>
  `${ledger.plan.title}，${momentWords(now.toISOString(), settings.timeZone, now)}`

const targetTable = (targets: readonly TargetStanding[], lights: LightFacts): Html =>
  html`<div class="scroll"><table class="cards">
<thead><tr><th scope="col">${columns.light}</th><th scope="col">${columns.metric}</th><th scope="col">${columns.goal}</th><th scope="col">${columns.current}</th><th scope="col">${columns.expected}</th><th scope="col">${columns.deadline}</th></tr></thead>
<tbody>${targets.map((standing) => targetRow(standing, lights))}</tbody></table></div>`

function targetRow({ target, light, value, committed }: TargetStanding, lights: LightFacts): Html {
  const unit = target.kind === 'quantitative' ? target.unit : '%'
  const amount = (figure: number | undefined) => figure !== undefined && amountWords(figure, unit)
  const none = target.kind === 'quantitative' ? wording.never : wording.noFigure
  return html`<tr><td>${lightMark(light.color)}</td><td>${metricWords(target)}</td>
<td data-label="${columns.goal}">${valueWords(target)}</td>
<td data-label="${columns.current}">${amount(value) || none}${bannerRows(target, lights)}</td>
<td data-label="${columns.expected}">${amount(light.expected)}</td>
<td data-label="${columns.deadline}">${deadlineWords(target)}${committed && html`<br>${committedWords(committed)}`}</td></tr>`
}

/** Each banner's own figure, where each has to meet the target by itself. */
function bannerRows(target: Target, { progress, ledger }: LightFacts): Html | undefined {
  if (target.kind !== 'quantitative' || target.per !== 'banner') return undefined
  const { byBanner } = currentValue(target, progress, ledger)
  const rows = ledger.banners.flatMap(({ name }) => {
    const said = byBanner.get(name)
    return said ? [`${name} ${amountWords(said.value, target.unit)}`] : []
  })
  return html`<br><span class="quiet">${[wording.banners(byBanner.size, ledger.banners.length), ...rows].join('；')}</span>`
}

function chartOf(target: Target, lights: LightFacts, timeZone: string): Html | undefined {
  if (target.kind !== 'quantitative') return undefined
  const actual = valuesSaid(target, lights.progress, lights.ledger)
    .filter(({ banner }) => banner === undefined)
    .map(({ value, version }) => ({ day: dayIn(new Date(version.report.at), timeZone), value }))
    .reverse()
  const [first] = actual
  const last = actual.at(-1)
  if (!first || !last) return undefined
  const amount = (value: number) => amountWords(value, target.unit)
  return pathChart({
    title: `${metricWords(target)}${target.unit && `（${target.unit}）`}`,
    words: `${wording.chartOf(metricWords(target))}：${wording.chartWords(actual.length, amount(first.value), amount(last.value), valueWords(target))}`,
    actual,
    goal: goalOf(target)[0],
    path: pathOf(target, lights),
  })
}

function pathOf(target: QuantitativeTarget, { progress }: LightFacts) {
  const baseline = progress.baselines[target.id]
  if (!baseline || target.deadline?.kind !== 'by') return undefined
  return [baseline, { day: target.deadline.day, value: goalOf(target)[0] }] as const
}

function history(task: Task, facts: PageFacts): Html {
  const versions = versionsOf(facts.state.progress, task.id).toReversed()
  const ever = facts.state.progress.tasks[task.id]?.count ?? 0
  if (versions.length === 0) return html`<p>${wording.noHistory}</p>`
  return html`${ever > versions.length && html`<p class="quiet">${wording.keptOnly(versions.length, ever)}</p>`}
<div class="scroll"><table class="cards">
<thead><tr><th scope="col">${columns.at}</th><th scope="col">${columns.who}</th><th scope="col">${columns.said}</th><th scope="col">${columns.state}</th></tr></thead>
<tbody>${versions.map((version) => versionRow(version, facts))}</tbody></table></div>`
}

function versionRow({ report, state, review }: ReportVersion, facts: PageFacts): Html {
  const { people, settings, now, ledger } = facts
  const moment = (iso: string) => momentWords(iso, settings.timeZone, now)
  const isVoid = state === 'returned' || state === 'withdrawn' || state === 'replaced'
  const figures = report.values.map((value) => figureWords(value, ledger.target(value.target))).join('；')
  const marks = [
    periodWords({ id: report.period }),
    ...(report.late ? [wording.late] : []),
    ...(report.how === 'correction' ? [wording.correction] : []),
  ]
  return html`<tr${isVoid && html` class="void"`}><td class="nowrap" data-label="${columns.at}">${moment(report.at)}</td>
<td data-label="${columns.who}">${report.unit} ${people.nameOf(report.person)}</td>
<td>${statusWords[report.status]} <span class="quiet">${marks.join(' · ')}</span>${figures && html`<br><span class="figures">${figures}</span>`}${report.note && html`<br>${report.note}`}</td>
<td data-label="${columns.state}">${stateWords[state]}${
    review &&
    html`<br><span class="quiet">${wording.review(people.nameOf(review.person) ?? '', moment(review.at), review.comment)}</span>`
  }</td></tr>`
}

function figureWords({ value, banner }: ReportedValue, target: Target | undefined): string {
  if (!target) return String(value)
  const unit = target.kind === 'quantitative' ? target.unit : '%'
  return `${banner ? `${banner} ` : ''}${metricWords(target)} ${amountWords(value, unit)}`
}
