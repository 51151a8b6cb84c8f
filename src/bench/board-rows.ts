import { showBoard } from '../features/board/show-board.ts'
import { draftBulletin } from '../features/bulletin/draft-bulletin.ts'
import type { Scene } from '../features/scene.ts'
import { boardPage } from '../page/board-page.ts'
import { layout } from '../page/layout.ts'
import { asChatId, asEventId, asMessageId, asOpenId } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import { Roster } from '../plan/roster.ts'
import { Settings } from '../plan/settings.ts'
import { createCalendar } from '../plan/working-days.ts'
import { peopleOf } from '../state/people.ts'
import type { State } from '../state/state.ts'
import type { Vocabulary } from '../understand/vocabulary.ts'
import { largeLedger, reportedState } from './large-town.ts'
import { median, milli, type Row } from './row.ts'

/** A person who turns a page of it feels no more than this, whatever else the process does. */
const most = 200

/** Touches every part of what has been reported, once. */
function readAll(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  let seen = 0
  for (const inner of Object.values(value)) seen += readAll(inner)
  return seen
}

/** Milliseconds of the processor's: what others do on the machine meanwhile is no work of ours. */
function timed(run: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return median(times)
}

/** The board, the page and the bulletin of a province, each from the state as it is: nothing is kept between two of them. */
export function boardRows(shipped: Ledger, vocabulary: Vocabulary): readonly Row[] {
  const ledger = largeLedger(shipped, 1_000, 200)
  const state = reportedState(ledger, 100_000)
  const scene = sceneOf(ledger, state, vocabulary)
  const opened = { secret: 'bench', until: 0, sig: '' }
  const facts = { state, ledger, settings: scene.settings, now: scene.now, people: scene.people }
  const view = { by: 'task', page: 0 } as const
  const show = (by: 'task' | 'unit') => () =>
    showBoard({ kind: 'show-board', view: { ...view, by }, words: '', picked: undefined }, scene)
  const draw = (by: 'task' | 'unit', page: 1 | 'all') => () =>
    layout({ title: '', nonce: '' }, boardPage({ by, page }, opened, facts))
  const floor = timed(() => readAll(state.progress))
  const row = (name: string, run: () => unknown): Row => {
    const figure = timed(run)
    return {
      name: `${name}: 1,000 tasks, 200 units, 100,000 reports`,
      floor: `${milli(floor)} to read what has been reported once`,
      figure: milli(figure),
      ...{ ratio: figure / floor, bar: `under ${most} ms`, holds: figure < most },
    }
  }
  return [
    row('the board by task', show('task')),
    row('the board by unit', show('unit')),
    row('the bulletin', () => draftBulletin('本期', scene)),
    row('the page', draw('task', 1)),
    row('the page by unit', draw('unit', 1)),
    row('the page with every row', draw('task', 'all')),
  ]
}

function sceneOf(ledger: Ledger, state: State, vocabulary: Vocabulary): Scene {
  const person = asOpenId('ou_bench')
  return {
    ...{ state, ledger, vocabulary, calendar: createCalendar(), settings: Settings.parse({}) },
    now: new Date('2025-11-24T02:00:00Z'),
    people: peopleOf(Roster.parse({ coordinators: [{ name: '督办科', openId: person }] }), new Map(), state.roster),
    pages: { url: () => 'https://duban.example.gov.cn', newSecret: () => 'bench' },
    origin: {
      ...{ eventId: asEventId('bench'), person, chat: asChatId('oc_bench'), message: asMessageId('om_bench') },
      ...{ kind: 'pressed', chatKind: 'private', mentions: [], repliesTo: undefined, inThread: false },
    },
  }
}
