import type { Element } from './card.ts'
import { plain } from './card.ts'

export interface Column {
  readonly weight: number
  readonly elements: readonly Element[]
}

export const columns = (cells: readonly Column[], background: 'default' | 'grey' = 'default'): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  background_style: background,
  columns: cells.map(({ weight, elements }) => ({
    tag: 'column',
    width: 'weighted',
    weight,
    vertical_align: 'top',
    elements,
  })),
})

export const folded = (title: string, elements: readonly Element[]): Element => ({
  tag: 'collapsible_panel',
  expanded: false,
  header: { title: plain(title) },
  border: { color: 'grey', corner_radius: '6px' },
  elements,
})
