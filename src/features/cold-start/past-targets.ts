import type { TargetId } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import type { Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'
import type { DeadlineState, Outcome } from '../../state/deadlines.ts'
import { sameIndicator } from '../../state/standing.ts'

/** An indicator that was past when the plan was taken up; stated twice in the plan it is sorted once. */
export interface PastTarget {
  readonly task: Task
  readonly target: Target
  /** This one, and those that state the same. */
  readonly ids: readonly TargetId[]
  readonly outcome: Outcome | undefined
}

/** In the plan's order. */
export function pastTargets(past: DeadlineState['past'], ledger: Ledger): PastTarget[] {
  const seen = new Set<TargetId>()
  return ledger.targets.flatMap(({ target, task }) => {
    const known = past[target.id]
    if (!known || !task || seen.has(target.id)) return []
    const ids = sameIndicator(target, ledger).filter((id) => past[id] !== undefined)
    for (const id of ids) seen.add(id)
    return [{ task, target, ids, outcome: known.outcome }]
  })
}
