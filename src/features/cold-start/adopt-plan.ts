import { dayIn } from '../../plan/time-zone.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import type { DeadlineState } from '../../state/deadlines.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, toCoordinators } from '../scene.ts'
import { cardOf } from './sort-past.ts'

/**
 * The service meets a plan, or a target that is new in it: what was past by then waits until a coordinator has sorted it, for
 * nobody knows what became of it.
 */
export function adoptPlan(facts: Circumstances): Outcome {
  const { state, ledger, settings, now } = facts
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
  const met = new Set(isAnew ? [] : adopted.dated)
  const fresh = dated.filter(({ mark }) => !met.has(mark))
  if (!isAnew && fresh.length === 0) return nothing
  const past = fresh.filter(({ day }) => day < today).map((each) => each.id)
  const known = isAnew ? {} : state.deadlines.past
  const all = { ...Object.fromEntries(past.map((each) => [each, {}])), ...known }
  return {
    changes: [{ kind: 'plan-adopted', plan: id, on: today, past, dated: dated.map(({ mark }) => mark) }],
    messages: past.length > 0 ? toSort(all, facts) : [],
  }
}

/** One card with all of them, before anything is sent about any. */
const toSort = (past: DeadlineState['past'], facts: Circumstances): OutgoingMessage[] =>
  toCoordinators(facts.people).map((to, place) => ({
    key: `past:${facts.state.seq}:${place}`,
    act: { kind: 'send', to, content: { kind: 'card', card: cardOf(past, { show: 'open', page: 0 }, facts) } },
    about: { tasks: [], sorts: true },
  }))
