import type { UnitName } from '../plan/ids.ts'
import type { Change } from './change.ts'
import { emptyRecord } from './record.ts'
import {
  type LastDigest,
  type Reminded,
  type RemindedLine,
  type ReminderState,
  remindedOf,
  type WaitingLine,
} from './reminders.ts'

/** What the bot asked of a unit in a month. */
export interface Burden {
  /** Notices and reminders. */
  messages: number
  /** Reports that the unit filled in. */
  forms: number
  /** Asked again for what had been asked already. */
  repeats: number
}

/** By unit and month, `2025-11`. */
export type BurdenState = Record<UnitName, Record<string, Burden>>

export const emptyBurden = (): BurdenState => emptyRecord()

const mostMonths = 24
const eightHours = 8 * 3_600_000

/** The month on the wall of Ordos: the fold knows no settings, and the year has no other offset there. */
const monthOf = (at: string) => new Date(Date.parse(at) + eightHours).toISOString().slice(0, 7)

export function addBurden(state: BurdenState, unit: UnitName, at: string, more: Partial<Burden>): void {
  const months: Record<string, Burden> = state[unit] ?? emptyRecord()
  state[unit] = months
  const month = monthOf(at)
  const known = months[month] ?? { messages: 0, forms: 0, repeats: 0 }
  const { messages = 0, forms = 0, repeats = 0 } = more
  months[month] = {
    messages: known.messages + messages,
    forms: known.forms + forms,
    repeats: known.repeats + repeats,
  }
  const [oldest, ...others] = Object.keys(months).sort()
  if (oldest !== undefined && others.length >= mostMonths) delete months[oldest]
}

/** Counts what a change asks of units; most changes ask nothing of anybody. `reminders`: as they were before it. */
export function applyBurden(state: BurdenState, change: Change, at: string, reminders: ReminderState): void {
  switch (change.kind) {
    case 'report-submitted':
      if (!change.report.onBehalf) addBurden(state, change.report.unit, at, { forms: 1 })
      return
    case 'notice-sent':
      for (const unit of unitsIn(change.reach.targets)) addBurden(state, unit, at, { messages: 1 })
      return
    case 'task-urged':
      addBurden(state, change.urge.unit, at, { messages: 1, repeats: 1 })
      return
    case 'urge-answered':
      // A report counts by itself.
      if (change.answer.report === undefined) addBurden(state, change.unit, at, { forms: 1 })
      return
    case 'inquiry-answered':
      addBurden(state, change.answer.unit, at, { forms: 1 })
      return
    case 'digest-sent':
      addDigest(state, change, at, (line) => remindedOf(reminders, line.unit, line.subject, line.due), 1)
      return
    case 'reminder-escalated':
      if (change.to === 'leader')
        for (const unit of new Set(change.lines.map((line) => line.unit)))
          addBurden(state, unit, at, { messages: 1, repeats: 1 })
      return
    case 'notice-urged':
      for (const unit of change.units) addBurden(state, unit, at, { messages: 1, repeats: 1 })
      return
    default:
      return
  }
}

/** Asked before is what was on an earlier day; in another of the unit's groups on the same day it is one question. */
function addDigest<Line extends RemindedLine>(
  state: BurdenState,
  { day, units, lines }: { readonly day: string; readonly units: readonly UnitName[]; readonly lines: readonly Line[] },
  at: string,
  before: (line: Line) => Reminded | undefined,
  times: 1 | -1,
): void {
  const asksAnew = (line: Line) => (before(line)?.first ?? day) >= day
  for (const unit of units) {
    const isRepeat = !lines.some((line) => line.unit === unit && asksAnew(line))
    addBurden(state, unit, at, { messages: times, repeats: isRepeat ? times : 0 })
  }
}

/** A digest queued at `at` never went out: it asked nothing of anybody. */
export function withoutDigest(state: BurdenState, { day, units, waiting = [] }: LastDigest, at: string): void {
  const before = ({ before, due }: WaitingLine) => (before?.due === due ? before : undefined)
  addDigest(state, { day, units, lines: waiting }, at, before, -1)
}

const unitsIn = (targets: readonly { readonly units: readonly UnitName[] }[]): ReadonlySet<UnitName> =>
  new Set(targets.flatMap(({ units }) => units))

export interface UnitBurden extends Readonly<Burden> {
  readonly unit: UnitName
}

/** Of the months together, units that were asked anything, the most burdened first. */
export function burdenIn(state: BurdenState, months: readonly string[]): readonly UnitBurden[] {
  return Object.entries(state)
    .map(([unit, byMonth]): UnitBurden => {
      const known = months.flatMap((month) => byMonth[month] ?? [])
      const sum = (count: (each: Burden) => number) => known.reduce((total, each) => total + count(each), 0)
      return {
        unit: unit as UnitName,
        messages: sum(({ messages }) => messages),
        forms: sum(({ forms }) => forms),
        repeats: sum(({ repeats }) => repeats),
      }
    })
    .filter(({ messages, forms, repeats }) => messages + forms + repeats > 0)
    .sort((a, b) => b.messages + b.forms - (a.messages + a.forms))
}
