/** Units that measure the same, as multiples of the first. */
const families: readonly Readonly<Record<string, number>>[] = [
  { 亩: 1, 公顷: 15, 平方公里: 1500, 平方千米: 1500, km2: 1500 },
  { 元: 1, 块: 1, 块钱: 1 },
  { '%': 1, 个百分点: 1, 百分点: 1, 个点: 1, 点: 1, '‰': 0.1 },
  { 人: 1, 人次: 1, 名: 1, 位: 1 },
  // Things are counted one by one; which word goes with them is a matter of style.
  Object.fromEntries([...'个家户条处项座所村支台次名件对镇'].map((counter) => [counter, 1])),
]
const longestFirst = families.flatMap(Object.keys).sort((a, b) => b.length - a.length)
const multiples: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** 万亩 is ten thousand of 亩. */
export function splitUnit(unit: string): { readonly scale: number; readonly base: string } {
  const scale = multiples[unit[0] ?? '']
  return scale !== undefined && unit.length > 1 ? { scale, base: unit.slice(1) } : { scale: 1, base: unit }
}

/** Persons and things: there is no half of one. */
export const isCounted = (unit: string) => families.slice(3).some((family) => splitUnit(unit).base in family)

/** How many `wanted` one `typed` is; undefined where they measure different things. */
export function factorBetween(typed: string, wanted: string): number | undefined {
  const from = splitUnit(typed)
  const to = splitUnit(wanted)
  const one = multipleOf(from.base, to.base) ?? multipleOf(withoutThing(from.base), to.base)
  return one === undefined ? undefined : (from.scale * one) / to.scale
}

function multipleOf(typed: string, wanted: string): number | undefined {
  if (typed === wanted) return 1
  const family = families.find((each) => typed in each && wanted in each)
  const [one, other] = [family?.[typed], family?.[wanted]]
  return one === undefined || other === undefined ? undefined : one / other
}

/** 350家合作社, 100个村: the thing itself may stand behind its unit. */
function withoutThing(typed: string): string {
  const unit = longestFirst.find((each) => typed.startsWith(each)) ?? typed
  return /^(?!月|工作日|小时|星期)\p{Script=Han}{0,10}$/u.test(typed.slice(unit.length)) ? unit : typed
}
