import type { Ledger } from '../plan/ledger.ts'
import { lightRule } from '../plan/light-wording.ts'
import type { Period } from '../plan/period.ts'
import { wallTimeIn } from '../plan/time-zone.ts'
import type { DeadlineState } from '../state/deadlines.ts'
import type { OverviewFacts } from '../state/overview.ts'
import { overviewOf } from '../state/overview.ts'
import type { People } from '../state/people.ts'
import type { ProgressState } from '../state/progress.ts'
import { type Sheet, sheetOf, text } from './sheet.ts'
import { targetSheet } from './target-sheet.ts'
import { taskSheet } from './task-sheet.ts'
import { unitSheet } from './unit-sheet.ts'
import { versionSheet } from './version-sheet.ts'
import { workbookWording as wording } from './wording.ts'

export interface WorkbookFacts {
  readonly ledger: Ledger
  readonly progress: ProgressState
  readonly deadlines: DeadlineState
  readonly people: Pick<People, 'nameOf' | 'liaisonsOf' | 'chatsOf'>
  readonly period: Period
  readonly now: Date
  readonly timeZone: string
}

/** The ledger with what is true now: tasks, units, targets with their dates, every kept version. */
export function ledgerSheets(facts: WorkbookFacts): readonly Sheet[] {
  const { ledger, progress, deadlines, now, timeZone } = facts
  const wall = wallTimeIn(now, timeZone)
  const lights: OverviewFacts = { ledger, progress, deadlines, today: wall.slice(0, 10) }
  const standings = overviewOf(lights)
  return [
    taskSheet(standings, facts),
    unitSheet(standings, facts),
    targetSheet(standings, lights, facts),
    versionSheet(facts),
    aboutSheet(ledger.plan.title, wall),
  ]
}

const aboutSheet = (plan: string, wall: string): Sheet =>
  sheetOf(
    wording.sheets.about,
    [
      { title: wording.columns.what, width: 16, cell: ([what]: readonly [string, string]) => text(what) },
      { title: wording.columns.meaning, width: 110, cell: ([, meaning]) => text(meaning) },
    ],
    [...wording.about(plan, wall), [wording.lights, lightRule] as const],
  )
