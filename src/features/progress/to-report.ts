import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { rowOf } from '../../card/layout.ts'
import { lightWords } from '../../card/light.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import { periodWords } from '../../plan/period.ts'
import { withCommitted } from '../../plan/target-wording.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { committedBeside, nextDue, standingOf } from '../../state/overview.ts'
import { closingOf, newestOf, owingUnits, reportedFor } from '../../state/standing.ts'
import { currentPeriod, reportingUnits } from '../../state/who-may.ts'
import type { ButtonValue } from '../../understand/intent.ts'
import type { Outcome, Reply } from '../outcome.ts'
import { isCoordinator, replyTo, replyWith, type Scene, say } from '../scene.ts'
import { lastOf } from './last-of.ts'
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
  const isBanner = ledger.unit(unit)?.kind === 'banner'
  return tasksOf(unit, scene).filter((task) => {
    if (closingOf(state.progress, task.id)) return false
    if (isBanner) return !reportedFor(state.progress, task.id, period.id, unit)
    return owingUnits(task, state.progress, period.id, ledger).includes(unit)
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
  return rowOf(
    [markdown(`${lightWords(standing.light.color)} ${strong(titleOf(task))}\n${grey(status + dates)}`)],
    steps,
  )
}

/** 待填报: what the person's unit has not reported this period; a coordinator sees how many each unit lacks. */
export function toReport(page: number, scene: Scene): Outcome {
  const units = unitsOf(scene)
  if (units.length === 0) return isCoordinator(scene) ? sendList(byUnit(scene), scene) : say(wording.notLiaison, scene)
  return sendList(listOf(page, scene), scene)
}

/** The list that was pressed, without what has just been reported; any other card stays as it is. */
export function listAfter(reported: TaskId, scene: Scene): Reply | undefined {
  const { state, origin } = scene
  const isList = state.outbox.sent[origin.message]?.key.endsWith(listKey) === true
  return isList && unitsOf(scene).length > 0 ? { card: listOf(0, scene, reported) } : undefined
}

const listKey = ':to-report'

function sendList(content: Card, scene: Scene): Outcome {
  const { origin } = scene
  if (origin.kind === 'pressed') return { changes: [], messages: [], reply: { card: content } }
  const act = { kind: 'send' as const, to: replyTo(origin), content: { kind: 'card' as const, card: content } }
  return { changes: [], messages: [{ key: `${origin.eventId}${listKey}`, act }] }
}

function listOf(page: number, scene: Scene, without?: TaskId): Card {
  const units = unitsOf(scene)
  const all = [...new Map(units.flatMap((unit) => unreported(unit, scene)).map((task) => [task.id, task])).values()]
  const tasks = all.filter(({ id }) => id !== without)
  const rows = pageOf(tasks, page).map((task) =>
    row(task, scene, [
      button(wording.open, { action: 'progress.open', task: task.id }, 'primary'),
      ...(units.some((unit) => lastOf(task, unit, scene))
        ? [button(wording.same, { action: 'progress.same', task: task.id })]
        : []),
    ]),
  )
  const period = periodWords(currentPeriod(scene))
  return listCard({
    title: wording.toReportTitle(units.join('、')),
    subtitle: tasks.length > 0 ? wording.stillToReport(period, tasks.length) : period,
    rows: rows.length > 0 ? rows : [markdown(wording.nothingToReport)],
    steps: turns(tasks.length, page, (to) => ({ action: 'progress.list', page: to })),
  })
}

const pageOf = <Item>(items: readonly Item[], page: number) => items.slice(page * perPage, (page + 1) * perPage)

const turns = (count: number, page: number, to: (page: number) => ButtonValue): readonly Element[] => [
  ...(page > 0 ? [button(wording.back, to(page - 1))] : []),
  ...((page + 1) * perPage < count ? [button(wording.more, to(page + 1))] : []),
]

interface List {
  readonly title: string
  readonly subtitle: string
  readonly rows: readonly Element[]
  readonly steps: readonly Element[]
}

const listCard = ({ title, subtitle, rows, steps }: List): Card =>
  card({ title, subtitle, color: 'blue', summary: title }, [...rows, ...(steps.length > 0 ? [buttonRow(steps)] : [])])

function byUnit(scene: Scene): Card {
  const { ledger } = scene
  const counts = ledger.units.units
    .filter(({ kind }) => kind !== 'catch-all')
    .map(({ name }) => ({ name, count: unreported(name, scene).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
  const period = periodWords(currentPeriod(scene))
  const lines = [...Map.groupBy(counts, ({ count }) => count)].map(([count, units]) => {
    const names = units.map(({ name }) => name)
    return escaped(names.length === 1 ? wording.byUnit(names[0] ?? '', count) : wording.byUnits(count, names))
  })
  return listCard({
    title: wording.toReportTitle(''),
    subtitle: counts.length > 0 ? wording.unitsToReport(period, counts.length) : period,
    rows: [markdown(lines.join('\n') || wording.nothingToReport)],
    steps: [],
  })
}

/** 我的任务: every task of the unit, with its light. */
export function myTasks(page: number, scene: Scene): Outcome {
  const units = unitsOf(scene)
  if (units.length === 0) return say(wording.notLiaison, scene)
  const tasks = [...new Map(units.flatMap((unit) => tasksOf(unit, scene)).map((task) => [task.id, task])).values()]
  const rows = pageOf(tasks, page).map((task) =>
    row(task, scene, [button(wording.progress, { action: 'progress.show', task: task.id })]),
  )
  const content = listCard({
    title: wording.myTasksTitle(units.join('、')),
    subtitle: wording.tasksInAll(tasks.length),
    rows: rows.length > 0 ? rows : [markdown(wording.noTasks)],
    steps: turns(tasks.length, page, (to) => ({ action: 'task.mine', page: to })),
  })
  if (scene.origin.kind === 'pressed') return { changes: [], messages: [], reply: { card: content } }
  return replyWith(content, scene)
}
