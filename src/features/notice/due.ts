import { addDays } from '../../plan/day.ts'
import { dayIn, instantAt } from '../../plan/time-zone.ts'
import type { HeldBack, Notice } from '../../state/notices.ts'
import { reachOf } from '../../state/reach.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, toCoordinators } from '../scene.ts'
import { deskCard } from './desk-card.ts'
import { deskWording } from './desk-wording.ts'
import { urgeOut } from './missing.ts'
import { progressWording as wording } from './progress-wording.ts'
import { joined, refreshNotices, tell } from './refresh.ts'
import { sendOut } from './sending.ts'
import { atStart, awaitsReceipts, missingUnits } from './standing.ts'

/** What notices bring about by the clock alone: scheduled ones leave, who has not answered is reminded once. */
export function dueNotices(facts: Circumstances): Outcome {
  const all = Object.values(facts.state.notices.notices)
  const due = all.flatMap((notice) => [
    sendScheduled(notice, facts),
    remindMissing(notice, facts),
    close(notice, facts),
  ])
  return joined([...due, refreshNotices(facts).outcome])
}

/** Older than this (milliseconds), what was meant for then may no longer be right. */
const tooLate = 24 * 60 * 60_000

function sendScheduled(notice: Notice, facts: Circumstances): Outcome {
  const { now, people } = facts
  if (notice.stage !== 'scheduled' || notice.sendAt === undefined || new Date(notice.sendAt) > now) return nothing
  if (!people.isCoordinator(notice.person)) return holdBack(notice, 'sender-gone', facts)
  if (now.getTime() - Date.parse(notice.sendAt) > tooLate) return holdBack(notice, 'late', facts)
  if (notice.closes !== undefined && new Date(notice.closes) <= now) return holdBack(notice, 'closed', facts)
  const reach = reachOf(notice.units, facts)
  if (reach.targets.length === 0) return holdBack(notice, 'nobody', facts)
  const { sent, outcome } = sendOut(notice, reach, 'timer', facts)
  const before = new Set(notice.targets.map(({ to }) => JSON.stringify(to)))
  const changed = reach.targets.filter(({ to }) => !before.has(JSON.stringify(to))).flatMap(({ units }) => units)
  const lead = changed.length > 0 ? [wording.changedReach([...new Set(changed)].join('、'))] : []
  return {
    changes: outcome.changes,
    messages: [
      ...outcome.messages,
      {
        key: `notice-told:${notice.id}:due`,
        act: {
          kind: 'send',
          to: { kind: 'person', person: notice.person },
          content: { kind: 'card', card: deskCard(sent, facts, atStart(sent), lead) },
        },
        about: { tasks: [], person: notice.person, notice: { id: notice.id, as: 'desk' } },
      },
    ],
  }
}

/** Not sent, and said so: to its sender, or to the other coordinators where the sender is none any more. */
function holdBack(notice: Notice, why: HeldBack, facts: Circumstances): Outcome {
  const held: Notice = { ...notice, stage: 'held-back', heldBack: why }
  const card = deskCard(held, facts, atStart(held), [deskWording.heldBack[why]])
  const receivers =
    why === 'sender-gone' ? toCoordinators(facts.people) : [{ kind: 'person', person: notice.person } as const]
  return {
    changes: [{ kind: 'notice-held-back', notice: notice.id, why }],
    messages: receivers.map((to, place) => ({
      key: `notice-told:${notice.id}:${why}:${place}`,
      act: { kind: 'send', to, content: { kind: 'card', card } },
      about: { tasks: [], notice: { id: notice.id, as: 'desk' } },
    })),
  }
}

/** One reminder before the closing date, to those that have not answered. */
function remindMissing(notice: Notice, facts: Circumstances): Outcome {
  if (!awaitsReceipts(notice) || notice.closes === undefined || notice.remindedAt !== undefined) return nothing
  const at = reminderOf(notice, facts)
  const { now } = facts
  if (at === undefined || at > now || new Date(notice.closes) <= now) return nothing
  // Somebody has just urged them by hand.
  if (notice.urgedAt !== undefined && new Date(notice.urgedAt) >= at) return nothing
  return urgeOut(notice, 'timer', facts).outcome
}

const hour = 60 * 60_000

/**
 * At the hour of reminders of the last working day that leaves two hours to answer; where the notice itself came later than that, two
 * hours before the end; and not at all where it came later still.
 */
export function reminderOf(
  { closes, sentAt }: Pick<Notice, 'closes' | 'sentAt'>,
  { settings, calendar }: Pick<Circumstances, 'settings' | 'calendar'>,
): Date | undefined {
  if (closes === undefined || sentAt === undefined) return undefined
  const end = Date.parse(closes)
  const morning = (day: string) => instantAt(calendar.previousWorkingDay(day), settings.reminderHour, settings.timeZone)
  const lastDay = dayIn(new Date(closes), settings.timeZone)
  const first = morning(lastDay)
  const usual = first.getTime() + 2 * hour <= end ? first : morning(addDays(calendar.previousWorkingDay(lastDay), -1))
  // Whoever got it within the hour needs no reminder.
  const possible = [usual, new Date(end - 2 * hour)]
  return possible.find((at) => at.getTime() >= Date.parse(sentAt) + hour)
}

/** The closing date has passed: how it stands, once. */
function close(notice: Notice, facts: Circumstances): Outcome {
  const { closes, closedAt, text } = notice
  if (!awaitsReceipts(notice) || closes === undefined || closedAt !== undefined || new Date(closes) > facts.now)
    return nothing
  return {
    changes: [{ kind: 'notice-closed', notice: notice.id }],
    messages: missingUnits(notice).length > 0 ? [tell(notice, 'closing', wording.closing(text.title), facts)] : [],
  }
}
