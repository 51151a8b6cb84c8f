import type { Element } from './card.ts'
import { plain } from './card.ts'

export interface Column {
  readonly weight: number
  readonly elements: readonly Element[]
}

export const columns = (cells: readonly Column[]): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: cells.map(({ weight, elements }) => ({
    tag: 'column',
    width: 'weighted',
    weight,
    vertical_align: 'top',
    elements,
  })),
})

/** Set apart on grey, as a quotation is. */
export const shaded = (elements: readonly Element[]): Element => ({
  tag: 'column_set',
  columns: [{ tag: 'column', width: 'weighted', weight: 1, background_style: 'grey', padding: '8px 12px', elements }],
})

/** What is said, and beside it what can be pressed: as narrow as its buttons, so that a phone leaves the words their room. */
export const rowOf = (said: readonly Element[], buttons: readonly Element[]): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: [
    { tag: 'column', width: 'weighted', weight: 1, vertical_align: 'top', elements: said },
    ...buttons.map((one) => ({ tag: 'column', width: 'auto', vertical_align: 'center', elements: [one] })),
  ],
})

export const folded = (title: string, elements: readonly Element[]): Element => ({
  tag: 'collapsible_panel',
  expanded: false,
  header: { title: plain(title) },
  border: { color: 'grey', corner_radius: '6px' },
  elements,
})
