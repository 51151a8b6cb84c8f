import type { Element } from '../../card/card.ts'
import { type Option, pick } from '../../card/form.ts'
import { columns } from '../../card/layout.ts'
import { lightWords } from '../../card/light.ts'
import type { FilterChoices } from '../../state/board-filter.ts'
import { lightOrder } from '../../state/overview.ts'
import type { BoardView } from '../../understand/intents/board.ts'
import { boardWording as wording } from './wording.ts'

/** A select with hundreds of entries fills the card; what is left out can be typed. */
const mostChoices = 60

/** A select for each part of the view; choosing turns the card. */
export function boardFilters(view: BoardView, { chapters, units, months }: FilterChoices): Element[] {
  const choose = (part: 'chapter' | 'unit' | 'light' | 'due', options: readonly Option[]): Element =>
    pick(
      wording.parts[part],
      [{ value: 'all', text: `${wording.parts[part]}：${wording.all}` }, ...options.slice(0, mostChoices)],
      view[part],
      { action: 'board.show', ...view, page: 0, pick: part },
    )
  const same = (value: string): Option => ({ value, text: value })
  return [
    columns([
      {
        weight: 1,
        elements: [
          choose(
            'chapter',
            chapters.map(({ locator, title }) => ({ value: locator, text: `${locator} ${title}` })),
          ),
        ],
      },
      { weight: 1, elements: [choose('unit', units.map(same))] },
    ]),
    columns([
      {
        weight: 1,
        elements: [
          choose(
            'light',
            lightOrder.map((color) => ({ value: color, text: lightWords(color) })),
          ),
        ],
      },
      { weight: 1, elements: [choose('due', months.map(same))] },
    ]),
  ]
}
