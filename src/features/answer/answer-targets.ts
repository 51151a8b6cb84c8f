import type { TargetId } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import type { Target } from '../../plan/target.ts'
import { deadlineWords, metricWords, shortDeadline, valueWords } from '../../plan/target-wording.ts'
import { locatorOf, titleOf } from '../../plan/task.ts'
import type { Question, TargetFilter } from '../../understand/question.ts'
import { type Answer, answerOf, type Block } from './answer.ts'
import { type Reported, valueReported } from './reported.ts'

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

const placeOf = (ledger: Ledger, id: TargetId) => {
  const task = ledger.taskOfTarget(id)
  return task ? titleOf(task) : '三 主要目标'
}
const sourceOf = (ledger: Ledger, id: TargetId) => {
  const task = ledger.taskOfTarget(id)
  return task ? locatorOf(task) : '三'
}

const sameFigure = (a: Target, b: Target) =>
  a.kind === 'quantitative' &&
  b.kind === 'quantitative' &&
  a.unit === b.unit &&
  String(a.value) === String(b.value) &&
  a.deadline?.kind === b.deadline?.kind

export function answerTargets(question: Of<'targets'>, ledger: Ledger, reported?: Reported): Answer {
  const targets = question.targets.flatMap((id) => ledger.target(id) ?? [])
  const [first] = targets
  const alike = first && targets.every((target) => sameFigure(target, first))
  const blocks: Block[] = []
  if (first && alike) {
    const head = question.asks === 'deadline' ? deadlineWords(first) : valueWords(first)
    blocks.push({ kind: 'line', text: head, strong: true })
    if (question.asks === 'value') blocks.push({ kind: 'line', text: `期限：${deadlineWords(first)}` })
    else blocks.push({ kind: 'line', text: `目标：${valueWords(first)}` })
    for (const target of targets) {
      const more = [target.note, target.kind === 'quantitative' ? target.group : undefined].filter(
        (text) => text !== undefined,
      )
      if (more.length > 0) blocks.push({ kind: 'note', text: more.join('；') })
    }
    const now = targets.map((target) => valueReported(target, reported)).find((words) => words !== undefined)
    if (now !== undefined) blocks.push({ kind: 'line', text: now })
  } else {
    blocks.push({
      kind: 'rows',
      rows: targets.map((target) => ({
        label: metricWords(target),
        value: question.asks === 'deadline' ? deadlineWords(target) : valueWords(target),
        ...detailOf(target, question, reported),
      })),
    })
  }
  blocks.push(...otherHorizons(question, targets, ledger))
  const owners = question.withOwners ? ownersOf(question.targets, ledger) : []
  if (owners.length > 0) blocks.push({ kind: 'line', text: '责任单位：' }, { kind: 'units', units: owners })
  const places = [...new Set(question.targets.map((id) => placeOf(ledger, id)))]
  blocks.push({ kind: 'note', text: `出处：${places.join('；')}` })
  return answerOf('targets', first && alike ? metricWords(first) : '', blocks, {
    targets: question.targets,
    units: owners,
    tasks: [...new Set(question.targets.flatMap((id) => ledger.taskOfTarget(id)?.id ?? []))],
    source: [...new Set(question.targets.map((id) => sourceOf(ledger, id)))],
  })
}

const ownersOf = (targets: readonly TargetId[], ledger: Ledger) => [
  ...new Set(targets.flatMap((id) => ledger.taskOfTarget(id)?.units ?? [])),
]

function detailOf(target: Target, { asks }: Of<'targets'>, reported: Reported | undefined): { detail?: string } {
  const words = [asks === 'value' ? shortDeadline(target) : undefined, valueReported(target, reported)].filter(
    (text) => text !== undefined,
  )
  return words.length > 0 ? { detail: words.join('，') } : {}
}

/** The same indicator at another horizon: mentioned, never mixed in. */
function otherHorizons(question: Of<'targets'>, targets: readonly Target[], ledger: Ledger): Block[] {
  if (question.year !== undefined) return []
  const metrics = new Set(targets.map(({ metric }) => metric))
  return ledger.plan.goals
    .filter((goal) => metrics.has(goal.metric) && !question.targets.includes(goal.id))
    .filter(
      (goal) => !targets.some((target) => sameFigure(target, goal) && target.deadline?.words === goal.deadline?.words),
    )
    .map((goal) => ({ kind: 'note', text: `另有${shortDeadline(goal)}的目标：${valueWords(goal)}。` }))
}

function matches(target: Target, filter: TargetFilter): boolean {
  const { deadline } = target
  if (filter.year !== undefined && !(deadline?.kind === 'by' && deadline.day.startsWith(String(filter.year))))
    return false
  if (filter.yearly && deadline?.kind !== 'yearly') return false
  if (filter.undated && deadline !== undefined) return false
  if (filter.qualitative && target.kind !== 'qualitative') return false
  if (filter.per && !(target.kind === 'quantitative' && target.per === filter.per)) return false
  return true
}

export function answerTargetsWhere(question: Of<'targets-where'>, ledger: Ledger): Answer {
  const { filter } = question
  const { unit } = filter
  const tasks = ledger.plan.tasks.filter(
    (task) =>
      (!filter.kinds || filter.kinds.includes(task.kind)) &&
      (!filter.tasks || filter.tasks.includes(task.id)) &&
      (unit === undefined || task.units.includes(unit)),
  )
  const ofTasks = filter.goals ? [] : tasks.flatMap((task) => task.targets)
  const goals = unit === undefined && !filter.tasks && !filter.kinds ? ledger.plan.goals : []
  const found = [...goals, ...ofTasks].filter((target) => matches(target, filter))
  if (found.length === 0) {
    const years = ledger.plan.horizons
    return answerOf(
      'targets-where',
      '',
      [{ kind: 'line', text: `方案没有这样的目标，只写了${years.join('年和')}年的。`, strong: true }],
      {
        outcome: 'refused',
      },
    )
  }
  return answerOf(
    'targets-where',
    '',
    [
      { kind: 'line', text: `共 ${found.length} 项：`, strong: true },
      {
        kind: 'rows',
        rows: found.map((target) => ({
          label: `${sourceOf(ledger, target.id)} ${metricWords(target)}`,
          value: valueWords(target),
          detail: shortDeadline(target),
        })),
      },
    ],
    {
      targets: found.map(({ id }) => id),
      tasks: [...new Set(found.flatMap(({ id }) => ledger.taskOfTarget(id)?.id ?? []))],
      count: found.length,
      source: [...new Set(found.map(({ id }) => sourceOf(ledger, id)))],
    },
  )
}

/** The figure stated in the question, against the plan's. */
export function answerIsValue(question: Of<'is-value'>, ledger: Ledger): Answer {
  const targets = question.targets.flatMap((id) => ledger.target(id) ?? [])
  const right = targets.filter(
    (target) => target.kind === 'quantitative' && target.value === question.claimed && target.unit === question.unit,
  )
  const shown = answerTargets({ kind: 'targets', targets: question.targets, asks: 'value', year: undefined }, ledger)
  const words = right.length > 0 ? '对，方案这样写。' : `不对，方案写的不是 ${question.claimed}${question.unit}。`
  return {
    ...shown,
    intent: 'is-value',
    verdict: right.length > 0 ? 'yes' : 'no',
    blocks: [{ kind: 'line', text: words, strong: true }, ...shown.blocks],
  }
}
