import { isSendingDay, sendingDayBefore } from '../../plan/reminder-stage.ts'
import { wallTimeIn } from '../../plan/time-zone.ts'
import type { Circumstances } from '../scene.ts'
import { digestsOn, type Round } from './digest.ts'
import type { Asked } from './due.ts'

export type RehearsalFacts = Pick<Circumstances, 'state' | 'ledger' | 'people' | 'settings' | 'calendar' | 'now'>

/** What goes out on a day, as things stand now. */
export interface Rehearsal extends Round {
  readonly day: string
  readonly when: 'past' | 'today' | 'later'
  /** Nothing goes out on a day off. */
  readonly isSendingDay: boolean
}

export function rehearse(facts: RehearsalFacts, day: string): Rehearsal {
  const { settings, calendar, now } = facts
  const today = wallTimeIn(now, settings.timeZone).slice(0, 10)
  const when = day < today ? 'past' : day === today ? 'today' : 'later'
  return {
    day,
    when,
    isSendingDay: isSendingDay(day, settings, calendar),
    ...digestsOn(facts, day, askedOn(facts, day)),
  }
}

function askedOn({ state, settings, calendar, now }: RehearsalFacts, day: string): Asked {
  const wall = wallTimeIn(now, settings.timeZone)
  const today = wall.slice(0, 10)
  if (day === today) return { as: 'today' }
  const sentThrough = sendingDayBefore(day, settings, calendar)
  if (day < today) return { as: 'past', sentThrough }
  const isToCome = wall.slice(11) < settings.reminderUntil && !state.reminders.finished.includes(today)
  const goesBefore = sentThrough > today || (sentThrough === today && isToCome)
  return goesBefore ? { as: 'later', sentThrough } : { as: 'now' }
}
