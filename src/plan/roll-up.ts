import { factorBetween, isCounted } from './measure.ts'
import type { QuantitativeTarget } from './target.ts'

/** 左右: within a tenth of the value. The plan names no margin; this one is ours, and the card shows value and target. */
const aboutMargin = 0.1

export const goalOf = ({ value }: QuantitativeTarget): readonly [number, number] =>
  typeof value === 'number' ? [value, value] : value

/** 缩小到: less is better. Of a target about a value only its note tells. */
export const comesDown = ({ comparator, note = '' }: QuantitativeTarget): boolean =>
  comparator === '<=' || (comparator === '~' && /缩小|压减|[降减]到|[降减]至|下降|减少到/.test(note))

/** Whether a value meets the target by its comparator. `rise` and `fall` are stated as the change itself. */
export function isMet(target: QuantitativeTarget, value: number): boolean {
  const [low, high] = goalOf(target)
  switch (target.comparator) {
    case '>':
      return value > low
    case '>=':
    // 达到: more is no failure.
    case '=':
      return value >= low
    case '<=':
      return value <= high
    case '~':
      return comesDown(target) ? value <= high * (1 + aboutMargin) : value >= low * (1 - aboutMargin)
    case 'range':
      return value >= low && value <= high
    default:
      return target.comparator satisfies never
  }
}

/**
 * How rows of several units come to one figure. `each` has to meet it by itself: eight of nine met is not met. `sum` of
 * what is counted or measured as area; `poorest` of shares and ratios, which cannot be added.
 */
export type RollUpKind = 'each' | 'sum' | 'poorest'

export function rollUpKind({ per, unit, course }: QuantitativeTarget): RollUpKind {
  if (per) return 'each'
  const adds = course !== 'keep' && (isCounted(unit) || factorBetween('亩', unit) !== undefined)
  return adds ? 'sum' : 'poorest'
}

export interface RolledUp {
  readonly kind: RollUpKind
  /** Of a sum what has come in so far; else the poorest row, known only when every row is in. */
  readonly value: number | undefined
  readonly met: boolean
  /** Rows that meet the value by themselves. */
  readonly meeting: number
  readonly missing: number
  readonly of: number
}

/** `undefined` is a row that nobody has reported. */
export function rollUp(target: QuantitativeTarget, rows: readonly (number | undefined)[]): RolledUp {
  const kind = rollUpKind(target)
  const known = rows.filter((row) => row !== undefined)
  const missing = rows.length - known.length
  const value = kind === 'sum' ? sumOf(known) : missing === 0 ? poorest(target, known) : undefined
  const mayStillGrow = missing > 0 && (target.comparator === 'range' || comesDown(target))
  return {
    kind,
    value,
    met: value !== undefined && !mayStillGrow && isMet(target, value),
    meeting: known.filter((row) => isMet(target, row)).length,
    missing,
    of: rows.length,
  }
}

function sumOf(rows: readonly number[]): number | undefined {
  if (rows.length === 0) return undefined
  return Number(rows.reduce((sum, row) => sum + row, 0).toFixed(6))
}

/** The row farthest from meeting the target. */
function poorest(target: QuantitativeTarget, rows: readonly number[]): number | undefined {
  const short = rows.filter((row) => !isMet(target, row))
  const of = short.length > 0 ? short : rows
  if (of.length === 0) return undefined
  return comesDown(target) ? Math.max(...of) : Math.min(...of)
}
