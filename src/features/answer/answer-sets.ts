import type { UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { locatorOf, type Task, titleOf } from '../../plan/task.ts'
import type { Question, TaskFilter } from '../../understand/question.ts'
import { type Answer, answerOf, type Block } from './answer.ts'
import { tasksBy } from './answer-owners.ts'

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

const compare = {
  exactly: (a: number, b: number) => a === b,
  'more-than': (a: number, b: number) => a > b,
  'fewer-than': (a: number, b: number) => a < b,
}

export function tasksMatching(ledger: Ledger, filter: TaskFilter): Task[] {
  return ledger.plan.tasks.filter((task) => {
    if (filter.ids && !filter.ids.includes(task.id)) return false
    if (filter.kinds && !filter.kinds.includes(task.kind)) return false
    if (filter.chapter !== undefined && task.chapter !== filter.chapter) return false
    if (filter.with && !filter.with.every((unit) => task.units.includes(unit))) return false
    if (filter.without?.some((unit) => task.units.includes(unit))) return false
    if (filter.owners && !compare[filter.owners.is](task.units.length, filter.owners.count)) return false
    const { dueIn } = filter
    return (
      dueIn === undefined ||
      task.targets.some(({ deadline }) => deadline?.kind === 'by' && deadline.day.startsWith(String(dueIn)))
    )
  })
}

const items = (tasks: readonly Task[], detail?: (task: Task) => string): Block => ({
  kind: 'tasks',
  tasks: tasks.map((task) => ({ id: task.id, label: titleOf(task), ...(detail && { detail: detail(task) }) })),
})

const asserted = (tasks: readonly Task[]) => ({ tasks: tasks.map(({ id }) => id), source: tasks.map(locatorOf) })

const kindWords = { key: '重点工作', requirement: '具体要求', safeguard: '保障措施' } as const

function sizes(tasks: readonly Task[]): string {
  return (['key', 'requirement', 'safeguard'] as const)
    .map((kind) => ({ kind, count: tasks.filter((task) => task.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${kindWords[kind]} ${count} 项`)
    .join('，')
}

export function answerUnitTasks(question: Of<'unit-tasks'>, ledger: Ledger): Answer {
  const { unit, filter, asks } = question
  const named = tasksMatching(ledger, { ...filter, with: [unit] })
  const counted = filter.kinds ? named : named.filter((task) => task.kind === 'key')
  const isCatchAll = unit === ledger.plan.catchAll
  const included = isCatchAll ? [] : tasksMatching(ledger, { ...filter, with: [ledger.plan.catchAll], without: [unit] })
  const mentioned = ledger.plan.tasks.filter((task) => task.mentioned.some((duty) => duty.unit === unit))
  const confused = ledger.units.units.find(({ name }) => name === unit)?.notToConfuseWith ?? []
  const blocks: Block[] = []
  if (named.length > 0) {
    blocks.push({ kind: 'line', text: `点名 ${sizes(named)}`, strong: true }, items(named))
  } else blocks.push({ kind: 'line', text: `方案没有在任何责任单位名单里点名${unit}。`, strong: true })
  if (included.length > 0 && filter.chapter === undefined) {
    blocks.push({
      kind: 'note',
      text: `另有 ${included.length} 项列了“${ledger.plan.catchAll}”，没有逐一点名：${included.map(locatorOf).join('、')}。`,
    })
  }
  for (const task of mentioned) {
    const duties = task.mentioned.filter((duty) => duty.unit === unit).map(({ duty }) => duty)
    blocks.push({ kind: 'note', text: `${titleOf(task)}正文里还写到：${duties.join('；')}。` })
  }
  for (const other of confused) blocks.push({ kind: 'note', text: `${unit}和${other}是两个单位。` })
  for (const { successor, basis } of ledger.units.successions.filter((known) => known.unit === unit)) {
    blocks.push({ kind: 'note', text: `${unit}是方案原名；按${basis}，职责划入${successor}。` })
  }
  return answerOf('unit-tasks', unit, blocks, {
    ...asserted(asks === 'count' ? counted : named),
    units: [unit],
    count: counted.length,
  })
}

export function answerTasksWhere(question: Of<'tasks-where'>, ledger: Ledger): Answer {
  const tasks = tasksMatching(ledger, question.filter)
  const involved = [...(question.filter.with ?? []), ...(question.filter.without ?? [])]
  const owners = question.filter.owners
  const blocks: Block[] =
    tasks.length === 0
      ? [{ kind: 'line', text: '一项也没有。', strong: true }]
      : [
          {
            kind: 'line',
            text: `共 ${tasks.length} 项${tasks.length > 1 && !question.filter.kinds ? `（${sizes(tasks)}）` : ''}：`,
            strong: true,
          },
          items(tasks, owners ? (task) => task.units.join('、') : undefined),
        ]
  return answerOf('tasks-where', '', blocks, {
    ...asserted(tasks),
    units: owners ? [...new Set(tasks.flatMap((task) => task.units))] : [...new Set(involved)],
    count: tasks.length,
  })
}

/** Every unit that some task lists, with its key tasks; catch-alls and the banners' collective name are no units. */
function unitCounts(ledger: Ledger, filter: TaskFilter): { unit: UnitName; tasks: Task[] }[] {
  const tasks = tasksMatching(ledger, filter)
  return ledger.units.units
    .filter(
      ({ name, kind }) => kind !== 'catch-all' && kind !== 'banner' && name !== ledger.plan.bannerRule.collectiveName,
    )
    .map(({ name }) => ({ unit: name, tasks: tasks.filter((task) => task.units.includes(name)) }))
    .filter((entry) => entry.tasks.length > 0)
}

export function answerExtreme(question: Of<'extreme'>, ledger: Ledger): Answer {
  const pick = question.most ? Math.max : Math.min
  if (question.of === 'task') {
    const tasks = tasksMatching(ledger, question.filter).filter((task) => task.units.length > 0)
    const size = pick(...tasks.map((task) => task.units.length))
    const found = tasks.filter((task) => task.units.length === size)
    return answerOf(
      'extreme',
      '',
      [
        {
          kind: 'line',
          text: `责任单位${question.most ? '最多' : '最少'}的有 ${found.length} 项，${size} 个单位：`,
          strong: true,
        },
        items(found, (task) => task.units.join('、')),
      ],
      { ...asserted(found), units: [...new Set(found.flatMap((task) => task.units))], count: size },
    )
  }
  const counts = unitCounts(ledger, question.filter)
  const size = pick(...counts.map((entry) => entry.tasks.length))
  const found = counts.filter((entry) => entry.tasks.length === size)
  const list = found.flatMap((entry) => entry.tasks)
  return answerOf(
    'extreme',
    '',
    [
      {
        kind: 'line',
        text: `${found.map(({ unit }) => unit).join('、')}：${size} 项重点工作${question.most ? '，最多' : '，最少'}。`,
        strong: true,
      },
      ...(found.length === 1 ? [items(list)] : []),
    ],
    { units: found.map(({ unit }) => unit), count: size, ...(found.length === 1 ? asserted(list) : {}) },
  )
}

export function answerUnitsWhere(question: Of<'units-where'>, ledger: Ledger): Answer {
  const { filter } = question
  const wanted = filter.tasks ? tasksBy(ledger, filter.tasks) : undefined
  const counts = unitCounts(ledger, filter.taskCount ? { kinds: ['key'] } : {})
  const found = counts.filter(({ unit, tasks }) => {
    const known = ledger.unit(unit)
    if (filter.kinds && !(known && filter.kinds.includes(known.kind))) return false
    if (filter.taskCount && !compare[filter.taskCount.is](tasks.length, filter.taskCount.count)) return false
    if (filter.inAll && !tasksBy(ledger, filter.inAll).every((task) => task.units.includes(unit))) return false
    if (filter.notIn && tasksBy(ledger, filter.notIn).some((task) => task.units.includes(unit))) return false
    return !wanted || tasks.some((task) => wanted.includes(task))
  })
  const units = found.map(({ unit }) => unit)
  return answerOf(
    'units-where',
    '',
    [
      { kind: 'line', text: units.length === 0 ? '一个也没有。' : `共 ${units.length} 个单位：`, strong: true },
      ...(units.length === 0 ? [] : [{ kind: 'units', units } as const]),
    ],
    { units, count: units.length, ...asserted(wanted ?? tasksBy(ledger, filter.inAll ?? [])) },
  )
}

export function answerSameUnit(question: Of<'same-unit'>, ledger: Ledger): Answer {
  const blocks: Block[] = [{ kind: 'line', text: `不是一家：${question.units.join('、')}是不同的单位。`, strong: true }]
  for (const unit of question.units) {
    const tasks = ledger.tasksNaming(unit)
    blocks.push({ kind: 'line', text: `${unit}：${sizes(tasks) || '没有被点名'}`, strong: true }, items(tasks))
  }
  blocks.push({ kind: 'note', text: '方案没有写谁牵头，只按顺序列了责任单位。' })
  return answerOf('same-unit', '', blocks, {
    units: question.units,
    verdict: 'no',
    ...asserted(question.units.flatMap((unit) => ledger.tasksNaming(unit))),
  })
}

export function answerChapters({ plan }: Ledger): Answer {
  const chapters = plan.chapters.filter(({ locator }) =>
    plan.tasks.some((task) => task.kind === 'key' && task.chapter === locator),
  )
  const rows = chapters.map(({ locator, title }) => {
    const numbers = plan.tasks.filter((task) => task.chapter === locator).map(({ number }) => number)
    return { label: locator, value: title, detail: `第 ${numbers[0]}—${numbers.at(-1)} 项` }
  })
  return answerOf(
    'chapters',
    '',
    [
      { kind: 'line', text: `重点工作分 ${rows.length} 个部分：`, strong: true },
      { kind: 'rows', rows },
    ],
    {
      count: rows.length,
      source: rows.map(({ label }) => label),
    },
  )
}
