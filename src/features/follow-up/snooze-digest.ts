import type { UnitName } from '../../plan/ids.ts'
import { sendingDayAfter } from '../../plan/reminder-stage.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { MessageSubject } from '../../state/change.ts'
import { remindedOf } from '../../state/reminders.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Scene, say } from '../scene.ts'
import type { Digest } from './digest.ts'
import { digestCard } from './digest-card.ts'
import { maySnooze, openLinesOf } from './digest-lines.ts'
import { rowsOf } from './digest-rows.ts'
import { digestWording as wording } from './wording.ts'

type Reminds = NonNullable<MessageSubject['reminds']>

/** What the pressed card was about, as it was sent: nothing of it is taken from the button. */
const pressedDigest = ({ state, origin }: Scene): Reminds | undefined =>
  state.outbox.sent[origin.message]?.about?.reminds

/** 明天再提醒: what is still open of it comes once more on the next day that is worked. */
export function snoozeDigest(scene: Scene): Outcome {
  const { state, origin, settings, calendar, now } = scene
  const reminds = pressedDigest(scene)
  if (!reminds) return say(wording.oldDigest, scene)
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
  const isAll = put.length === lines.length
  return {
    changes: [{ kind: 'digest-snoozed', until: day, place: origin.chat, lines: remembered, person: origin.person }],
    messages: [],
    reply: {
      toast: { type: 'success', content: wording.snoozed(rowsOf(put, scene, reminds.day).length, day) },
      ...(isAll && {
        card: digestCard({ to: toOf(scene), units: reminds.units, lines }, { day: reminds.day, snoozedTo: day }, scene),
      }),
    },
  }
}

/** 下一页: anybody in the chat may turn it; the card is everybody's. */
export function pageDigest(page: number, scene: Scene): Outcome {
  const reminds = pressedDigest(scene)
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
