import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element, type HeaderColor } from '../../card/card.ts'
import { type ChartPoint, lineChart } from '../../card/chart.ts'
import { lightWords } from '../../card/light.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { dueDayOf } from '../../plan/deadline.ts'
import type { TaskId } from '../../plan/ids.ts'
import { expectedOn, type LightColor } from '../../plan/light.ts'
import { periodWords } from '../../plan/period.ts'
import type { QuantitativeTarget, Target } from '../../plan/target.ts'
import { deadlineWords, metricWords, valueWords, withCommitted } from '../../plan/target-wording.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { dayIn, momentWords } from '../../plan/time-zone.ts'
import { committedFor, extensionsOf, isActive } from '../../state/deadline-standing.ts'
import type { DeadlineState } from '../../state/deadlines.ts'
import { type LightFacts, targetLight, taskLight, valueNow } from '../../state/lights.ts'
import { closingOf, currentValue, newestOf, reportedFor, reportersOf, valuesSaid } from '../../state/standing.ts'
import { currentPeriod } from '../../state/who-may.ts'
import type { Outcome } from '../outcome.ts'
import { replyWith, type Scene, say } from '../scene.ts'
import { noSuchTask } from './open-form.ts'
import { reportLines } from './receipt-card.ts'
import { progressWording as wording } from './wording.ts'

const colors: Readonly<Record<LightColor, HeaderColor>> = { green: 'green', yellow: 'yellow', red: 'red', grey: 'grey' }
const mostCharts = 4

/** 进展 12: each target's light and path, the last word, and who has not reported. */
export function showProgress(id: TaskId, scene: Scene): Outcome {
  const task = scene.ledger.task(id)
  if (!task) return say(noSuchTask(id, scene), scene)
  const outcome = replyWith(progressCard(task, scene), scene)
  const messages = outcome.messages.map((message) => ({ ...message, about: { tasks: [id] } }))
  const toast = { type: 'info' as const, content: wording.progressTitle(task.title).slice(0, 40) }
  return { ...outcome, messages, ...(scene.origin.kind === 'pressed' && { reply: { toast } }) }
}

function progressCard(task: Task, scene: Scene): Card {
  const { state, ledger, now, settings } = scene
  const facts: LightFacts = { progress: state.progress, ledger, today: dayIn(now, settings.timeZone) }
  const light = taskLight(task, facts)
  const charts = task.targets
    .flatMap((target) => (target.kind === 'quantitative' ? [pathOf(target, facts, scene)] : []))
    .filter((chart) => chart !== undefined)
    .slice(0, mostCharts)
  const title = wording.progressTitle(task.title)
  const owns = task.units.length > 0
  return card(
    {
      title,
      subtitle: titleOf(task),
      color: colors[light.color],
      tags: [{ text: lightWords(light.color), color: light.color === 'grey' ? 'neutral' : light.color }],
      summary: `${title} ${lightWords(light.color)}`,
    },
    [
      ...task.targets.map((target) => markdown(targetLines(target, facts, state.deadlines).join('\n'))),
      ...charts,
      ...lastWord(task, scene),
      ...putOff(task, scene),
      ...(owns ? [markdown(grey(reportedLine(task, scene)))] : []),
      buttonRow([
        ...(owns ? [button(wording.open, { action: 'progress.open', task: task.id }, 'primary')] : []),
        ...(mayExtend(task, scene) ? [button(wording.extend, { action: 'extension.request', task: task.id })] : []),
        button(wording.history, { action: 'progress.history', task: task.id }),
        button(wording.details, { action: 'task.show', task: task.id }),
      ]),
    ],
  )
}

function targetLines(target: Target, facts: LightFacts, deadlines: DeadlineState): string[] {
  const light = targetLight(target, facts)
  const value = valueNow(target, facts)
  const planned = withCommitted(deadlineWords(target), committedFor(target, deadlines))
  const goal = `${wording.target} ${valueWords(target)}，${planned}`
  const head = `${lightWords(light.color)} ${strong(metricWords(target))}`
  if (target.kind === 'qualitative') return [head, grey(goal)]
  const { whole, byBanner } = currentValue(target, facts.progress, facts.ledger)
  const isBegun = whole !== undefined || byBanner.size > 0
  const now =
    value !== undefined
      ? wording.amount(value, target.unit)
      : isBegun
        ? wording.notYetComplete(byBanner.size > 0)
        : wording.neverReported
  const path =
    light.expected === undefined ? '' : ` · ${wording.expected} ${wording.amount(light.expected, target.unit)}`
  const rows = target.per === 'banner' ? [grey(`${byBanner.size}/${facts.ledger.banners.length}`)] : []
  return [`${head}：${escaped(now)}`, grey(`${goal}${path}`), ...rows]
}

/** The reported values beside the straight line that the light is computed from; nothing to draw without values. */
function pathOf(target: QuantitativeTarget, facts: LightFacts, { settings }: Scene): Element | undefined {
  const said = valuesSaid(target, facts.progress, facts.ledger).filter(({ banner }) => banner === undefined)
  const baseline = facts.progress.baselines[target.id]
  if (said.length + (baseline ? 1 : 0) < 2) return undefined
  const actual = said
    .slice(0, 12)
    .reverse()
    .map(
      ({ value, version }): ChartPoint => ({
        x: dayIn(new Date(version.report.at), settings.timeZone),
        y: value,
        series: wording.actual,
      }),
    )
  const due = dueDayOf(target, facts.today)
  // The axis knows days only as names: the line has to stand at each of them.
  const days = baseline && due ? new Set([baseline.day, ...actual.map(({ x }) => x).filter((x) => x < due), due]) : []
  const expected = [...days].flatMap((x): ChartPoint[] => {
    const y = expectedOn(x, target, due, baseline)
    return y === undefined ? [] : [{ x, y, series: wording.expected }]
  })
  const points = [...actual, ...expected].sort((a, b) => (a.x < b.x ? -1 : 1))
  return lineChart(metricWords(target), points, target.unit)
}

function lastWord(task: Task, scene: Scene): Element[] {
  const newest = newestOf(scene.state.progress, task.id)
  if (!newest) return [markdown(grey(wording.nothingYet))]
  const { report } = newest
  const who = personWords(report.person, scene.people.nameOf(report.person))
  const when = momentWords(report.at, scene.settings.timeZone, scene.now)
  return [markdown([...reportLines(newest, scene), `${who} ${grey(when)}`].join('\n'))]
}

/** Where it could be asked for; who may is looked at when it is pressed. */
const mayExtend = (task: Task, { state }: Scene): boolean =>
  !closingOf(state.progress, task.id) &&
  task.units.length > 0 &&
  task.targets.some(({ id, deadline }) => deadline?.kind === 'by' && isActive(state.deadlines, id))

/** The newest request for more time, decided or not. */
function putOff(task: Task, { state, people }: Scene): Element[] {
  const newest = extensionsOf(state.deadlines, task.id).findLast(({ state: stage }) => stage !== 'replaced')
  if (!newest) return []
  const { asked, decision } = newest
  const who = decision ? (people.nameOf(decision.person) ?? '') : ''
  return [markdown(grey(wording.extension(newest.state, { ...asked, who, why: decision?.reason ?? '' })))]
}

function reportedLine(task: Task, scene: Scene): string {
  const { state, ledger } = scene
  const period = currentPeriod(scene)
  if (reportedFor(state.progress, task.id, period.id)) return wording.allReported(periodWords(period))
  return wording.notReported(periodWords(period), reportersOf(task, state.progress, period.id, ledger))
}
