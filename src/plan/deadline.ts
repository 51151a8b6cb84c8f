import type { Target } from './target.ts'

/** The day by which a target is due, seen from a day: of a yearly one the end of that year. */
export function dueDayOf({ deadline }: Target, on: string): string | undefined {
  if (!deadline) return undefined
  return deadline.kind === 'by' ? deadline.day : `${on.slice(0, 4)}-12-31`
}

/** A target of every year begins anew with it: what was reported before this day says nothing about it. */
export function countsFrom({ deadline }: Target, on: string): string | undefined {
  return deadline?.kind === 'yearly' ? `${on.slice(0, 4)}-01-01` : undefined
}
