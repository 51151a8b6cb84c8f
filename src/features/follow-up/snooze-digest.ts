import type { UnitName } from '../../plan/ids.ts'
import { sendingDayAfter } from '../../plan/reminder-stage.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Change, MessageSubject } from '../../state/change.ts'
import { remindedOf } from '../../state/reminders.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Scene, say } from '../scene.ts'
import type { Digest } from './digest.ts'
import { digestCard } from './digest-card.ts'
import { maySnooze, openLinesOf } from './digest-lines.ts'
import { rowsOf } from './digest-rows.ts'
import { digestWording as wording } from './wording.ts'

type Reminds = NonNullable<MessageSubject['reminds']>

/** What the pressed card was about, as it was sent: nothing of it is taken from the button. In words the chat's newest is meant. */
function digestMeant({ state, origin }: Scene): Reminds | undefined {
  const card = origin.kind === 'pressed' ? origin.message : (origin.repliesTo ?? origin.message)
  const { digests } = state.reminders
  const newest = origin.kind === 'typed' ? (digests[origin.chat] ?? digests[origin.person]) : undefined
  return state.outbox.sent[card]?.about?.reminds ?? newest
}

/** 明天再提醒: what is still open of it comes once more on the next day that is worked. */
export function snoozeDigest(scene: Scene): Outcome {
  const { state, origin, settings, calendar, now } = scene
  const reminds = digestMeant(scene)
  if (!reminds) return say(origin.kind === 'typed' ? wording.noDigest : wording.oldDigest, scene)
  const mine = reminds.units.filter((unit) => speaksFor(unit, scene))
  if (mine.length === 0) return say(wording.notYourDigest(wording.units(reminds.units)), scene)
  const today = dayIn(now, settings.timeZone)
  const lines = openLinesOf(reminds, scene)
  const own = lines.filter(({ unit }) => mine.includes(unit))
  if (own.length === 0) return say(wording.nothingOpen, scene, {}, 'info')
  const until = ({ unit, subject, due }: (typeof own)[number]) =>
    remindedOf(state.reminders, unit, subject, due)?.until ?? ''
  const here = own.filter((line) => until(line) <= today)
  const [first] = own
  if (here.length === 0 && first) return say(wording.alreadySnoozed(until(first)), scene, {}, 'info')
  const put = here.filter((line) => maySnooze(line, scene))
  if (put.length === 0) return say(wording.snoozedTwice, scene)
  const day = sendingDayAfter(today, settings, calendar)
  const remembered = put.map(({ unit, subject, due, stage }) => ({ unit, subject, due, stage }))
  const changes: Change[] = [
    { kind: 'digest-snoozed', until: day, place: origin.chat, lines: remembered, person: origin.person },
  ]
  const words = wording.snoozed(rowsOf(put, scene, reminds.day).length, day)
  if (origin.kind === 'typed') return say(words, scene, { changes }, 'success')
  const toast = { type: 'success', content: words } as const
  if (put.length < lines.length) return { changes, messages: [], reply: { toast } }
  const { units } = reminds
  const card = digestCard({ to: toOf(scene), units, lines }, { day: reminds.day, snoozedTo: day }, scene)
  return { changes, messages: [], reply: { toast, card } }
}

/** 下一页: anybody in the chat may turn it; the card is everybody's. */
export function pageDigest(page: number, scene: Scene): Outcome {
  const reminds = digestMeant(scene)
  const lines = reminds && openLinesOf(reminds, scene)
  if (!lines || lines.length === 0) return say(wording.oldDigest, scene, {}, 'info')
  const { day, units } = reminds
  return { ...nothing, reply: { card: digestCard({ to: toOf(scene), units, lines }, { day, page }, scene) } }
}

/** A private chat calls nobody by name. */
const toOf = ({ people, origin }: Scene): Digest['to'] =>
  people.unitsOfChat(origin.chat).length > 0
    ? { kind: 'chat', chat: origin.chat }
    : { kind: 'person', person: origin.person }

function speaksFor(unit: UnitName, { people, origin, settings }: Scene): boolean {
  const { person } = origin
  return (
    people.unitsOf(person).includes(unit) ||
    people.leads(person).includes(unit) ||
    (settings.membersMayReport && people.memberOf(person).includes(unit)) ||
    people.isCoordinator(person)
  )
}
