import { type BurdenState, withoutDigest } from './burden.ts'
import type { OutboxChange } from './change.ts'
import type { OutboxState } from './outbox.ts'
import { type LastDigest, lineKey, type ReminderState, type WaitingLine } from './reminders.ts'

interface Told {
  readonly outbox: OutboxState
  readonly reminders: ReminderState
  readonly burden: BurdenState
}

/** A digest arrived, or its day was over before it could: then it is as if it had never been. Before the outbox forgets it. */
export function followDigest({ outbox, reminders, burden }: Told, change: OutboxChange): void {
  const arrived = change.kind === 'message-sent'
  if (!arrived && (change.kind !== 'message-dropped' || !change.late)) return
  const pending = outbox.pending[change.key]
  const { act, about } = pending?.message ?? {}
  if (!pending || act?.kind !== 'send' || act.to.kind === 'reply' || !about?.reminds) return
  const place = act.to.kind === 'chat' ? act.to.chat : act.to.person
  const last = reminders.digests[place]
  if (!last?.waiting || last.day !== about.reminds.day) return
  const { day, units } = last
  reminders.digests[place] = arrived ? { day, units } : { day, units, waiting: [] }
  if (arrived) return
  withoutDigest(burden, last, pending.queuedAt)
  for (const line of last.waiting) takeBack(reminders, line, last)
}

function takeBack(state: ReminderState, { unit, subject, before }: WaitingLine, { day }: LastDigest): void {
  const key = lineKey(unit, subject)
  const known = state.lines[key]
  if (known?.day !== day || wasTold(state, unit, day)) return
  const { leader, coordinators } = known
  if (before)
    state.lines[key] = {
      ...before,
      ...(leader !== undefined && { leader }),
      ...(coordinators !== undefined && { coordinators }),
    }
  else delete state.lines[key]
}

/** In another of its groups. */
const wasTold = ({ digests }: ReminderState, unit: WaitingLine['unit'], day: string): boolean =>
  Object.values(digests).some((digest) => digest.day === day && !digest.waiting && digest.units.includes(unit))
