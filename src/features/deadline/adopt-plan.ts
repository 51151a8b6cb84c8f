import { dayIn } from '../../plan/time-zone.ts'
import { nothing, type Outcome } from '../outcome.ts'
import type { Circumstances } from '../scene.ts'

/**
 * The service meets a plan, or a target that is new in it: what was past by then waits until a coordinator has sorted it, for
 * nobody knows what became of it.
 */
export function adoptPlan({ state, ledger, settings, now }: Circumstances): Outcome {
  const { id, issuedOn } = ledger.plan
  const today = dayIn(now, settings.timeZone)
  // A clock that has lost its time knows nothing about what is past.
  if (today < issuedOn) return nothing
  const { adopted } = state.deadlines
  const dated = ledger.targets.flatMap(({ target, task }) =>
    task && target.deadline?.kind === 'by'
      ? [{ id: target.id, day: target.deadline.day, mark: `${target.id} ${target.deadline.day}` }]
      : [],
  )
  const isAnew = adopted?.plan !== id || today < adopted.on
  const known = new Set(isAnew ? [] : adopted.dated)
  const fresh = dated.filter(({ mark }) => !known.has(mark))
  if (!isAnew && fresh.length === 0) return nothing
  const past = fresh.filter(({ day }) => day < today).map((each) => each.id)
  return {
    changes: [{ kind: 'plan-adopted', plan: id, on: today, past, dated: dated.map(({ mark }) => mark) }],
    messages: [],
  }
}
