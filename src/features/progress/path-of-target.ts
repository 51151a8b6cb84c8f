import type { Element } from '../../card/card.ts'
import { type Bar, barChart } from '../../card/chart.ts'
import { type PathPoint, pathChart } from '../../card/path-chart.ts'
import { dueDayOf } from '../../plan/deadline.ts'
import { expectedOn } from '../../plan/light.ts'
import { goalOf, isMet } from '../../plan/roll-up.ts'
import type { QuantitativeTarget } from '../../plan/target.ts'
import { metricWords } from '../../plan/target-wording.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { LightFacts } from '../../state/lights.ts'
import { currentValue, valuesSaid } from '../../state/standing.ts'
import { progressWording as wording } from './wording.ts'

/** Longer lines are cut at their beginning; what matters is the way that is left. */
const mostMonths = 72

/** What was reported against the line to be on, or against the goal where no start is known; bars where each banner counts. */
export function chartOf(target: QuantitativeTarget, facts: LightFacts, timeZone: string): Element | undefined {
  return target.per === undefined ? pathOf(target, facts, timeZone) : barsOf(target, facts)
}

function pathOf(target: QuantitativeTarget, facts: LightFacts, timeZone: string): Element | undefined {
  const { progress, ledger, today } = facts
  const said = valuesSaid(target, progress, ledger).filter(({ banner }) => banner === undefined)
  // Newest first: of each month the first that comes is its last word.
  const byMonth = new Map<string, number>()
  for (const { value, version } of said) {
    const month = dayIn(new Date(version.report.at), timeZone).slice(0, 7)
    if (!byMonth.has(month)) byMonth.set(month, value)
  }
  const actual = [...byMonth].reverse().map(([month, value]): PathPoint => ({ month, value }))
  const [first] = actual
  const isLine = actual.length > 1 || progress.baselines[target.id] !== undefined
  // One dot and a flat line say no more than the figure beside its target.
  if (!first || !isLine) return undefined
  const known = progress.baselines[target.id]
  const baseline = target.deadline?.kind === 'yearly' ? undefined : known
  const dueDay = dueDayOf(target, today)
  const due = dueDay?.slice(0, 7)
  const start = baseline?.day.slice(0, 7) ?? first.month
  const months = monthsBetween(start, [due ?? '', actual.at(-1)?.month ?? '', today.slice(0, 7)].sort().at(-1) ?? start)
  if (months.length < 2) return undefined
  const [goal] = goalOf(target)
  const wanted = months.map((month, at): PathPoint => {
    // Towards a month's end, so that nobody is ahead of the line by the day of the month.
    const day = at === 0 && baseline ? baseline.day : month === due ? dueDay : `${month}-28`
    return { month, value: expectedOn(day ?? today, target, dueDay, baseline) ?? goal }
  })
  return pathChart({
    title: metricWords(target),
    unit: target.unit,
    actual,
    actualName: wording.actual,
    wanted: wanted.slice(-mostMonths),
    wantedName: baseline ? wording.expected : wording.target,
  })
}

const monthOf = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

const monthsBetween = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, indexOf(to) - indexOf(from) + 1) }, (_, at) => monthOf(indexOf(from) + at))

function barsOf(target: QuantitativeTarget, { progress, ledger }: LightFacts): Element | undefined {
  const { byBanner } = currentValue(target, progress, ledger)
  const bars = ledger.banners.flatMap(({ name }): Bar[] => {
    const said = byBanner.get(name)
    if (!said) return []
    return [{ name, value: said.value, series: isMet(target, said.value) ? wording.met : wording.notMet }]
  })
  const [first] = bars
  if (!first || bars.length < 2) return undefined
  const colors = first.series === wording.met ? ['#34a853', '#f54a45'] : ['#f54a45', '#34a853']
  return barChart(`${metricWords(target)}${target.unit ? `（${target.unit}）` : ''}`, bars, colors)
}
