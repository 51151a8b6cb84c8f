import { fieldDay, fieldText } from '../../card/form.ts'
import { isDay } from '../../plan/day.ts'
import type { MessageId, TargetId } from '../../plan/ids.ts'
import { readDay } from '../../plan/read-day.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import type { DeadlineState, Outcome as Sorted } from '../../state/deadlines.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import type { SortedAs, SortView } from '../../understand/intents/outcome.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, formAbout, isCoordinator, replyWith, type Scene, say, sendPrivately } from '../scene.ts'
import { extendedCard, extendForm, longestBasis } from './extend-form.ts'
import { outcomeWords, pastCard } from './past-card.ts'
import { type PastTarget, pastTargets } from './past-targets.ts'
import { coldStartWording as wording } from './wording.ts'

/** 清理: everything that was past when the plan was taken up. */
export function showPast(view: SortView, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const all = pastTargets(scene.state.deadlines.past, scene.ledger)
  if (all.length === 0) return say(wording.none, scene, {}, 'info')
  const content = cardOf(scene.state.deadlines.past, view, scene)
  if (scene.origin.kind === 'pressed') return { ...nothing, reply: { card: content } }
  const { messages, ...outcome } = replyWith(content, scene)
  return { ...outcome, messages: messages.map((each) => ({ ...each, about: { tasks: [], sorts: true } })) }
}

export const cardOf = (past: DeadlineState['past'], view: SortView, facts: Circumstances) =>
  pastCard(
    pastTargets(past, facts.ledger),
    facts.state.deadlines.adopted?.on ?? dayIn(facts.now, facts.settings.timeZone),
    view,
    facts,
  )

/** A tap: 达成 or 未达成 at once, 延续到 by a form that asks for the day. */
export function sortPast(named: readonly TargetId[], as: SortedAs, view: SortView, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const all = pastTargets(scene.state.deadlines.past, scene.ledger)
  const meant = all.filter(({ ids }) => ids.some((id) => named.includes(id)))
  const [first] = meant
  if (!first) return say(wording.gone, scene)
  // From the list of those that wait nothing is sorted anew: somebody else was quicker.
  const fresh = view.show === 'open' ? meant.filter(({ outcome }) => outcome === undefined) : meant
  if (fresh.length === 0 && first.outcome) {
    const reply = { card: cardOf(scene.state.deadlines.past, view, scene) }
    return say(wording.already(outcomeWords(first.outcome)), scene, { reply }, 'info')
  }
  if (as === 'extended') return askDay(first, scene)
  const { past, changes } = sorted(fresh, { what: as, basis: '' }, scene)
  return {
    changes,
    messages: redraws(past, scene),
    reply: {
      card: cardOf(past, view, scene),
      toast: { type: 'success', content: wording.sorted(fresh.length, wording.as[as]) },
    },
  }
}

function sorted(
  targets: readonly PastTarget[],
  how: Pick<Sorted, 'what' | 'basis' | 'until'>,
  { state, origin, now }: Scene,
): { readonly past: DeadlineState['past']; readonly changes: readonly Change[] } {
  const outcome: Sorted = { ...how, person: origin.person, at: now.toISOString() }
  const ids = targets.flatMap(({ task, ids: same }) => same.map((target) => ({ task: task.id, target })))
  return {
    past: { ...state.deadlines.past, ...Object.fromEntries(ids.map(({ target }) => [target, { outcome }])) },
    changes: ids.map(({ task, target }) => ({ kind: 'outcome-sorted', task, target, outcome })),
  }
}

/** Every other card that shows the list. */
function redraws(past: DeadlineState['past'], scene: Scene): OutgoingMessage[] {
  const { state, origin } = scene
  return Object.entries(state.outbox.sent).flatMap(([message, { chat, about }]): OutgoingMessage[] => {
    if (!about?.sorts || message === origin.message) return []
    const content = { kind: 'card' as const, card: cardOf(past, { show: 'open', page: 0 }, scene) }
    return [
      {
        key: `${origin.eventId}:redraw:${message}`,
        act: { kind: 'redraw', message: message as MessageId, chat, content },
      },
    ]
  })
}

const askDay = (target: PastTarget, scene: Scene): Outcome =>
  sendPrivately(extendForm({ target }), formAbout(target.task.id, scene), wording, scene)

/** Years from now; more would be another plan. */
const mostYears = 2

/** The form with the day came back; who sends it is checked anew. */
export function extendPast(id: TargetId, form: FormFields, scene: Scene): Outcome {
  if (!isCoordinator(scene)) return say(wording.coordinatorsOnly, scene)
  const target = pastTargets(scene.state.deadlines.past, scene.ledger).find(({ ids }) => ids.includes(id))
  if (!target) return say(wording.gone, scene)
  const today = dayIn(scene.now, scene.settings.timeZone)
  const typed = fieldText(form, 'until')
  const until = fieldDay(form, 'until') ?? readDay(typed, today).day
  const basis = fieldText(form, 'basis').slice(0, longestBasis)
  const fault = faultOf(until, today)
  if (until === undefined || fault !== undefined)
    return {
      ...nothing,
      reply: {
        card: extendForm({ target, basis, until, fault }),
        toast: { type: 'error', content: fault ?? wording.noDay },
      },
    }
  const { past, changes } = sorted([target], { what: 'extended', until, basis }, scene)
  return {
    changes,
    messages: redraws(past, scene),
    reply: { card: extendedCard(target, until, basis), toast: { type: 'success', content: wording.done(until) } },
  }
}

function faultOf(until: string | undefined, today: string): string | undefined {
  if (until === undefined || !isDay(until)) return wording.noDay
  if (until < today) return wording.pastDay(until)
  const latest = `${Number(today.slice(0, 4)) + mostYears}-12-31`
  return until > latest ? wording.tooFar(latest) : undefined
}
