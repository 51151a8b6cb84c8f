import type { BoardFilter } from '../state/board-filter.ts'

export interface BoardView extends BoardFilter {
  readonly by: 'task' | 'unit'
  /** From 1; every row where it is `all`. */
  readonly page: number | 'all'
}

/** The link that opened the page, which its own links have to carry on. */
export interface OpenedBy {
  readonly secret: string
  readonly until: number
  readonly sig: string
}

export type LinkTo = (more: Partial<Record<keyof BoardView, string>>) => string

/** The same page with another view; the signature vouches for the page, not for its filter. */
export function linkTo(
  view: BoardView,
  { until, sig }: Omit<OpenedBy, 'secret'>,
  more: Partial<Record<keyof BoardView, string>>,
): string {
  const query = new URLSearchParams({ until: String(until), sig })
  for (const [name, value] of Object.entries({ ...view, ...more })) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return `?${query}`
}
