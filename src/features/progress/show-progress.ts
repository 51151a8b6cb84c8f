import { button, buttonRow, sure } from '../../card/button.ts'
import { type Card, card, type Element, type HeaderColor } from '../../card/card.ts'
import { lightWord, lightWords } from '../../card/light.ts'
import { personWords } from '../../card/person.ts'
import { divider, escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TargetId, TaskId } from '../../plan/ids.ts'
import type { LightColor } from '../../plan/light.ts'
import { periodWords } from '../../plan/period.ts'
import { isMet } from '../../plan/roll-up.ts'
import type { QuantitativeTarget, Target } from '../../plan/target.ts'
import { deadlineWords, metricWords, valueWords, withCommitted } from '../../plan/target-wording.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { dayIn, momentWords } from '../../plan/time-zone.ts'
import { committedFor, extensionsOf, isActive } from '../../state/deadline-standing.ts'
import type { DeadlineState } from '../../state/deadlines.ts'
import { type LightFacts, targetLight, taskLight, valueNow } from '../../state/lights.ts'
import {
  type CurrentValue,
  closingOf,
  countedOf,
  currentValue,
  owingUnits,
  reportedFor,
  versionsOf,
} from '../../state/standing.ts'
import { currentPeriod } from '../../state/who-may.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { followedUp } from './followed-up.ts'
import { followedUpWording } from './followed-up-wording.ts'
import { noSuchTask } from './open-form.ts'
import { chartOf } from './path-of-target.ts'
import { sayings, statusLine } from './receipt-card.ts'
import { progressWording as wording } from './wording.ts'

const colors: Readonly<Record<LightColor, HeaderColor>> = { green: 'green', yellow: 'yellow', red: 'red', grey: 'grey' }
/** Feishu advises five a card. */
const mostCharts = 4
const mostWords = 3

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
  const drawn = chartsOf(task, facts, scene)
  const title = wording.progressTitle(task.title)
  const owns = task.units.length > 0
  return card(
    {
      title,
      subtitle: titleOf(task),
      color: colors[light.color],
      tags: [
        { text: wording.lightTag(lightWord(light.color)), color: light.color === 'grey' ? 'neutral' : light.color },
      ],
      summary: `${title} ${wording.lightTag(lightWord(light.color))}`,
    },
    [
      ...task.targets.flatMap((target) => [
        markdown(targetLines(target, facts, state.deadlines).join('\n')),
        ...(drawn.get(target.id) ?? []),
      ]),
      divider,
      ...lastWords(task, scene),
      ...putOff(task, scene),
      ...followedUp(task, scene),
      ...(owns ? [markdown(grey(reportedLine(task, scene)))] : []),
      buttonRow([
        ...(owns ? [button(wording.open, { action: 'progress.open', task: task.id }, 'primary')] : []),
        ...(mayExtend(task, scene) ? [button(wording.extend, { action: 'extension.request', task: task.id })] : []),
        ...urgeStep(task, scene),
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
  const past = pastLine(target.id, deadlines)
  if (target.kind === 'qualitative') return [head, grey(goal), ...past]
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
  const rows = target.per === 'banner' ? [grey(bannersWords(target, facts, byBanner))] : []
  return [`${head}：${escaped(now)}`, grey(`${goal}${path}`), ...past, ...rows]
}

/** Past when the plan was taken up: what a coordinator says became of it, or that nobody has said so yet. */
function pastLine(id: TargetId, { past }: DeadlineState): string[] {
  const known = past[id]
  if (!known || known.outcome?.what === 'extended') return []
  return [grey(known.outcome ? wording.pastSorted[known.outcome.what] : wording.pastUnsorted)]
}

/** `9 个旗区报了 3 个，2 个已达到；还没有报：…` */
function bannersWords(target: QuantitativeTarget, { ledger }: LightFacts, said: CurrentValue['byBanner']): string {
  const met = [...said.values()].filter(({ value }) => isMet(target, value)).length
  const missing = ledger.banners.map(({ name }) => name).filter((name) => !said.has(name))
  return wording.bannersReported(ledger.banners.length, said.size, met, missing)
}

/** The path of each target that has one, as long as the card has room. */
function chartsOf(task: Task, facts: LightFacts, { settings }: Scene): ReadonlyMap<TargetId, readonly Element[]> {
  const drawn = task.targets.flatMap((target) => {
    const chart = target.kind === 'quantitative' ? chartOf(target, facts, settings.timeZone) : undefined
    return chart ? [[target.id, [chart]] as const] : []
  })
  return new Map(drawn.slice(0, mostCharts))
}

/** The newest word of each unit, and how much still waits for review. */
function lastWords(task: Task, scene: Scene): Element[] {
  const { state, people, settings, now } = scene
  const versions = versionsOf(state.progress, task.id)
  const waiting = versions.filter(({ state: stage }) => stage === 'pending').length
  const newest = new Map(
    countedOf(state.progress, task.id)
      .map((version) => [version.report.unit, version] as const)
      .reverse(),
  )
  const words = [...newest.values()].reverse().slice(0, mostWords)
  const said = words.map((version) => {
    const { report } = version
    const who = personWords(report.person, people.nameOf(report.person))
    const head = `${statusLine(version)} ${who} ${grey(momentWords(report.at, settings.timeZone, now))}`
    return markdown([head, ...sayings(version, scene)].join('\n'))
  })
  return [
    ...(said.length > 0 ? said : [markdown(grey(wording.nothingYet))]),
    ...(waiting > 0 ? [markdown(grey(wording.alsoWaiting(waiting)))] : []),
  ]
}

/** For coordinators, as long as anybody could be asked. */
function urgeStep(task: Task, scene: Scene): Element[] {
  if (!isCoordinator(scene) || task.units.length === 0 || closingOf(scene.state.progress, task.id)) return []
  const { urge, urgeSure } = followedUpWording
  return [sure(button(urge, { action: 'task.urge', task: task.id }), urge, urgeSure)]
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

/** Who has not reported in this period: those who owe for the whole, and every banner that counts by itself. */
function reportedLine(task: Task, scene: Scene): string {
  const { state, ledger } = scene
  const period = currentPeriod(scene)
  const each = task.targets.some((target) => target.kind === 'quantitative' && target.per === 'banner')
  const missing = [
    ...owingUnits(task, state.progress, period.id, ledger),
    ...(each ? ledger.banners.map(({ name }) => name) : []).filter(
      (name) => !reportedFor(state.progress, task.id, period.id, name),
    ),
  ]
  if (closingOf(state.progress, task.id)) return wording.closedAlready
  return missing.length === 0
    ? wording.allReported(periodWords(period))
    : wording.notReported(periodWords(period), [...new Set(missing)])
}
