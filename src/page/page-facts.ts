import type { Ledger } from '../plan/ledger.ts'
import type { Settings } from '../plan/settings.ts'
import type { People } from '../state/people.ts'
import type { State } from '../state/state.ts'

/** All that a page may look at. */
export interface PageFacts {
  readonly state: State
  readonly ledger: Ledger
  readonly people: Pick<People, 'nameOf'>
  readonly settings: Settings
  readonly now: Date
}
