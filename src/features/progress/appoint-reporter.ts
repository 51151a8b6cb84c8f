import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { escaped, markdown } from '../../card/text.ts'
import type { TaskId } from '../../plan/ids.ts'
import { periodWords } from '../../plan/period.ts'
import { metricWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import type { Transfer } from '../../state/progress.ts'
import { currentPeriod, mayReport } from '../../state/who-may.ts'
import { findUnit } from '../../understand/find-unit.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { isCoordinator, type Scene, say, toCoordinators } from '../scene.ts'
import { noSuchTask } from './open-form.ts'
import { progressWording as wording } from './wording.ts'

export interface Appointment {
  readonly task: TaskId
  /** The task's so many-th target; without one the whole task. */
  readonly target: number | undefined
  readonly unit: string
}

/** 指定填报 12.2 市住建局: who reports this period. The plan's owners stay as they are. */
export function appointReporter({ task: id, target: place, unit: unitWords }: Appointment, scene: Scene): Outcome {
  const refused = { task: id, typed: unitWords }
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, refused)
  const task = scene.ledger.task(id)
  if (!task) return refuse(noSuchTask(id, scene), scene, refused)
  const target = place === undefined ? undefined : task.targets[place - 1]
  if (place !== undefined && !target) return refuse(wording.noSuchTarget(`${id}.${place}`), scene, refused)
  const unit = findUnit(unitWords, scene.vocabulary)
  if (!unit) return refuse(wording.noSuchUnit(unitWords), scene, refused)
  const period = currentPeriod(scene)
  const { person } = scene.origin
  const about = target ? `${titleOf(task)}“${metricWords(target)}”` : titleOf(task)
  return say(
    wording.transferDone(unit, about, periodWords(period)),
    scene,
    {
      changes: [
        { kind: 'reporter-appointed', task: id, unit, period: period.id, person, ...(target && { target: target.id }) },
      ],
    },
    'success',
  )
}

/** 这不归我们，转住建: the plan cannot be changed, a coordinator may let another unit report. */
export function askTransfer(named: TaskId | undefined, unitWords: string, scene: Scene): Outcome {
  const { state, origin, people, ledger, now } = scene
  const about = origin.repliesTo && state.outbox.sent[origin.repliesTo]?.about
  const last = state.conversations.last[`${origin.chat} ${origin.person}`]
  const id = named ?? about?.tasks[0] ?? last?.tasks[0]
  const task = id && ledger.task(id)
  if (!task) return refuse(wording.whichTask, scene, { typed: unitWords })
  const may = mayReport(origin.person, task, scene)
  if (may.kind === 'not-yours' || may.onBehalf)
    return refuse(wording.notYours(titleOf(task), task.units), scene, { task: task.id, typed: unitWords })
  const to = findUnit(unitWords, scene.vocabulary)
  if (!to) return refuse(wording.noSuchUnit(unitWords), scene, { task: task.id, typed: unitWords })
  const transfer: Transfer = {
    id: `${origin.eventId}`.slice(0, 80),
    task: task.id,
    from: may.unit,
    to,
    person: origin.person,
    at: now.toISOString(),
  }
  const content = card(
    { title: wording.transferTitle, subtitle: titleOf(task), color: 'violet', summary: wording.transferTitle },
    [
      markdown(escaped(wording.transferLine(may.unit, to, titleOf(task)))),
      buttonRow([
        button(wording.agree, { action: 'transfer.approve', request: transfer.id }, 'primary'),
        button(wording.disagree, { action: 'transfer.decline', request: transfer.id }),
      ]),
    ],
  )
  return say(
    wording.transferAsked(titleOf(task), to),
    scene,
    {
      changes: [{ kind: 'transfer-asked', task: task.id, transfer }],
      messages: toCoordinators(people).map((receiver, place) => ({
        key: `transfer:${transfer.id}:${place}`,
        act: { kind: 'send', to: receiver, content: { kind: 'card', card: content } },
        about: { tasks: [task.id] },
      })),
    },
    'info',
  )
}

export function settleTransfer(request: string, verdict: 'approve' | 'decline', scene: Scene): Outcome {
  const { state, origin, ledger } = scene
  if (!isCoordinator(scene)) return refuse(wording.coordinatorsOnly, scene, { typed: `${request} ${verdict}` })
  const transfer = state.progress.transfers[request]
  const task = transfer && ledger.task(transfer.task)
  if (!transfer || !task) return say(wording.transferGone, scene, {}, 'info')
  const period = currentPeriod(scene)
  const words =
    verdict === 'approve'
      ? wording.transferDone(transfer.to, titleOf(task), periodWords(period))
      : wording.transferDeclined
  const decided = card(
    { title: words, subtitle: titleOf(task), color: verdict === 'approve' ? 'green' : 'grey', summary: words },
    [markdown(escaped(wording.transferLine(transfer.from, transfer.to, titleOf(task))))],
  )
  return {
    changes: [
      { kind: 'transfer-settled', task: task.id, transfer: request, verdict, person: origin.person },
      ...(verdict === 'approve'
        ? [
            {
              kind: 'reporter-appointed' as const,
              task: task.id,
              unit: transfer.to,
              period: period.id,
              person: origin.person,
            },
          ]
        : []),
    ],
    messages: [
      {
        key: `transfer:${request}:answer`,
        act: {
          kind: 'send',
          to: { kind: 'person', person: transfer.person },
          content: { kind: 'card', card: decided },
        },
        about: { tasks: [task.id] },
      },
    ],
    reply: { toast: { type: 'success', content: words.slice(0, 60) }, card: decided },
  }
}
