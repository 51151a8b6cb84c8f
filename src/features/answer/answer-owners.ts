import type { TaskId, UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { metricWords, shortDeadline, valueWords } from '../../plan/target-wording.ts'
import { locatorOf, type Task, titleOf } from '../../plan/task.ts'
import type { Question } from '../../understand/question.ts'
import { type Answer, answerOf, type Block } from './answer.ts'
import { refusalWords } from './refusal-wording.ts'
import { type Reported, taskReported, valueReported } from './reported.ts'

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

export const tasksBy = (ledger: Ledger, ids: readonly TaskId[]) => ids.flatMap((id) => ledger.task(id) ?? [])

/** The unlisted rule that every owner answer mentions: the banners take part though they are not named. */
export function bannerNote(ledger: Ledger, tasks: readonly Task[]): Block[] {
  const { bannerRule } = ledger.plan
  const reached = tasks.some((task) => bannerReaches(ledger, task) && !task.units.includes(bannerRule.collectiveName))
  const stated = ledger.task(bannerRule.statedIn)
  if (!reached || !stated) return []
  return [{ kind: 'note', text: `另据${locatorOf(stated)}：此后各项任务均涉及各旗区党委和政府，方案不再单独列出。` }]
}

/** The rule stands in one requirement and reaches the tasks after it. */
export function bannerReaches(ledger: Ledger, task: Task): boolean {
  const { reaches } = ledger.plan.bannerRule
  return (reaches as readonly string[]).includes(task.kind)
}

function successionNotes(ledger: Ledger, units: readonly UnitName[]): Block[] {
  return ledger.units.successions
    .filter((succession) => units.includes(succession.unit))
    .map(({ unit, successor, basis }) => ({
      kind: 'note',
      text: `${unit}是方案原名；按${basis}，职责划入${successor}。`,
    }))
}

const noLead: Block = { kind: 'note', text: '方案没有写谁牵头，只按顺序列了责任单位。' }

function ownerBlocks(task: Task, several: boolean): Block[] {
  const blocks: Block[] = several ? [{ kind: 'line', text: titleOf(task), strong: true }] : []
  if (task.units.length > 0) blocks.push({ kind: 'units', units: task.units })
  else if (task.mentioned.length === 0) blocks.push({ kind: 'line', text: '这一条没有列责任单位。' })
  else {
    blocks.push({ kind: 'line', text: '这一条没有列责任单位，职责写在正文里：' })
    blocks.push({ kind: 'rows', rows: task.mentioned.map(({ unit, duty }) => ({ label: unit, value: duty })) })
  }
  return blocks
}

/** The responsible units; of a clause without a list, those that its text gives a duty. */
const unitsIn = (tasks: readonly Task[]): UnitName[] => [
  ...new Set(tasks.flatMap(({ units, mentioned }) => (units.length > 0 ? units : mentioned.map(({ unit }) => unit)))),
]

/** A clause without owners and figures still says what is to be done. */
const contentBlocks = ({ units, targets, measures }: Task): Block[] =>
  units.length === 0 && targets.length === 0 ? [{ kind: 'note', text: `写了：${measures.join('；')}。` }] : []

function targetBlocks(task: Task, reported: Reported | undefined): Block[] {
  if (task.targets.length === 0) return []
  return [
    {
      kind: 'rows',
      rows: task.targets.map((target) => ({
        label: metricWords(target),
        value: valueWords(target),
        detail: [shortDeadline(target), valueReported(target, reported)].filter(Boolean).join('，'),
      })),
    },
  ]
}

export function answerOwners(question: Of<'owners'>, ledger: Ledger, reported?: Reported): Answer {
  const tasks = tasksBy(ledger, question.tasks)
  if (unitsIn(tasks).length === 0) return answerNoOwners(question.tasks, ledger)
  const several = tasks.length > 1
  const first = tasks[0]
  const blocks = tasks.flatMap((task) => ownerBlocks(task, several))
  if (question.besides.length > 0 && first) {
    const others = first.units.filter((unit) => !question.besides.includes(unit))
    blocks.push({ kind: 'note', text: `除${question.besides.join('、')}外还有 ${others.length} 个单位。` })
  }
  if (question.asksLead) blocks.push(noLead)
  blocks.push(...bannerNote(ledger, tasks))
  const units = unitsIn(tasks)
  blocks.push(...successionNotes(ledger, units))
  if (first && !several) blocks.push(...taskReported(first, reported))
  return answerOf('owners', first && !several ? titleOf(first) : '这件事写在几处', blocks, {
    tasks: question.tasks,
    units,
    source: tasks.map(locatorOf),
  })
}

function answerNoOwners(near: readonly TaskId[], ledger: Ledger): Answer {
  const { sentence, next } = refusalWords({ kind: 'no-owners', near })
  const tasks = tasksBy(ledger, near).map((task) => ({ id: task.id, label: titleOf(task) }))
  const blocks: Block[] = [
    { kind: 'line', text: sentence, strong: true },
    { kind: 'note', text: next },
    { kind: 'tasks', tasks },
  ]
  return answerOf('refused', '', blocks, { outcome: 'refused', choices: near })
}

/** A task named without a question: who owns it and what it has to reach. */
export function answerTask(question: Of<'task'>, ledger: Ledger, reported?: Reported): Answer {
  const tasks = tasksBy(ledger, question.tasks)
  const several = tasks.length > 1
  const first = tasks[0]
  const units = unitsIn(tasks)
  return answerOf(
    'task',
    first && !several ? titleOf(first) : '这件事写在几处',
    [
      ...tasks.flatMap((task) => [
        ...ownerBlocks(task, several),
        ...contentBlocks(task),
        ...targetBlocks(task, reported),
        ...taskReported(task, reported),
      ]),
      ...bannerNote(ledger, tasks),
      ...successionNotes(ledger, units),
    ],
    {
      tasks: question.tasks,
      units,
      targets: tasks.flatMap((task) => task.targets.map(({ id }) => id)),
      source: tasks.map(locatorOf),
    },
  )
}

export function answerOwnerCount(question: Of<'owner-count'>, ledger: Ledger): Answer {
  const task = ledger.task(question.task)
  const units = task?.units ?? []
  if (units.length === 0)
    return answerOwners({ kind: 'owners', tasks: [question.task], asksLead: false, besides: [] }, ledger)
  return answerOf(
    'owner-count',
    task ? titleOf(task) : '',
    [
      { kind: 'line', text: `列了 ${units.length} 个责任单位：`, strong: true },
      { kind: 'units', units },
      ...(task ? bannerNote(ledger, [task]) : []),
    ],
    { tasks: [question.task], units, count: units.length, source: task ? [locatorOf(task)] : [] },
  )
}

export function answerIsOwner(question: Of<'is-owner'>, ledger: Ledger): Answer {
  const tasks = tasksBy(ledger, question.tasks)
  const asked = [...question.units, ...(question.unnamed === undefined ? [] : [question.unnamed])]
  const owns = (task: Task) =>
    question.unnamed === undefined && question.units.every((unit) => task.units.includes(unit))
  const owned = tasks.filter(owns)
  const yes = owned.length > 0 && (!question.sole || owned.some((task) => task.units.length === 1))
  const about = yes ? owned : tasks
  const catchAll = about.some((task) => task.units.includes(ledger.plan.catchAll))
  const blocks: Block[] = [
    {
      kind: 'line',
      text: yes
        ? `${question.asksLead ? '' : '是。'}${asked.join('、')}在责任单位之列。`
        : `不是。责任单位里没有${asked.join('、')}。`,
      strong: true,
    },
    ...about.flatMap((task) => [
      { kind: 'line', text: `${titleOf(task)}的责任单位：` } as const,
      ...ownerBlocks(task, false),
    ]),
  ]
  if (!yes && owned.length > 0) blocks[0] = { kind: 'line', text: `不是只有${asked.join('、')}。`, strong: true }
  if (question.asksLead) blocks.push(noLead)
  if (!yes && catchAll)
    blocks.push({ kind: 'note', text: `这一条还列了“${ledger.plan.catchAll}”这一统称，没有逐一点名。` })
  if (question.unnamed !== undefined) blocks.push({ kind: 'note', text: `方案没有点名${question.unnamed}。` })
  blocks.push(...bannerNote(ledger, about))
  return answerOf('is-owner', '', blocks, {
    tasks: about.map(({ id }) => id),
    units: [...new Set(about.flatMap((task) => task.units))],
    verdict: yes ? 'yes' : 'no',
    source: about.map(locatorOf),
  })
}

export function answerWhere(question: Of<'where'>, ledger: Ledger): Answer {
  const tasks = tasksBy(ledger, question.tasks)
  if (tasks.length === 0) {
    return answerOf(
      'where',
      '',
      [{ kind: 'line', text: '写在第三部分“主要目标”里，是全市的目标，没有列责任单位。', strong: true }],
      {
        source: ['三'],
      },
    )
  }
  const words = tasks.map((task) =>
    task.kind === 'key' ? `第 ${task.number} 项（${titleOf(task)}）` : `${titleOf(task)}`,
  )
  const first = tasks[0]
  return answerOf(
    'where',
    '',
    [
      { kind: 'line', text: `写在${words.join('、')}。`, strong: true },
      ...(first && tasks.length === 1
        ? [{ kind: 'note', text: chapterOf(ledger, first) } as const, ...placesOf(ledger, first)]
        : []),
    ],
    { tasks: question.tasks, source: tasks.map(locatorOf), count: first && tasks.length === 1 ? first.number : null },
  )
}

function chapterOf(ledger: Ledger, task: Task): string {
  const chapter = ledger.plan.chapters.find(({ locator }) => locator === task.chapter)
  return chapter ? `所在部分：${chapter.locator} ${chapter.title}` : ''
}

/** Banners that the clause names in a measure (试点). */
function placesOf(ledger: Ledger, task: Task): Block[] {
  const { banners } = ledger.plan.bannerRule
  const measures = task.measures.filter((measure) => banners.some((banner) => measure.includes(banner)))
  return measures.length > 0 ? [{ kind: 'note', text: `点名的旗区：${measures.join('；')}` }] : []
}
