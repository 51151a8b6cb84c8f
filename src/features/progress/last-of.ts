import type { UnitName } from '../../plan/ids.ts'
import type { ReportedValue, ReportStatus } from '../../plan/progress.ts'
import type { Task } from '../../plan/task.ts'
import { countedOf, currentValue } from '../../state/standing.ts'
import type { Scene } from '../scene.ts'
import { fieldsFor } from './typed-report.ts'

export interface LastWord {
  readonly status: ReportStatus
  readonly values: readonly ReportedValue[]
}

/**
 * What 无变化 says again: the newest status and the figures that count now, as far as the unit is asked for them. A banner
 * repeats its own word alone, and nobody repeats a banner's row for it.
 */
export function lastOf(task: Task, unit: UnitName, scene: Scene): LastWord | undefined {
  const { state, ledger } = scene
  const isBanner = ledger.unit(unit)?.kind === 'banner'
  const newest = countedOf(state.progress, task.id).find(({ report }) => !isBanner || report.unit === unit)
  if (!newest) return undefined
  const values = fieldsFor(task, unit, scene).flatMap(({ target, banner }): ReportedValue[] => {
    const { whole, byBanner } = currentValue(target, state.progress, ledger)
    const said = banner ? byBanner.get(banner) : whole
    if (!said || (banner !== undefined && said.version.report.unit !== unit)) return []
    return [{ target: target.id, value: said.value, words: said.words, ...(banner && { banner }) }]
  })
  return { status: newest.report.status, values }
}
