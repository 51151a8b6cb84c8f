import { daysBetween } from '../plan/day.ts'
import { type Html, html } from './html.ts'
import { pageWording as wording } from './wording.ts'

export interface ChartPoint {
  /** A calendar day. */
  readonly day: string
  readonly value: number
}

export interface PathChart {
  readonly title: string
  /** What the picture shows, for those who do not see it. */
  readonly words: string
  readonly actual: readonly ChartPoint[]
  readonly goal: number
  /** The straight line that the light is computed from: where it starts and where it has to end. */
  readonly path: readonly [ChartPoint, ChartPoint] | undefined
}

const [width, height] = [480, 220]
const inside = { left: 48, right: 12, top: 14, bottom: 26 }

/** What was reported over time beside the goal and the expected path. */
export function pathChart({ title, words, actual, goal, path = undefined }: PathChart): Html {
  const points = [...actual, ...(path ?? [])]
  const days = points.map(({ day }) => day).sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const span = Math.max(1, daysBetween(first, last))
  const ticks = ticksFor([...points.map(({ value }) => value), goal])
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)]
  const x = (day: string) => inside.left + (daysBetween(first, day) / span) * (width - inside.left - inside.right)
  const y = (value: number) =>
    rounded(inside.top + ((high - value) / (high - low || 1)) * (height - inside.top - inside.bottom))
  const line = (name: string, of: readonly ChartPoint[]) =>
    html`<polyline class="${name}" points="${of.map(({ day, value }) => `${rounded(x(day))},${y(value)}`).join(' ')}"></polyline>`
  return html`<figure><figcaption>${title}</figcaption>
<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${words}">
${ticks.map(
  (tick) =>
    html`<line class="axis" x1="${inside.left}" x2="${width - inside.right}" y1="${y(tick)}" y2="${y(tick)}"></line><text x="${inside.left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
)}
<text x="${inside.left}" y="${height - 8}">${first}</text>
${first !== last && html`<text x="${width - inside.right}" y="${height - 8}" text-anchor="end">${last}</text>`}
<line class="goal" x1="${inside.left}" x2="${width - inside.right}" y1="${y(goal)}" y2="${y(goal)}"></line>
<text class="goal-name" x="${width - inside.right}" y="${y(goal) - 4}" text-anchor="end">${wording.goal} ${goal}</text>
${path && line('path', path)}
${line('actual', actual)}
${actual.map(({ day, value }) => html`<circle class="point" cx="${rounded(x(day))}" cy="${y(value)}" r="3.5"></circle>`)}
</svg></figure>`
}

const rounded = (number: number) => Number(number.toFixed(1))

/** Three to six round numbers that hold all values. */
function ticksFor(values: readonly number[]): readonly number[] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const rough = (high - low || Math.abs(high) || 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power
  const from = Math.floor(low / step)
  const count = Math.max(1, Math.ceil(high / step) - from)
  return Array.from({ length: count + 1 }, (_, at) => Number(((from + at) * step).toPrecision(10)))
}
