import { card } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import { isReminderTime, isSendingDay } from '../../plan/reminder-stage.ts'
import { instantAt, wallTimeIn } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import { isLate } from '../../state/outbox.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, toCoordinators } from '../scene.ts'
import { type Digest, digestsOn, placeOf, type Round } from './digest.ts'
import { digestCard } from './digest-card.ts'
import { digestWording as wording } from './wording.ts'

/** As many in one write: what people do in between is not kept waiting by a thousand groups. */
const mostAtOnce = 50

/** The day's digests, each place's once; `more` where others are left for the next write. */
export function sendDigests(facts: Circumstances): Outcome & { readonly more?: boolean } {
  const { state, settings, calendar, now } = facts
  const wall = wallTimeIn(now, settings.timeZone)
  const day = wall.slice(0, 10)
  const { digests, finished } = state.reminders
  if (!isReminderTime(wall.slice(11), settings) || !isSendingDay(day, settings, calendar)) return nothing
  if (finished.includes(day)) return nothing
  const late = lateDigests(facts)
  if (late.length > 0) return { changes: late, messages: [], more: true }
  const round = digestsOn(facts, day, { as: 'today' })
  const open = round.digests.filter(({ to }) => digests[placeOf(to)]?.day !== day)
  const batch = open.slice(0, mostAtOnce)
  const sent = batch.map((digest) => send(digest, day, facts))
  const outcome = { changes: sent.map(({ change }) => change), messages: sent.map(({ message }) => message) }
  if (open.length > batch.length) return { ...outcome, more: true }
  const unreached = round.unreached.map(({ unit }) => unit)
  return {
    changes: [...outcome.changes, { kind: 'digests-finished', day, unreached }],
    messages: [...outcome.messages, ...tellOfUnreached(round, day, facts)],
  }
}

/** What could not go out on its own day, nor waits for a person, is said by the new digest. */
const lateDigests = ({ state, now }: Circumstances): Change[] =>
  Object.values(state.outbox.pending)
    .filter(({ message, held }) => message.about?.reminds && !held && isLate(message, now))
    .map(({ message }) => ({ kind: 'message-dropped', key: message.key, late: true }))

function send({ to, units, lines }: Digest, day: string, facts: Circumstances) {
  const { settings } = facts
  const place = placeOf(to)
  const remembered = lines.map(({ unit, subject, due, stage }) => ({ unit, subject, due, stage }))
  const change: Change = { kind: 'digest-sent', day, place, units, lines: remembered }
  const message: OutgoingMessage = {
    key: `digest:${place}:${day}`,
    act: {
      kind: 'send',
      to,
      content: { kind: 'card', card: digestCard({ to, units, lines }, { day, isNew: true }, facts) },
    },
    about: { tasks: [], reminds: { day, units } },
    sendBefore: instantAt(day, settings.reminderUntil, settings.timeZone).toISOString(),
  }
  return { change, message }
}

const mostListed = 60

/** Once for each unit, as long as nothing changes: how many there are stands in the weekly report. */
function tellOfUnreached({ unreached }: Round, day: string, { state, people }: Circumstances): OutgoingMessage[] {
  const fresh = unreached.filter(({ unit }) => state.reminders.unreached[unit] === undefined)
  if (fresh.length === 0) return []
  const listed = fresh.slice(0, mostListed).map(({ unit, lines }) => wording.unreachedUnit(unit, lines.length))
  const rest = fresh.length > mostListed ? wording.unreachedMore(fresh.length - mostListed) : ''
  const title = wording.unreachedTitle(day)
  const content = card({ title, color: 'orange', summary: title }, [
    markdown(`${escaped(wording.unreached(fresh.length))}\n${escaped(listed.join('、'))}${escaped(rest)}`),
    markdown(grey(wording.unreachedHow), 'notation'),
  ])
  return toCoordinators(people).map((to, at) => ({
    key: `unreached:${day}:${at}`,
    act: { kind: 'send', to, content: { kind: 'card', card: content } },
  }))
}
