import type { z } from 'zod'
import type { Origin, Scene } from '../../src/features/scene.ts'
import { asChatId, asEventId, asMessageId, asOpenId, type OpenId } from '../../src/plan/ids.ts'
import { Roster } from '../../src/plan/roster.ts'
import { Settings } from '../../src/plan/settings.ts'
import { createCalendar } from '../../src/plan/working-days.ts'
import type { By } from '../../src/ports.ts'
import type { Change } from '../../src/state/change.ts'
import { peopleOf } from '../../src/state/people.ts'
import { applyEntry, emptyState, type State } from '../../src/state/state.ts'
import { loadShipped } from './shipped.ts'

const { ledger, vocabulary } = await loadShipped()
const calendar = createCalendar()

export interface SceneFacts {
  readonly person?: OpenId
  readonly origin?: Partial<Origin>
  /** An ISO instant with its zone. */
  readonly now?: string
  readonly state?: State
  readonly roster?: z.input<typeof Roster>
  readonly settings?: z.input<typeof Settings>
}

/** What a feature sees, with the shipped plan; a test names only what matters to it. */
export function aScene({
  person = asOpenId('ou_1'),
  origin,
  now,
  state = emptyState(),
  roster = {},
  settings = {},
}: SceneFacts = {}): Scene {
  return {
    state,
    now: new Date(now ?? '2025-11-05T10:00:00+08:00'),
    ledger,
    vocabulary,
    people: peopleOf(Roster.parse(roster), new Map(), state.roster),
    settings: Settings.parse(settings),
    calendar,
    origin: {
      eventId: asEventId('ev-1'),
      person,
      chat: asChatId('oc_1'),
      message: asMessageId('om_1'),
      kind: 'typed',
      chatKind: 'private',
      mentions: [],
      repliesTo: undefined,
      inThread: false,
      ...origin,
    },
  }
}

/** The state after these changes, each an entry of its own. */
export function after(
  changes: readonly Change[],
  { state = emptyState(), at = '2025-11-05T02:00:00Z', by = 'timer' as By } = {},
): State {
  for (const change of changes) applyEntry(state, { seq: state.seq + 1, at, by, changes: [change] })
  return state
}
