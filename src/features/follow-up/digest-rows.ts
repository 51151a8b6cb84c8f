import type { UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { type LightColor, worseThan } from '../../plan/light.ts'
import type { Period } from '../../plan/period.ts'
import type { Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'
import { type LightFacts, targetLight, taskLight, valueNow } from '../../state/lights.ts'
import { valuesSaid } from '../../state/standing.ts'
import { type DueFacts, isOwnRow } from './answered.ts'
import type { DueLine } from './due.ts'

/** What of one task is due on one day: one report answers it all. */
export interface DigestRow {
  readonly task: Task
  readonly units: readonly UnitName[]
  /** The day it has to be met, or the period closes. */
  readonly dueDay: string
  readonly daysLeft: number
  readonly targets: readonly RowTarget[]
  /** The day agreed to beside the plan's own: it is the one that counts. */
  readonly committed: string | undefined
  /** It also lacks this period's report; without targets only that. */
  readonly period: Period | undefined
  readonly light: LightColor
}

export interface RowTarget {
  readonly target: Target
  /** A banner's own, where each counts by itself. */
  readonly value: number | undefined
}

interface GrowingRow extends DigestRow {
  readonly units: UnitName[]
  readonly targets: RowTarget[]
  committed: string | undefined
  period: Period | undefined
  light: LightColor
}

/** The most urgent first: days left, then the worse light, then the plan's order. */
export function rowsOf(lines: readonly DueLine[], facts: DueFacts, day: string): DigestRow[] {
  const lights: LightFacts = { progress: facts.state.progress, ledger: facts.ledger, today: day }
  const rows = new Map<string, GrowingRow>()
  const ofTask = new Map<string, GrowingRow>()
  const inOrder = [...lines].sort((a, b) => Number(a.period !== undefined) - Number(b.period !== undefined))
  for (const line of inOrder) {
    const key = `${line.task.id} ${line.target ? line.dueDay : 'cycle'}`
    // A report about the target is this period's report too.
    const row = rows.get(key) ?? (line.period ? ofTask.get(line.task.id) : undefined) ?? newRow(line, lights)
    if (!rows.has(key)) rows.set(key, row)
    const known = ofTask.get(line.task.id)
    if (!known || row.daysLeft < known.daysLeft) ofTask.set(line.task.id, row)
    if (!row.units.includes(line.unit)) row.units.push(line.unit)
    if (line.period) row.period = line.period
    if (line.target) addTarget(row, line.target, line, facts, lights)
  }
  const place = placesIn(facts.ledger)
  return [...new Set(rows.values())].sort(
    (a, b) =>
      a.daysLeft - b.daysLeft ||
      Number(worseThan(b.light, a.light)) - Number(worseThan(a.light, b.light)) ||
      (place.get(a.task) ?? 0) - (place.get(b.task) ?? 0),
  )
}

/** Of each task in the plan's order; a large plan's is not counted anew for every digest. */
const places = new WeakMap<Ledger, ReadonlyMap<Task, number>>()
function placesIn(ledger: Ledger): ReadonlyMap<Task, number> {
  const known = places.get(ledger) ?? new Map(ledger.plan.tasks.map((task, at) => [task, at]))
  places.set(ledger, known)
  return known
}

const newRow = ({ task, dueDay, daysLeft }: DueLine, lights: LightFacts): GrowingRow => ({
  ...{ task, dueDay, daysLeft, units: [], targets: [], committed: undefined, period: undefined },
  light: taskLight(task, lights).color,
})

function addTarget(row: GrowingRow, target: Target, line: DueLine, facts: DueFacts, lights: LightFacts): void {
  if (row.targets.some((each) => each.target.id === target.id)) return
  const own = isOwnRow(target, line.unit, facts)
  const value = own
    ? valuesSaid(target, lights.progress, lights.ledger).find(({ banner }) => banner === line.unit)?.value
    : valueNow(target, lights)
  const { color } = targetLight(target, lights)
  if (row.targets.length === 0 || worseThan(color, row.light)) row.light = color
  row.targets.push({ target, value })
  row.committed ??= line.committed
}
