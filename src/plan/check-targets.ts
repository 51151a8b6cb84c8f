import type { TaskId } from './ids.ts'
import type { Plan } from './plan.ts'
import type { Fault } from './shape.ts'
import type { Target } from './target.ts'

interface Placed {
  readonly target: Target
  readonly path: string
  readonly task: TaskId | undefined
}

/** Ids, dates and references of every target of a plan. */
export function checkTargets(plan: Plan): Fault[] {
  const all: Placed[] = [
    ...plan.goals.map((target) => ({ target, path: `goals.${target.id}`, task: undefined })),
    ...plan.tasks.flatMap(({ id, targets }) =>
      targets.map((target) => ({ target, path: `tasks.${id}.targets.${target.id}`, task: id })),
    ),
  ]
  const known = new Set<string>(all.map(({ target }) => target.id))
  const seen = new Set<string>()
  return all.flatMap((each) => {
    const again = seen.has(each.target.id)
    seen.add(each.target.id)
    return [
      ...(again ? [{ path: each.path, reason: '指标编号重复' }] : []),
      ...checkId(each),
      ...checkReferences(each, known),
      ...checkDay(each, plan),
      ...checkValue(each),
    ]
  })
}

function checkId({ target: { id }, path, task }: Placed): Fault[] {
  const prefix = task === undefined ? 'mb-' : `${task}.`
  if (id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length))) return []
  return [{ path: `${path}.id`, reason: `指标编号应写成 ${prefix}数字` }]
}

function checkReferences({ target, path }: Placed, known: ReadonlySet<string>): Fault[] {
  const within = target.kind === 'quantitative' ? target.within : undefined
  const check = (key: 'repeats' | 'within', id: string | undefined): Fault[] => {
    if (id === undefined) return []
    if (id === target.id) return [{ path: `${path}.${key}`, reason: '不能指向自己' }]
    return known.has(id) ? [] : [{ path: `${path}.${key}`, reason: `没有编号为 ${id} 的指标` }]
  }
  return [...check('repeats', target.repeats), ...check('within', within)]
}

function checkDay({ target: { deadline }, path }: Placed, { issuedOn, horizons }: Plan): Fault[] {
  if (deadline?.kind !== 'by') return []
  const { day } = deadline
  const at = `${path}.deadline.day`
  if (day < issuedOn) return [{ path: at, reason: `${day} 早于印发日期 ${issuedOn}` }]
  const year = day.slice(0, 4)
  return horizons.includes(Number(year)) ? [] : [{ path: at, reason: `horizons 里没有 ${year} 年` }]
}

function checkValue({ target, path }: Placed): Fault[] {
  if (target.kind === 'qualitative') return []
  const { comparator, value } = target
  if ((typeof value !== 'number') !== (comparator === 'range')) {
    return [{ path: `${path}.value`, reason: 'comparator 是 range 的写成 [1, 2]，其他的写一个数' }]
  }
  if (typeof value === 'number' || value[0] < value[1]) return []
  return [{ path: `${path}.value`, reason: '区间应从小到大' }]
}
