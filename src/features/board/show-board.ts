import { periodOf } from '../../plan/period.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { filtered } from '../../state/board-filter.ts'
import type { Change } from '../../state/change.ts'
import { overviewOf } from '../../state/overview.ts'
import { signedPath, untilFrom } from '../../state/page-link.ts'
import { expectedIn } from '../../state/period-standing.ts'
import { unitStandings } from '../../state/unit-standing.ts'
import type { BoardIntent, BoardView } from '../../understand/intents/board.ts'
import type { Outcome } from '../outcome.ts'
import { isCoordinator, replyWith, type Scene } from '../scene.ts'
import { boardCard } from './board-card.ts'
import { readView } from './read-view.ts'

type ShowBoard = Extract<BoardIntent, { kind: 'show-board' }>

/** 台账: typed it comes as a new card, pressed the card itself turns to the other view. */
export function showBoard({ view: asked, words, picked }: ShowBoard, scene: Scene): Outcome {
  const { state, ledger, now, settings, origin } = scene
  const { view, unread } = readView(words, picked ? withPicked(asked, picked) : asked, scene)
  const today = dayIn(now, settings.timeZone)
  const period = periodOf(today, settings.cycle)
  const all = overviewOf({ progress: state.progress, deadlines: state.deadlines, ledger, today })
  const shown = filtered(all, view, ledger)
  const { link, changes } = pageLink(scene)
  const units =
    view.by === 'unit' ? unitStandings(shown, expectedIn(period, { progress: state.progress, ledger }), ledger) : []
  const card = boardCard({
    ...{ view, all, shown, units, ledger, period, unread, link, today },
    forCoordinator: isCoordinator(scene),
  })
  if (origin.kind === 'pressed') return { changes, messages: [], reply: { card } }
  return replyWith(card, scene, { changes })
}

function withPicked(view: BoardView, { part, option }: NonNullable<ShowBoard['picked']>): BoardView {
  const { [part]: _, ...rest } = view
  // The options are those that the card offered; anything else finds nothing.
  return option === 'all' || option === '' ? rest : ({ ...rest, [part]: option } as BoardView)
}

/** A fresh link to the same board in the browser; the first link ever makes the secret that signs them. */
function pageLink({ state, pages, now }: Scene): {
  readonly link: string | undefined
  readonly changes: readonly Change[]
} {
  const url = pages?.url()
  if (!pages || url === undefined) return { link: undefined, changes: [] }
  const known = state.board.linkSecret
  const secret = known ?? pages.newSecret()
  return {
    link: `${url}/${signedPath(secret, { kind: 'board' }, untilFrom(now))}`,
    changes: known === undefined ? [{ kind: 'link-secret-made', secret }] : [],
  }
}
