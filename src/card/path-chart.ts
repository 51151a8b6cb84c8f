import type { Element } from './card.ts'
import { compact } from './chart.ts'

export interface PathPoint {
  /** A month, `2025-11`. */
  readonly month: string
  readonly value: number
}

export interface PathFacts {
  readonly title: string
  readonly unit: string
  /** What was reported. */
  readonly actual: readonly PathPoint[]
  readonly actualName: string
  /** The line to hold it against, month by month, so that the axis shows time as it passes. */
  readonly wanted: readonly PathPoint[]
  readonly wantedName: string
}

/** A dashed line to be on, and what was reported. A combined chart without functions, as the oldest client draws it. */
export const pathChart = ({ title, unit, actual, actualName, wanted, wantedName }: PathFacts): Element => ({
  tag: 'chart',
  aspect_ratio: '16:9',
  color_theme: 'brand',
  chart_spec: {
    type: 'common',
    ...compact(title),
    color: ['#8f959e', '#3370ff'],
    data: [
      { id: 'wanted', values: wanted.map(({ month, value }) => ({ x: month, y: value, series: wantedName })) },
      { id: 'actual', values: actual.map(({ month, value }) => ({ x: month, y: value, series: actualName })) },
    ],
    series: [
      { ...line, dataIndex: 0, point: { visible: false }, line: { style: { lineDash: [6, 4], lineWidth: 2 } } },
      { ...line, dataIndex: 1, point: { visible: true }, line: { style: { lineWidth: 2 } } },
    ],
    axes: [
      { orient: 'left', zero: false, title: { visible: unit !== '', text: unit } },
      { orient: 'bottom', type: 'band' },
    ],
  },
})

const line = { type: 'line', xField: 'x', yField: 'y', seriesField: 'series' } as const
