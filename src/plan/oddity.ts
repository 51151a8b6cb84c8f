import { factorBetween, isCounted, splitUnit } from './measure.ts'
import { comesDown, goalOf, isMet } from './roll-up.ts'
import type { QuantitativeTarget } from './target.ts'
import type { Bound } from './value-phrases.ts'

/** What is odd about a value: asked about, not refused. `unsure`: 不到63% is said to meet 63%. */
export type Oddity = 'over-100' | 'negative' | 'fraction' | 'shrinking' | 'far-above' | 'unsure'

/** More than so many times the target is a slip of the unit: 32000 typed for 3.2万元. */
const farAbove = 100

/** `last`: the value that counts now, where there is one. */
export function impossible(
  value: number,
  target: QuantitativeTarget,
  last?: number,
  comparator?: Bound,
): Oddity | undefined {
  const { unit, course } = target
  const [, goal] = goalOf(target)
  if (value < 0) return 'negative'
  if (unit === '%' && course !== 'rise' && value > 100) return 'over-100'
  if (isCounted(unit) && !isWhole(value * splitUnit(unit).scale)) return 'fraction'
  if (goal > 0 && value > goal * farAbove) return 'far-above'
  if (last !== undefined && value < last && accumulates(target)) return 'shrinking'
  if (comparator === (comesDown(target) ? '>=' : '<=') && isMet(target, value)) return 'unsure'
  return undefined
}

const isWhole = (number: number) => Math.abs(number - Math.round(number)) < 1e-6

/** A count of what was built or done so far does not shrink; a share, an income or what begins anew each year may. */
const accumulates = ({ course, unit, comparator, deadline }: QuantitativeTarget) =>
  course !== 'keep' &&
  deadline?.kind !== 'yearly' &&
  (isCounted(unit) || isArea(unit)) &&
  comparator !== '<=' &&
  comparator !== 'range'
const isArea = (unit: string) => factorBetween('亩', unit) !== undefined
