import { isRecord } from '../../sandbox/press/components.ts'
import { harmless, padTo, widthOf, wrap } from './columns.ts'
import { dayAndTime, markdownText, type NameOf } from './markdown-text.ts'

type Node = Readonly<Record<string, unknown>>

interface TableColumn {
  readonly name: string
  readonly display_name?: string
  readonly data_type?: string
}

/** Every row, without pages. */
export function renderTable(element: Node, nameOf: NameOf): string[] {
  const columns = (element.columns ?? []) as readonly TableColumn[]
  const rows = (element.rows ?? []) as readonly Node[]
  const cells = [
    columns.map(({ display_name, name }) => display_name ?? name),
    ...rows.map((row) => columns.map((column) => cellText(row[column.name], column, nameOf))),
  ]
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))))
  return cells.map((row) =>
    row
      .map((cell, at) => padTo(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function cellText(value: unknown, { data_type }: TableColumn, nameOf: NameOf): string {
  if (value === undefined || value === null) return ''
  if (data_type === 'persons')
    return [value]
      .flat()
      .map((id) => nameOf(String(id)))
      .join('、')
  if (data_type === 'date') return dayAndTime(Number(value)).slice(0, 10)
  if (Array.isArray(value))
    return value
      .filter(isRecord)
      .map(({ text }) => harmless(String(text)))
      .join(' ')
  return data_type === 'markdown' || data_type === 'lark_md'
    ? markdownText(String(value), nameOf)
    : harmless(String(value))
}

/** The figures of a chart, one line a series. */
export function renderChart(spec: unknown, width: number): string[] {
  const { title, data, xField, yField, seriesField } = (isRecord(spec) ? spec : {}) as {
    title?: { text?: string }
    data?: { values?: readonly Node[] } | readonly { values?: readonly Node[] }[]
  } & Record<'xField' | 'yField' | 'seriesField', string | undefined>
  const rows = [data].flat().flatMap((part) => part?.values ?? [])
  const series = new Map<string, string[]>()
  for (const row of rows) {
    const name = seriesField === undefined ? '' : String(row[seriesField] ?? '')
    const point = [xField, yField].map((field) => harmless(String(row[field ?? ''] ?? ''))).join(' ')
    series.set(name, [...(series.get(name) ?? []), point])
  }
  const lines = [...series].map(([name, points]) => `${name ? `${harmless(name)}：` : ''}${points.join('，')}`)
  return [`〔图〕${title?.text ?? ''}`, ...lines.flatMap((line) => wrap(line, width - 2).map((part) => `  ${part}`))]
}
