import type { Element } from './card.ts'

export interface Bar {
  readonly name: string
  readonly value: number
  readonly series: string
}

/** A phone gives a chart little more height than a line of text: what is around it has to be small. */
export const compact = (title: string) => ({
  title: { visible: true, text: title, textStyle: { fontSize: 14 }, padding: { bottom: 4 } },
  padding: 4,
  legends: { visible: true, orient: 'bottom', padding: { top: 4 } },
})

/** One ring, `colors` in the order of its parts. */
export const ringChart = (
  title: string,
  parts: readonly { readonly name: string; readonly value: number }[],
  colors: readonly string[],
): Element => ({
  tag: 'chart',
  aspect_ratio: '16:9',
  color_theme: 'brand',
  chart_spec: {
    type: 'pie',
    ...compact(title),
    color: colors,
    data: { values: parts },
    categoryField: 'name',
    valueField: 'value',
    innerRadius: 0.5,
    outerRadius: 0.8,
    label: { visible: true },
  },
})

/** Stacked bars, one a name. `colors` are taken in the order in which the series first come. */
export const barChart = (title: string, bars: readonly Bar[], colors?: readonly string[]): Element => ({
  tag: 'chart',
  aspect_ratio: '16:9',
  color_theme: 'brand',
  chart_spec: {
    type: 'bar',
    ...compact(title),
    ...(colors && { color: colors }),
    data: { values: bars },
    xField: 'name',
    yField: 'value',
    seriesField: 'series',
    stack: true,
    barMaxWidth: 40,
  },
})
