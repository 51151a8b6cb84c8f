import type { TargetId, TaskId, UnitName } from '../../plan/ids.ts'
import { titleOf } from '../../plan/task.ts'
import type { Scene } from '../scene.ts'
import { type Extendable, extendable, latestDay, todayOf } from './extendable.ts'
import { inquiryWording as wording } from './inquiry-wording.ts'

/** What is overdue and may be explained by whoever asks; or the words that say why not. */
export function inquirable(id: TaskId, wanted: TargetId | undefined, scene: Scene, preferred?: UnitName): Extendable {
  const may = extendable(id, wanted, scene, preferred, wording)
  if (may.kind === 'no') return may
  if (may.onBehalf) return { kind: 'no', words: wording.forUnits }
  const isOverdue = may.from < todayOf(scene)
  return isOverdue ? may : { kind: 'no', words: wording.notOverdue(titleOf(may.task), may.from) }
}

/** A day can still be committed to; long after the plan's own day none can. */
export const takesDay = ({ planDay }: { readonly planDay: string }, scene: Scene): boolean =>
  latestDay(planDay) >= todayOf(scene)
