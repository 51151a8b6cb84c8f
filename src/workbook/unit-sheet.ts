import { locatorOf } from '../plan/task.ts'
import type { Unit } from '../plan/unit.ts'
import { countLights, type LightCounts, type TaskStanding } from '../state/overview.ts'
import { expectedIn } from '../state/period-standing.ts'
import type { WorkbookFacts } from './ledger-sheets.ts'
import { number, type Sheet, sheetOf, text } from './sheet.ts'
import { workbookWording as wording } from './wording.ts'

const { columns } = wording

interface UnitRow {
  readonly unit: Unit
  readonly named: readonly TaskStanding[]
  readonly included: number
  readonly lights: LightCounts
  readonly missing: number
}

export function unitSheet(standings: readonly TaskStanding[], facts: WorkbookFacts): Sheet {
  const { people } = facts
  return sheetOf(
    wording.sheets.units,
    [
      { title: columns.unit, width: 28, cell: ({ unit }: UnitRow) => text(unit.name) },
      { title: columns.kind, width: 11, cell: ({ unit }) => text(wording.kinds[unit.kind]) },
      { title: columns.named, width: 11, cell: ({ named }) => number(named.length) },
      { title: columns.included, width: 11, cell: ({ included }) => number(included) },
      { title: columns.reds, width: 6, cell: ({ lights }) => number(lights.red) },
      { title: columns.yellows, width: 6, cell: ({ lights }) => number(lights.yellow) },
      { title: columns.greens, width: 6, cell: ({ lights }) => number(lights.green) },
      { title: columns.greys, width: 6, cell: ({ lights }) => number(lights.grey) },
      { title: columns.missing, width: 11, cell: ({ missing }) => number(missing) },
      {
        title: columns.liaisons,
        width: 18,
        cell: ({ unit }) =>
          text(
            people
              .liaisonsOf(unit.name)
              .map(({ name }) => name)
              .join('、'),
          ),
      },
      { title: columns.chats, width: 8, cell: ({ unit }) => number(people.chatsOf(unit.name).length) },
      {
        title: columns.tasks,
        width: 60,
        cell: ({ named }) => text(named.map(({ task }) => locatorOf(task)).join('、')),
      },
    ],
    rowsOf(standings, facts),
  )
}

function rowsOf(standings: readonly TaskStanding[], { ledger, progress, period }: WorkbookFacts): readonly UnitRow[] {
  const byTask = new Map(standings.map((standing) => [standing.task.id, standing]))
  const missing = expectedIn(period, { progress, ledger }).filter(({ punctuality }) => punctuality === 'missing')
  return ledger.units.units.map((unit) => {
    const named = ledger.tasksNaming(unit.name).flatMap((task) => byTask.get(task.id) ?? [])
    return {
      unit,
      named,
      included: ledger.tasksIncluding(unit.name).length,
      lights: countLights(named),
      missing: missing.filter(({ units }) => units.includes(unit.name)).length,
    }
  })
}
