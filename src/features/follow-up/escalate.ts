import type { OpenId } from '../../plan/ids.ts'
import { isReminderTime, isSendingDay } from '../../plan/reminder-stage.ts'
import { wallTimeIn } from '../../plan/time-zone.ts'
import type { Change, OutgoingMessage } from '../../state/change.ts'
import type { Rung } from '../../state/reminders.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { type Circumstances, toCoordinators } from '../scene.ts'
import { climbsOn } from './climbs.ts'
import type { DueLine } from './due.ts'
import { leaderCard, summaryCard } from './ladder-card.ts'

/** As many leaders in one write. */
const mostAtOnce = 50

/** After the day's digests: what nobody has answered goes one rung up, each once; `more` where other leaders are left. */
export function escalate(facts: Circumstances): Outcome & { readonly more?: boolean } {
  const { state, settings, calendar, now } = facts
  const wall = wallTimeIn(now, settings.timeZone)
  const day = wall.slice(0, 10)
  if (!isReminderTime(wall.slice(11), settings) || !isSendingDay(day, settings, calendar)) return nothing
  if (!state.reminders.finished.includes(day)) return nothing
  const climbs = climbsOn(facts, day)
  const of = (rung: Rung) => climbs.flatMap(({ to, line }) => (to === rung ? [line] : []))
  const byLeader = new Map<OpenId, DueLine[]>()
  for (const line of of('leader')) {
    const leader = facts.people.leaderOf(line.unit)
    if (leader) byLeader.set(leader.person, [...(byLeader.get(leader.person) ?? []), line])
  }
  const batch = [...byLeader].slice(0, mostAtOnce).map(([leader, lines]) => tellLeader(leader, lines, day, facts))
  if (byLeader.size > batch.length) return { ...joined(batch), more: true }
  return joined([...batch, tellCoordinators(of('coordinators'), day, facts)])
}

const joined = (outcomes: readonly Outcome[]): Outcome => ({
  changes: outcomes.flatMap(({ changes }) => changes),
  messages: outcomes.flatMap(({ messages }) => messages),
})

const remembered = (to: Rung, day: string, lines: readonly DueLine[]): Change => ({
  kind: 'reminder-escalated',
  day,
  to,
  lines: lines.map(({ unit, subject, due, stage }) => ({ unit, subject, due, stage })),
})

function tellLeader(leader: OpenId, lines: readonly DueLine[], day: string, facts: Circumstances): Outcome {
  const message: OutgoingMessage = {
    key: `ladder:${leader}:${day}`,
    act: {
      kind: 'send',
      to: { kind: 'person', person: leader },
      content: { kind: 'card', card: leaderCard(lines, day, facts) },
    },
    about: { tasks: [], person: leader },
  }
  return { changes: [remembered('leader', day, lines)], messages: [message] }
}

/** One message, however many units it names. */
function tellCoordinators(lines: readonly DueLine[], day: string, facts: Circumstances): Outcome {
  if (lines.length === 0) return nothing
  const content = { kind: 'card', card: summaryCard(lines, facts) } as const
  const messages = toCoordinators(facts.people).map(
    (to, place): OutgoingMessage => ({
      key: `ladder:coordinators:${day}:${place}`,
      act: { kind: 'send', to, content },
    }),
  )
  return { changes: [remembered('coordinators', day, lines)], messages }
}
