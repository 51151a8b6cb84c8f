import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { barChart, ringChart } from '../../card/chart.ts'
import { lightWord } from '../../card/light.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { periodWords } from '../../plan/period.ts'
import { lightOrder } from '../../state/overview.ts'
import type { BulletinFigure } from '../../understand/intents/bulletin.ts'
import type { Scene } from '../scene.ts'
import type { Bulletin } from './bulletin.ts'
import { bulletinText } from './bulletin-text.ts'
import { bulletinWording as wording } from './wording.ts'

/** In the order of `lightOrder`, then of the reports. */
const lightColors = ['#D83931', '#F5B301', '#2EA121', '#A8ADB5']
const reportColors = ['#2EA121', '#F5B301', '#D83931']

/** The draft as it would be read, its charts, and a button for every figure. */
export function bulletinCard(bulletin: Bulletin, scene: Scene): Card {
  const period = periodWords(bulletin.period)
  const title = wording.draftTitle(period)
  return card({ title, color: 'blue', summary: title }, [
    markdown(bulletinText(bulletin, scene).split('\n').map(lineOf).join('\n')),
    ringChart(
      wording.chartReports,
      (['on-time', 'late', 'missing'] as const).map((figure) => ({
        name: wording.figures[figure],
        value: itemsBehind(figure, bulletin),
      })),
      reportColors,
    ),
    barChart(wording.chartLights, lightBars(bulletin), lightColors),
    markdown(grey(wording.note)),
    ...figureRows
      .map((figures) => figureButtons(figures, bulletin))
      .filter((row) => row.length > 0)
      .map(buttonRow),
    buttonRow([
      button(wording.compose, { action: 'bulletin.compose', period: bulletin.period.id }, 'primary'),
      button(wording.board, { action: 'board.show', by: 'task', page: 0 }),
    ]),
  ])
}

const lineOf = (line: string) => (/^[一二三四五六]、/.test(line) ? strong(line) : escaped(line))

const lightBars = ({ lights, lightsBefore, since }: Bulletin) =>
  [
    { name: wording.dayWords(since), counts: lightsBefore },
    { name: wording.now, counts: lights },
  ].flatMap(({ name, counts }) => lightOrder.map((color) => ({ name, value: counts[color], series: lightWord(color) })))

/** In the order of the text. */
const figureRows: readonly (readonly BulletinFigure[])[] = [
  ['on-time', 'late', 'missing'],
  ['red', 'yellow', 'green', 'grey', 'worse', 'better', 'before'],
  ['corrections', 'extensions', 'practices', 'burden', 'ranking'],
]

const figureButtons = (figures: readonly BulletinFigure[], bulletin: Bulletin): Element[] =>
  figures
    .map((figure) => ({ figure, count: itemsBehind(figure, bulletin) }))
    .filter(({ count }) => count > 0)
    .map(({ figure, count }) =>
      button(wording.figure(wording.nameOf(figure, bulletin.since), count), {
        action: 'bulletin.reports',
        period: bulletin.period.id,
        figure,
      }),
    )

function itemsBehind(figure: BulletinFigure, bulletin: Bulletin): number {
  switch (figure) {
    case 'on-time':
      return bulletin.onTime.length
    case 'red':
    case 'yellow':
    case 'green':
    case 'grey':
      return bulletin.lights[figure]
    default:
      return bulletin[figure].length
  }
}
