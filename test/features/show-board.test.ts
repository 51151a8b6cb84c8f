import { describe, expect, it } from 'vitest'
import { largeLedger } from '../../src/bench/large-town.ts'
import { faultsOf } from '../../src/card/limits.ts'
import { showBoard } from '../../src/features/board/show-board.ts'
import type { BoardView } from '../../src/understand/intents/board.ts'
import { aScene } from '../support/a-scene.ts'

function cardFor(view: Partial<BoardView>) {
  const shipped = aScene({ origin: { kind: 'pressed' } })
  const scene = {
    ...shipped,
    ledger: largeLedger(shipped.ledger, 1000, 200),
    pages: { url: () => 'https://duban.example.gov.cn', newSecret: () => 'secret' },
  }
  const asked = { by: 'task', page: 0, ...view } as const
  return showBoard({ kind: 'show-board', view: asked, words: '', picked: undefined }, scene).reply?.card
}

describe('the board of a province with a thousand tasks and two hundred units', () => {
  it.each<Partial<BoardView>>([
    {},
    { page: 60 },
    { page: 1000 },
    { by: 'unit' },
    { by: 'unit', page: 24 },
    { light: 'grey', due: '2025-12', chapter: '五（三）' },
  ])('fits a card with %o', (view) => {
    const card = cardFor(view)

    expect(card && faultsOf(card)).toEqual([])
  })
})
