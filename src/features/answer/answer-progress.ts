import { lightWords } from '../../card/light.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { amountWords, statusWords } from '../../plan/report-wording.ts'
import { metricWords, valueWords } from '../../plan/target-wording.ts'
import { locatorOf, type Task, titleOf } from '../../plan/task.ts'
import { concerns, countLights, lightOrder, overviewOf, standingOf, type TaskStanding } from '../../state/overview.ts'
import type { Question } from '../../understand/question.ts'
import { type Answer, answerOf, type Block } from './answer.ts'
import { tasksBy } from './answer-owners.ts'
import { type Reported, reportWords } from './reported.ts'
import { answerWording as wording } from './wording.ts'

type ProgressQuestion = Extract<Question, { kind: 'progress' }>

/** How far tasks, a unit's tasks or all of them are, as far as units have reported. */
export function answerProgress(question: ProgressQuestion, ledger: Ledger, reported: Reported | undefined): Answer {
  const { unit } = question
  const tasks = tasksBy(ledger, question.tasks)
  if (!reported) return unreported(tasks)
  const asked = tasks.length > 0 ? tasks.map((task) => standingOf(task, reported)) : overviewOf(reported)
  const standings = unit === undefined ? asked : asked.filter(({ task }) => concerns(task, unit, ledger))
  if (standings.every(({ newest }) => newest === undefined)) return unreported(tasks)
  const blocks = tasks.length > 0 ? standings.flatMap(oneByOne) : atAGlance(standings)
  const about = standings.map(({ task }) => task)
  return answerOf('progress', titleFor(tasks, unit), blocks, {
    tasks: tasks.length > 0 ? about.map(({ id }) => id) : [],
    source: tasks.length > 0 ? about.map(locatorOf) : [],
  })
}

const titleFor = ([first, ...more]: readonly Task[], unit: string | undefined): string =>
  first && more.length === 0 ? titleOf(first) : wording.progressOf(unit)

function unreported(tasks: readonly Task[]): Answer {
  return answerOf('progress', wording.showProgress, [{ kind: 'line', text: wording.nothingReported, strong: true }], {
    outcome: 'refused',
    choices: tasks.map(({ id }) => id).slice(0, 3),
  })
}

function oneByOne({ task, light, newest, targets }: TaskStanding, _: number, all: readonly unknown[]): Block[] {
  const said = newest
    ? `，${statusWords[newest.report.status]}（${reportWords(newest)}）`
    : `，${wording.notReportedYet}`
  const head = `${all.length > 1 ? `${titleOf(task)}：` : ''}${lightWords(light.color)}${said}`
  const rows = targets.map(({ target, value, light: own }) => ({
    label: metricWords(target),
    value:
      value === undefined
        ? wording.notReportedYet
        : amountWords(value, target.kind === 'quantitative' ? target.unit : '%'),
    detail: `${lightWords(own.color)}，${wording.goal(valueWords(target))}`,
  }))
  return [
    { kind: 'line', text: head, strong: true },
    ...(newest?.report.note ? [{ kind: 'note', text: newest.report.note } as const] : []),
    ...(rows.length > 0 ? [{ kind: 'rows', rows } as const] : []),
  ]
}

/** The lights counted, then what is red or yellow. */
function atAGlance(standings: readonly TaskStanding[]): Block[] {
  const counts = countLights(standings)
  const words = lightOrder.map((color) => `${lightWords(color)} ${counts[color]}`).join('　')
  const late = standings.filter(({ light }) => light.color === 'red' || light.color === 'yellow')
  const tasks = late.map(({ task, light }) => ({ id: task.id, label: titleOf(task), detail: lightWords(light.color) }))
  return [
    { kind: 'line', text: `共 ${standings.length} 项：${words}`, strong: true },
    ...(tasks.length > 0 ? [{ kind: 'tasks', tasks } as const] : []),
    { kind: 'note', text: wording.seeBoard },
  ]
}
