import { chapterOf } from '../plan/chapter.ts'
import type { UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { LightColor } from '../plan/light.ts'
import { concerns, type TaskStanding } from './overview.ts'

/** What a board shows; what is missing does not narrow it. */
export interface BoardFilter {
  /** A chapter's locator. */
  readonly chapter?: string | undefined
  readonly unit?: UnitName | undefined
  readonly light?: LightColor | undefined
  /** A month in which a target is due by the plan or by what was agreed to, `2025-12`. */
  readonly due?: string | undefined
}

export const filtered = (
  standings: readonly TaskStanding[],
  { chapter, unit, light, due }: BoardFilter,
  ledger: Ledger,
): readonly TaskStanding[] =>
  standings.filter(
    (standing) =>
      (chapter === undefined || chapterOf(standing.task, ledger.plan)?.locator === chapter) &&
      (unit === undefined || concerns(standing.task, unit, ledger)) &&
      (light === undefined || standing.light.color === light) &&
      (due === undefined ||
        standing.targets.some(({ due: planned, committed }) => planned?.startsWith(due) || committed?.startsWith(due))),
  )

export interface FilterChoices {
  readonly chapters: readonly { readonly locator: string; readonly title: string }[]
  readonly units: readonly UnitName[]
  readonly months: readonly string[]
}

/** Only what would show something. */
export function choicesIn(standings: readonly TaskStanding[], ledger: Ledger): FilterChoices {
  const chapters = new Set(standings.map(({ task }) => chapterOf(task, ledger.plan)))
  const named = new Set(standings.flatMap(({ task }) => task.units))
  const months = new Set(
    standings.flatMap(({ targets }) =>
      targets.flatMap(({ due, committed }) => [due, committed].flatMap((day) => day?.slice(0, 7) ?? [])),
    ),
  )
  const banners = ledger.banners.map(({ name }) => name)
  return {
    chapters: ledger.plan.chapters.filter((chapter) => chapters.has(chapter)),
    units: ledger.units.units.map(({ name }) => name).filter((name) => named.has(name) || banners.includes(name)),
    months: [...months].sort(),
  }
}
