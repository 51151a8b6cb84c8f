import type { OpenId } from '../plan/ids.ts'
import { createLedger } from '../plan/ledger.ts'
import { periodOf } from '../plan/period.ts'
import type { Plan } from '../plan/plan.ts'
import type { Roster } from '../plan/roster.ts'
import type { Settings } from '../plan/settings.ts'
import { dayIn } from '../plan/time-zone.ts'
import type { UnitsFile } from '../plan/unit.ts'
import type { DeadlineState } from '../state/deadlines.ts'
import { peopleOf } from '../state/people.ts'
import type { ProgressState } from '../state/progress.ts'
import type { RosterState } from '../state/roster.ts'
import { ledgerSheets } from './ledger-sheets.ts'
import { writeWorkbook } from './write-workbook.ts'

/** All that a workbook is made of, as plain data that another thread can be handed. */
export interface WorkbookMaterial {
  readonly plan: Plan
  readonly units: UnitsFile
  readonly progress: ProgressState
  readonly deadlines: DeadlineState
  readonly roster: Roster
  readonly contacts: ReadonlyMap<string, OpenId>
  readonly said: RosterState
  readonly settings: Settings
  readonly now: Date
}

/** The bytes of the ledger's workbook. */
export function makeWorkbook(material: WorkbookMaterial): Promise<Uint8Array> {
  const { plan, units, progress, deadlines, roster, contacts, said, settings, now } = material
  const { timeZone, cycle } = settings
  const period = periodOf(dayIn(now, timeZone), cycle)
  const people = peopleOf(roster, contacts, said)
  return writeWorkbook(
    ledgerSheets({ ledger: createLedger(plan, units), progress, deadlines, people, period, now, timeZone }),
  )
}
