import type { LightColor } from '../plan/light.ts'

/** What a cell holds. Text stays text whatever it begins with. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** `2025-12-31` */
  | { readonly kind: 'day'; readonly day: string }
  /** `2025-11-05 10:00`, as a clock on the wall shows it. */
  | { readonly kind: 'moment'; readonly wall: string }
  | { readonly kind: 'light'; readonly color: LightColor }
  | undefined

export interface SheetColumn<Row> {
  readonly title: string
  /** In characters of Latin script; a Chinese one takes two. */
  readonly width: number
  readonly cell: (row: Row) => Cell
}

export interface Sheet {
  readonly name: string
  /** So many columns stay in sight while the others move. */
  readonly frozen: number
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

export const sheetOf = <Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  frozen = 1,
): Sheet => ({
  name,
  frozen,
  columns,
  rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
})

export const text = (content: string | undefined): Cell =>
  content === undefined || content === '' ? undefined : { kind: 'text', text: content }
export const number = (value: number | undefined): Cell =>
  value === undefined ? undefined : { kind: 'number', number: value }
export const day = (date: string | undefined): Cell => (date === undefined ? undefined : { kind: 'day', day: date })
export const moment = (wall: string | undefined): Cell => (wall === undefined ? undefined : { kind: 'moment', wall })
export const light = (color: LightColor): Cell => ({ kind: 'light', color })
