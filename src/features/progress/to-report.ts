import { button, buttonRow } from '../../card/button.ts'
import { card, type Element } from '../../card/card.ts'
import { columns } from '../../card/layout.ts'
import { lightWords } from '../../card/light.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { UnitName } from '../../plan/ids.ts'
import { periodWords } from '../../plan/period.ts'
import { withCommitted } from '../../plan/target-wording.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { committedBeside, nextDue, standingOf } from '../../state/overview.ts'
import { closingOf, newestOf, reportedFor, reportersOf } from '../../state/standing.ts'
import { currentPeriod, reportingUnits } from '../../state/who-may.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { progressWording as wording } from './wording.ts'

const perPage = 8

/** Units for which the person speaks. */
const unitsOf = ({ people, origin }: Scene): readonly UnitName[] => [
  ...new Set([...people.unitsOf(origin.person), ...people.leads(origin.person)]),
]

function tasksOf(unit: UnitName, scene: Scene): readonly Task[] {
  const { ledger } = scene
  const isBanner = ledger.unit(unit)?.kind === 'banner'
  return ledger.plan.tasks.filter(
    (task) =>
      reportingUnits(task, scene).includes(unit) ||
      (isBanner && task.targets.some((target) => target.kind === 'quantitative' && target.per === 'banner')),
  )
}

/** What the unit is still asked for in this period. */
export function unreported(unit: UnitName, scene: Scene): readonly Task[] {
  const { state, ledger } = scene
  const period = currentPeriod(scene)
  return tasksOf(unit, scene).filter((task) => {
    if (closingOf(state.progress, task.id)) return false
    const isBanner = ledger.unit(unit)?.kind === 'banner'
    if (isBanner) return !reportedFor(state.progress, task.id, period.id, unit)
    return (
      reportersOf(task, state.progress, period.id, ledger).includes(unit) &&
      !reportedFor(state.progress, task.id, period.id)
    )
  })
}

function row(task: Task, scene: Scene, steps: readonly Element[]): Element {
  const { state, ledger, now, settings } = scene
  const today = dayIn(now, settings.timeZone)
  const standing = standingOf(task, { progress: state.progress, deadlines: state.deadlines, ledger, today })
  const due = nextDue(standing, today)
  const dates = due === undefined ? '' : ` · ${withCommitted(wording.due(due), committedBeside(standing, due))}`
  const newest = newestOf(state.progress, task.id)
  const status = newest
    ? `${wording.statuses[newest.report.status]} · ${periodWords({ id: newest.report.period })}`
    : wording.neverReported
  return columns([
    {
      weight: 3,
      elements: [markdown(`${lightWords(standing.light.color)} ${strong(titleOf(task))}\n${grey(status + dates)}`)],
    },
    { weight: 2, elements: [buttonRow(steps)] },
  ])
}

/** 待填报: what the person's unit has not reported this period; a coordinator sees how many each unit lacks. */
export function toReport(page: number, scene: Scene): Outcome {
  const units = unitsOf(scene)
  if (units.length === 0) return isCoordinator(scene) ? byUnit(scene) : say(wording.notLiaison, scene)
  const tasks = [...new Map(units.flatMap((unit) => unreported(unit, scene)).map((task) => [task.id, task])).values()]
  const shown = tasks.slice(page * perPage, (page + 1) * perPage)
  const rows = shown.map((task) =>
    row(task, scene, [
      button(wording.open, { action: 'progress.open', task: task.id }, 'primary'),
      ...(newestOf(scene.state.progress, task.id)
        ? [button(wording.same, { action: 'progress.same', task: task.id })]
        : []),
    ]),
  )
  const title = wording.toReportTitle(units.join('、'))
  const period = periodWords(currentPeriod(scene))
  return paged(title, `${period} · ${tasks.length}`, rows, { page, more: (page + 1) * perPage < tasks.length }, scene)
}

function paged(
  title: string,
  subtitle: string,
  rows: readonly Element[],
  { page, more }: { page: number; more: boolean },
  scene: Scene,
): Outcome {
  const steps = [
    ...(page > 0 ? [button(wording.back, { action: 'progress.list', page: page - 1 })] : []),
    ...(more ? [button(wording.more, { action: 'progress.list', page: page + 1 })] : []),
  ]
  const body = rows.length > 0 ? rows : [markdown(wording.nothingToReport)]
  const content = card({ title, subtitle, color: 'blue', summary: title }, [
    ...body,
    ...(steps.length > 0 ? [buttonRow(steps)] : []),
  ])
  const reply = { reply: { toast: { type: 'info' as const, content: title } } }
  return replyWith(content, scene, scene.origin.kind === 'pressed' ? reply : {})
}

function byUnit(scene: Scene): Outcome {
  const { ledger } = scene
  const lines = ledger.units.units
    .filter(({ kind }) => kind !== 'catch-all')
    .map(({ name }) => ({ name, count: unreported(name, scene).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name, count }) => escaped(wording.byUnit(name, count)))
  return paged(
    wording.toReportTitle(''),
    periodWords(currentPeriod(scene)),
    [markdown(lines.join('\n') || wording.nothingToReport)],
    { page: 0, more: false },
    scene,
  )
}

/** 我的任务: every task of the unit, with its light. */
export function myTasks(scene: Scene): Outcome {
  const units = unitsOf(scene)
  if (units.length === 0) return say(wording.notLiaison, scene)
  const tasks = [...new Map(units.flatMap((unit) => tasksOf(unit, scene)).map((task) => [task.id, task])).values()]
  const shown = tasks.slice(0, 14)
  const rows = shown.map((task) =>
    row(task, scene, [button(wording.progress, { action: 'progress.show', task: task.id })]),
  )
  return paged(wording.myTasksTitle(units.join('、')), String(tasks.length), rows, { page: 0, more: false }, scene)
}
