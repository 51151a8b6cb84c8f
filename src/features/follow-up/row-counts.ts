import type { HeaderColor } from '../../card/card.ts'
import type { DigestRow } from './digest-rows.ts'
import { digestWording as wording } from './wording.ts'

/** Days. */
export const soon = 7

const isOverdue = ({ daysLeft }: DigestRow) => daysLeft < 0
const isSoon = ({ daysLeft }: DigestRow) => daysLeft >= 0 && daysLeft <= soon
const datedOf = (rows: readonly DigestRow[]) => rows.filter(({ targets }) => targets.length > 0)

export function colorOf(rows: readonly DigestRow[]): HeaderColor {
  const dated = datedOf(rows)
  if (dated.some(isOverdue)) return 'red'
  return dated.some(isSoon) ? 'orange' : 'blue'
}

/** How many rows of each urgency, the most urgent first. */
export function countsOf(rows: readonly DigestRow[]): { text: string; color: string }[] {
  const dated = datedOf(rows)
  const overdue = dated.filter(isOverdue).length
  const near = dated.filter(isSoon).length
  const later = dated.length - overdue - near
  const unreported = rows.filter(({ period }) => period !== undefined).length
  return [
    { count: overdue, words: wording.tags.overdue, color: 'red' },
    { count: near, words: wording.tags.soon, color: 'orange' },
    { count: later, words: wording.tags.later, color: 'blue' },
    { count: unreported, words: wording.tags.cycle, color: 'turquoise' },
  ].flatMap(({ count, words, color }) => (count > 0 ? [{ text: words(count), color }] : []))
}
