import type { Element } from './card.ts'

export type Cell = string | number | readonly { readonly text: string; readonly color: string }[]

export interface TableColumn {
  readonly name: string
  readonly title: string
  /** `options` are coloured words, such as lights. */
  readonly type?: 'text' | 'number' | 'options' | 'markdown'
  readonly width?: string
}

/** At a card's root only, at most five in a card. Text cells are plain: nothing in them is markup. */
export const table = (
  columns: readonly TableColumn[],
  rows: readonly Readonly<Record<string, Cell>>[],
  pageSize = 10,
): Element => ({
  tag: 'table',
  page_size: Math.max(1, Math.min(10, pageSize)),
  row_height: 'auto',
  freeze_first_column: true,
  header_style: { bold: true, background_style: 'grey', lines: 1, text_align: 'left' },
  columns: columns.map(({ name, title, type = 'text', width = 'auto' }) => ({
    name,
    display_name: title,
    data_type: type,
    width,
  })),
  rows,
})
