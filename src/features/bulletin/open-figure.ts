import { button, buttonRow } from '../../card/button.ts'
import { card, type Element } from '../../card/card.ts'
import { columns } from '../../card/layout.ts'
import { markdown } from '../../card/text.ts'
import { periodWords } from '../../plan/period.ts'
import type { BulletinIntent } from '../../understand/intents/bulletin.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { bulletinOf } from './bulletin.ts'
import { periodAsked } from './draft-bulletin.ts'
import { type Line, linesBehind } from './figure-lines.ts'
import { bulletinWording as wording } from './wording.ts'

type OpenFigure = Extract<BulletinIntent, { kind: 'open-figure' }>

const perPage = 8

/** What a figure of the bulletin rests on: the card turns to the list of its reports. */
export function openFigure({ period: id, figure, page }: OpenFigure, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const period = periodAsked(id, scene)
  if ('fault' in period) return say(period.fault, scene)
  const bulletin = bulletinOf(period, scene)
  const lines = linesBehind(figure, bulletin, scene)
  const at = Math.min(page, Math.max(0, Math.ceil(lines.length / perPage) - 1))
  const shown = lines.slice(at * perPage, (at + 1) * perPage)
  const turn = (text: string, to: number) =>
    button(text, { action: 'bulletin.reports', period: period.id, figure, page: to })
  const title = wording.figureTitle(periodWords(period), wording.nameOf(figure, bulletin.since), lines.length)
  const content = card({ title, color: 'blue', summary: title }, [
    ...(shown.length > 0 ? shown.map((line) => row(line, scene)) : [markdown(wording.nothing)]),
    buttonRow([
      ...(at > 0 ? [turn(wording.back, at - 1)] : []),
      ...((at + 1) * perPage < lines.length ? [turn(wording.next, at + 1)] : []),
      button(wording.toDraft, { action: 'bulletin.show', period: period.id }),
    ]),
  ])
  return { changes: [], messages: [], reply: { card: content } }
}

function row({ words, opens, report }: Line, { state }: Scene): Element {
  const marked = report !== undefined && state.board.practices[report] !== undefined
  return columns([
    { weight: 3, elements: [markdown(words)] },
    {
      weight: 1,
      elements: [
        'task' in opens
          ? button(wording.history, { action: 'progress.history', task: opens.task })
          : button(wording.tasksOf, { action: 'board.show', by: 'task', unit: opens.unit, page: 0 }),
        ...(report
          ? [button(marked ? wording.unmark : wording.mark, { action: 'practice.mark', report, marked: !marked })]
          : []),
      ],
    },
  ])
}
