import type { Card, Element } from './card.ts'

/** Feishu documents 30 KB, 200 elements and 5 tables (card JSON 2.0); we stay below for what it counts differently. */
export const limits = { bytes: 28 * 1024, elements: 180, tables: 5, charts: 5, depth: 5 } as const

export type LimitFault = 'bytes' | 'elements' | 'tables' | 'charts' | 'depth'

interface Counts {
  elements: number
  tables: number
  charts: number
  depth: number
}

function count(element: Element, depth: number, counts: Counts): void {
  counts.elements += 1
  counts.depth = Math.max(counts.depth, depth)
  if (element.tag === 'table') counts.tables += 1
  if (element.tag === 'chart') counts.charts += 1
  for (const property in element) {
    const value = element[property]
    if (typeof value !== 'object') continue
    if (Array.isArray(value)) for (const child of value) countIfElement(child, depth + 1, counts)
    else countIfElement(value, depth + 1, counts)
  }
}

function countIfElement(child: unknown, depth: number, counts: Counts): void {
  if (typeof child === 'object' && child !== null && typeof (child as Element).tag === 'string')
    count(child as Element, depth, counts)
}

/** What a card breaks, before it is sent; an empty list means it fits. */
export function faultsOf(card: Card): LimitFault[] {
  const counts: Counts = { elements: 0, tables: 0, charts: 0, depth: 0 }
  for (const element of card.body.elements) count(element, 1, counts)
  const faults: LimitFault[] = []
  if (Buffer.byteLength(JSON.stringify(card)) > limits.bytes) faults.push('bytes')
  for (const name of ['elements', 'tables', 'charts'] as const) if (counts[name] > limits[name]) faults.push(name)
  if (counts.depth > limits.depth) faults.push('depth')
  return faults
}
