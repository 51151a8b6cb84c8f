import { button, buttonRow } from '../../card/button.ts'
import { card } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { escaped, markdown } from '../../card/text.ts'
import type { HeldReason, OutboxChange, OutgoingMessage } from '../../state/change.ts'
import { isLate, type PendingMessage } from '../../state/outbox.ts'
import type { People } from '../../state/people.ts'
import { contentWords, receiverWords } from '../../state/receiver-words.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, isCoordinator, type Scene, toCoordinators } from '../scene.ts'
import { deliveryWording as wording } from './wording.ts'

const alertPrefix = 'held:'

/** The coordinators are told once, in words, of a message that only a person can send on or drop. */
export function tellOfHeld(
  pending: PendingMessage,
  why: HeldReason,
  detail: string,
  facts: Pick<Circumstances, 'people' | 'state'>,
): Outcome {
  const { key, about } = pending.message
  // An alert that cannot be delivered raises no further alert.
  if (key.startsWith(alertPrefix)) return nothing
  // A notice's own card tells of its messages, all together.
  if (about?.notice && about.notice.as !== 'desk') return nothing
  const receivers = toCoordinators(facts.people)
  const title = wording.titles[why]
  const what = contentWords(pending.message)
  const lines = [
    wording.reason(detail),
    wording.to(receiverWords(pending.message, facts)),
    ...(what === undefined ? [] : [wording.what(what)]),
    ...(about?.question ? [wording.about(about.question)] : []),
  ]
  const alert = card({ title, color: 'orange', summary: `${title}：${wording.reason(detail)}` }, [
    markdown(lines.map(escaped).join('\n')),
    buttonRow([
      button(wording.again, { action: 'message.release', key }, 'primary'),
      button(wording.drop, { action: 'message.drop', key }),
    ]),
  ])
  const alerts = receivers.map(
    (receiver, place): OutgoingMessage => ({
      key: `${alertPrefix}${place}:${key}`,
      act: { kind: 'send', to: receiver, content: { kind: 'card', card: alert } },
    }),
  )
  return { changes: [], messages: [...tellWhoAsked(pending, facts.people), ...alerts] }
}

/** A form that could not reach the person privately: they are told in the group where they asked for it, and how to do without. */
function tellWhoAsked({ message: { key, about, act } }: PendingMessage, people: People): OutgoingMessage[] {
  if (!about?.askedIn || !about.person || act.kind !== 'send' || act.to.kind !== 'person') return []
  const name = personWords(about.person, people.nameOf(about.person))
  const [task] = about.tasks
  const told = card({ title: wording.notPrivate, color: 'orange', summary: wording.notPrivate }, [
    markdown(`${name} ${escaped(wording.howWithout(task?.replace(/^zd-/, '') ?? ''))}`),
  ])
  const to = { kind: 'chat' as const, chat: about.askedIn }
  return [{ key: `${alertPrefix}asked:${key}`, act: { kind: 'send', to, content: { kind: 'card', card: told } } }]
}

/** A coordinator sends a held message again, or drops it. */
export function settleHeld(key: string, what: 'release' | 'drop', scene: Scene): Outcome {
  if (!isCoordinator(scene))
    return { ...nothing, reply: { toast: { type: 'warning', content: wording.coordinatorsOnly } } }
  const pending = scene.state.outbox.pending[key]
  if (!pending?.held) return { ...nothing, reply: { toast: { type: 'info', content: wording.settled } } }
  const settled = (change: OutboxChange, content: string): Outcome => ({
    changes: [change],
    messages: [],
    reply: { toast: { type: 'success', content } },
  })
  if (what === 'drop') return settled({ kind: 'message-dropped', key }, wording.dropped)
  if (isLate(pending.message, scene.now)) return settled({ kind: 'message-dropped', key, late: true }, wording.late)
  return settled({ kind: 'message-released', key }, wording.queued)
}
