import { button, buttonRow } from '../../card/button.ts'
import { card, type Element } from '../../card/card.ts'
import { columns } from '../../card/layout.ts'
import { lightWords } from '../../card/light.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { TaskId } from '../../plan/ids.ts'
import { periodWords } from '../../plan/period.ts'
import { stateWords } from '../../plan/report-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { Expected } from '../../state/period-standing.ts'
import type { BulletinIntent } from '../../understand/intents/bulletin.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, type Scene, say } from '../scene.ts'
import { type Bulletin, bulletinOf, type LightChange } from './bulletin.ts'
import { correctionWords, figuresOf, titleIn } from './bulletin-text.ts'
import { periodAsked } from './draft-bulletin.ts'
import { bulletinWording as wording } from './wording.ts'

type OpenFigure = Extract<BulletinIntent, { kind: 'open-figure' }>

/** A line of the list, and what it rests on. */
interface Line {
  readonly words: string
  readonly task: TaskId
  /** The report that may be held up as an example. */
  readonly report?: string
}

const perPage = 8

/** What a figure of the bulletin rests on: the card turns to the list of its reports. */
export function openFigure({ period: id, figure, page }: OpenFigure, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const period = periodAsked(id, scene)
  if ('fault' in period) return say(period.fault, scene)
  const lines = linesBehind(figure, bulletinOf(period, scene), scene)
  const at = Math.min(page, Math.max(0, Math.ceil(lines.length / perPage) - 1))
  const shown = lines.slice(at * perPage, (at + 1) * perPage)
  const turn = (text: string, to: number) =>
    button(text, { action: 'bulletin.reports', period: period.id, figure, page: to })
  const title = wording.figureTitle(periodWords(period), wording.figures[figure], lines.length)
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

function row({ words, task, report }: Line, { state }: Scene): Element {
  const marked = report !== undefined && state.board.practices[report] !== undefined
  return columns([
    { weight: 3, elements: [markdown(words)] },
    {
      weight: 1,
      elements: [
        button(wording.history, { action: 'progress.history', task }),
        ...(report
          ? [button(marked ? wording.unmark : wording.mark, { action: 'practice.mark', report, marked: !marked })]
          : []),
      ],
    },
  ])
}

function linesBehind(figure: OpenFigure['figure'], bulletin: Bulletin, scene: Scene): readonly Line[] {
  switch (figure) {
    case 'on-time':
      return bulletin.onTime.map((each) => expectedLine(each, scene))
    case 'late':
      return bulletin.late.map((each) => expectedLine(each, scene))
    case 'missing':
      return bulletin.missing.map((each) => expectedLine(each, scene))
    case 'worse':
      return bulletin.worse.map(changeLine)
    case 'better':
      return bulletin.better.map(changeLine)
    case 'corrections':
      return bulletin.corrections.map((each) => ({
        words: escaped(correctionWords(each, scene)),
        task: each.now.report.task,
      }))
    case 'practices':
      return bulletin.practices.map(({ task, unit, note, report }) => ({
        words: escaped(wording.practice(unit, titleIn(scene, task), note)),
        ...{ task, report },
      }))
    default:
      return figure satisfies never
  }
}

function expectedLine({ task, units, version }: Expected, scene: Scene): Line {
  const title = strong(titleOf(task))
  if (!version) return { words: `${title}\n${grey(wording.asks(units))}`, task: task.id }
  const { report, state } = version
  const when = momentWords(report.at, scene.settings.timeZone, scene.now)
  const lines = [
    title,
    escaped(figuresOf(version, scene)),
    escaped(report.note),
    grey([report.unit, when, ...(state === 'counted' ? [] : [stateWords[state]])].join(' · ')),
  ]
  return { words: lines.filter((line) => line !== '').join('\n'), task: task.id, report: report.id }
}

const changeLine = ({ standing, before }: LightChange): Line => ({
  words: `${strong(titleOf(standing.task))}\n${lightWords(before)} → ${lightWords(standing.light.color)}`,
  task: standing.task.id,
})
