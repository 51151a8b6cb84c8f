import { hash } from 'node:crypto'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { dayIn, momentWords } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import type { UrgeKept } from '../../state/deadlines.ts'
import { reachOf } from '../../state/reach.ts'
import { versionsOf } from '../../state/standing.ts'
import { lastUrge, urgeId } from '../../state/urges.ts'
import { readUrged } from '../../understand/urged-units.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { isCoordinator, replyWith, type Scene, say } from '../scene.ts'
import { isClosed } from './answered.ts'
import { urgeCard, urgeDeskCard } from './urge-card.ts'
import { ownersOf, silentOwners } from './urge-facts.ts'
import { isTooSoon, urgeAgainOn } from './urge-limit.ts'
import { urgeWording as wording } from './urge-wording.ts'
import { dayWithWeekday } from './wording.ts'

export const longestReason = 300

export interface UrgeWish {
  readonly task: TaskId | undefined
  /** From a button; typed, it stands in the text. */
  readonly unit: UnitName | undefined
  readonly text: string
}

/** 催办 12 市水利局 理由; without a unit all owners that have not reported. */
export function urgeTask(wish: UrgeWish, scene: Scene): Outcome {
  const sent = { task: wish.task, typed: `${wording.urging} ${wish.task ?? ''} ${wish.unit ?? ''} ${wish.text}` }
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, sent)
  if (wish.task === undefined) return say(wording.whichTask, scene)
  const task = scene.ledger.task(wish.task)
  if (!task) return refuse(wording.noSuchTask(wish.task), scene, sent)
  const {
    units: named,
    unknown,
    reason,
  } = wish.unit
    ? { units: [wish.unit], unknown: undefined, reason: wish.text.trim() }
    : readUrged(wish.text, scene.ledger)
  const refusal = refusalOf(task, named, unknown, reason, scene)
  if (refusal !== undefined) return refuse(refusal, scene, sent)
  const asked = named.length > 0 ? named : silentOwners(task, scene)
  if (asked.length === 0) return say(wording.allReported(titleOf(task), taskWord(task)), scene, {}, 'info')
  return urgeThem(task, asked, reason, scene)
}

/** `12`, `yq-1`: as it is typed. */
const taskWord = ({ id, kind, number }: Task): string => (kind === 'key' ? String(number) : id)

function refusalOf(
  task: Task,
  named: readonly UnitName[],
  unknown: string | undefined,
  reason: string,
  scene: Scene,
): string | undefined {
  const title = titleOf(task)
  const owners = ownersOf(task, scene)
  if (owners.length === 0) return wording.noOwner(title)
  if (isClosed(task, scene)) return wording.closed(title, closingStatus(task, scene))
  if (unknown !== undefined) return wording.unknownUnit(unknown)
  const strangers = named.filter((unit) => !owners.includes(unit))
  if (strangers.length > 0) return wording.notOwners(title, strangers, owners)
  return reason.length > longestReason ? wording.reasonTooLong(longestReason, reason.length) : undefined
}

const closingStatus = ({ id }: Task, { state }: Scene) =>
  versionsOf(state.progress, id).findLast(({ report }) => report.status === 'done' || report.status === 'not_met')
    ?.report.status ?? 'done'

/** Whoever was urged a moment ago, or cannot be reached, is left out and named. */
function urgeThem(task: Task, asked: readonly UnitName[], reason: string, scene: Scene): Outcome {
  const { state, calendar, settings, now } = scene
  const today = dayIn(now, settings.timeZone)
  const soon = asked.flatMap((unit) => lastUrge(state.deadlines, task.id, unit) ?? [])
  const recent = soon.filter(({ day }) => isTooSoon(day, today, calendar))
  const free = asked.filter((unit) => !recent.some((urge) => urge.unit === unit))
  const { unreachable } = reachOf(free, scene)
  const units = free.filter((unit) => !unreachable.includes(unit))
  const notes = [
    ...recent.slice(0, 1).map((urge) => tooSoonWords(urge, scene)),
    ...(recent.length > 1 ? [wording.tooSoonMore(recent.length - 1)] : []),
    ...(unreachable.length > 0 ? [wording.unreachable(unreachable)] : []),
  ]
  return units.length === 0 ? say(notes.join('\n'), scene) : send(task, units, { reason, notes }, scene)
}

function tooSoonWords({ unit, at, person, day }: UrgeKept, { people, settings, now, calendar }: Scene): string {
  const next = dayWithWeekday(urgeAgainOn(day, calendar))
  const when = momentWords(at, settings.timeZone, now)
  return wording.tooSoon(unit, when, people.nameOf(person) ?? '', next)
}

function send(
  task: Task,
  units: readonly UnitName[],
  { reason, notes }: { readonly reason: string; readonly notes: readonly string[] },
  scene: Scene,
): Outcome {
  const { origin, now, settings } = scene
  const round = `${task.id}!${hash('sha256', origin.eventId).slice(0, 12)}`
  const urges = units.map(
    (unit, place): UrgeKept => ({
      id: urgeId(round, place),
      task: task.id,
      unit,
      person: origin.person,
      at: now.toISOString(),
      day: dayIn(now, settings.timeZone),
      reason,
    }),
  )
  const changes = urges.map((urge): Change => ({ kind: 'task-urged', task: task.id, urge }))
  const messages = reachOf(units, scene).targets.map(({ to, units: served }, place): OutgoingMessage => {
    const own = urges.filter(({ unit }) => served.includes(unit))
    const view = { isNew: true, inGroup: to.kind === 'chat' }
    return {
      key: `urge:${round}:${place}`,
      act: { kind: 'send', to, content: { kind: 'card', card: urgeCard(task, own, view, scene) } },
      about: { tasks: [task.id], urge: round, ...(to.kind === 'person' && { person: to.person }) },
    }
  })
  return shown(task, urges, round, { changes, messages, notes }, scene)
}

/** The coordinator's card shows the answers as they come. */
function shown(
  task: Task,
  urges: readonly UrgeKept[],
  round: string,
  { changes, messages, notes }: Pick<Outcome, 'changes' | 'messages'> & { readonly notes: readonly string[] },
  scene: Scene,
): Outcome {
  const own = replyWith(urgeDeskCard(task, urges, scene, notes), scene, nothing).messages.map((message) => ({
    ...message,
    key: `urge-desk:${round}`,
    about: { tasks: [task.id] },
  }))
  const content = [wording.sentToast(urges.map(({ unit }) => unit)), ...notes].join('')
  const toast = { type: 'success', content: content.slice(0, 200) } as const
  return {
    changes,
    messages: [...own, ...messages],
    ...(scene.origin.kind === 'pressed' && { reply: { toast } }),
  }
}
