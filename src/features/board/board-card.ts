import { button, buttonRow, linkButton } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { barChart } from '../../card/chart.ts'
import { columns } from '../../card/layout.ts'
import { lightWord, lightWords } from '../../card/light.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { chapterOf } from '../../plan/chapter.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { periodWords } from '../../plan/period.ts'
import { statusWords } from '../../plan/report-wording.ts'
import { committedWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { choicesIn, filtered } from '../../state/board-filter.ts'
import {
  committedBeside,
  countLights,
  type LightCounts,
  lightOrder,
  nextDue,
  type TaskStanding,
} from '../../state/overview.ts'
import type { UnitStanding } from '../../state/unit-standing.ts'
import type { BoardView } from '../../understand/intents/board.ts'
import { boardFilters } from './board-filters.ts'
import { boardWording as wording } from './wording.ts'

export interface BoardFacts {
  readonly view: BoardView
  /** Every task of the plan. */
  readonly all: readonly TaskStanding[]
  /** Those that the view shows, and the units that they are of. */
  readonly shown: readonly TaskStanding[]
  readonly units: readonly UnitStanding[]
  readonly ledger: Ledger
  readonly period: { readonly id: string }
  /** A calendar day. */
  readonly today: string
  readonly unread: readonly string[]
  readonly link: string | undefined
  readonly forCoordinator: boolean
}

const perPage = 8
/** In the order of `lightOrder`. */
const lightColors = ['#D83931', '#F5B301', '#2EA121', '#A8ADB5']

/** The board: how many lights of each colour, and the rows of the view. */
export function boardCard(facts: BoardFacts): Card {
  const { view, all, shown, units, ledger, period, unread, today } = facts
  const counts = countLights(filtered(all, { ...view, light: undefined }, ledger))
  const rows = view.by === 'unit' ? units.map(unitRow) : shown.map((standing) => taskRow(standing, today))
  const page = Math.min(view.page, Math.max(0, Math.ceil(rows.length / perPage) - 1))
  return card(
    {
      title: wording.title,
      subtitle: `${periodWords(period)} · ${ledger.plan.title}`,
      color: 'blue',
      summary: `${wording.title}：${countWords(counts)}`,
    },
    [
      ...(unread.length > 0 ? [markdown(escaped(wording.unread(unread.join(' '))))] : []),
      markdown(countWords(counts)),
      ...(view.by === 'task' && page === 0
        ? [lightChart(filtered(all, { ...view, light: undefined }, ledger), ledger)]
        : []),
      ...boardFilters(view, choicesIn(all, ledger)),
      markdown(grey(shownWords(view, rows.length))),
      ...rows.slice(page * perPage, (page + 1) * perPage),
      ...(rows.length === 0 ? [markdown(wording.nothing)] : []),
      buttonRow(steps({ ...facts, view: { ...view, page } }, rows.length)),
    ],
  )
}

const countWords = (counts: LightCounts) =>
  lightOrder.map((color) => `${lightWords(color)} ${counts[color]}`).join('　')

const burning = (counts: LightCounts) =>
  lightOrder
    .filter((color) => counts[color] > 0)
    .map((color) => `${lightWords(color)} ${counts[color]}`)
    .join('　')

/** Lights by chapter; each bar has all four, so that the colours fall to their lights. */
function lightChart(standings: readonly TaskStanding[], { plan }: Ledger): Element {
  const chapters = Map.groupBy(standings, ({ task }) => chapterOf(task, plan)?.locator ?? task.chapter)
  const bars = [...chapters].flatMap(([name, tasks]) => {
    const counts = countLights(tasks)
    return lightOrder.map((color) => ({ name, value: counts[color], series: lightWord(color) }))
  })
  return barChart(wording.chart, bars, lightColors)
}

function shownWords({ chapter, unit, light, due, by }: BoardView, rows: number): string {
  const narrowed = [chapter, unit, light && lightWord(light), due].filter((each) => each !== undefined)
  return wording.shown(by, rows, narrowed)
}

function taskRow(standing: TaskStanding, today: string): Element {
  const { task, light, newest } = standing
  const due = nextDue(standing, today)
  const committed = committedBeside(standing, due)
  const words = [
    newest ? statusWords[newest.report.status] : wording.never,
    ...(due ? [wording.due(due)] : []),
    ...(committed ? [committedWords(committed)] : []),
  ]
  return columns([
    {
      weight: 4,
      elements: [markdown(`${lightWords(light.color)} ${strong(titleOf(task))}\n${grey(words.join(' · '))}`)],
    },
    { weight: 1, elements: [button(wording.open, { action: 'progress.show', task: task.id })] },
  ])
}

function unitRow({ unit, lights, asked, missing }: UnitStanding): Element {
  return columns([
    {
      weight: 4,
      elements: [markdown(`${strong(unit.name)}\n${burning(lights)}　${grey(wording.missing(missing, asked))}`)],
    },
    {
      weight: 1,
      elements: [button(wording.open, { action: 'board.show', by: 'task', unit: unit.name, page: 0 })],
    },
  ])
}

function steps({ view, link, forCoordinator }: BoardFacts, rows: number): Element[] {
  const { page, by } = view
  const go = (text: string, more: Partial<BoardView>) => button(text, { action: 'board.show', ...view, ...more })
  return [
    ...(page > 0 ? [go(wording.back, { page: page - 1 })] : []),
    ...((page + 1) * perPage < rows ? [go(wording.more, { page: page + 1 })] : []),
    by === 'task' ? go(wording.byUnit, { by: 'unit', page: 0 }) : go(wording.byTask, { by: 'task', page: 0 }),
    ...(link ? [linkButton(wording.page, link)] : []),
    ...(forCoordinator ? [button(wording.export, { action: 'board.export' })] : []),
  ]
}
