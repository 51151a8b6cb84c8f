import type { MessageSubject } from '../../state/change.ts'
import { type RemindedLine, remindedOf } from '../../state/reminders.ts'
import type { DueFacts } from './answered.ts'
import { type DueLine, dueOn } from './due.ts'

/** What of a digest is still open: not answered since, and not overtaken by a later digest. */
export function openLinesOf({ day, units }: NonNullable<MessageSubject['reminds']>, facts: DueFacts): DueLine[] {
  const due = dueOn(facts, day, { as: 'today' })
  return units
    .flatMap((unit) => due.get(unit) ?? [])
    .filter(({ unit, subject, due: of }) => remindedOf(facts.state.reminders, unit, subject, of)?.day === day)
}

/** 明天再提醒 is for a day that does not suit, not for ever. */
const mostSnoozes = 2

export function maySnooze({ unit, subject, due, stage }: RemindedLine, { state }: DueFacts): boolean {
  const known = remindedOf(state.reminders, unit, subject, due)
  return known?.stage !== stage || (known.snoozes ?? 0) < mostSnoozes
}

/** The later day to which all of them were put off. */
export function putOffTo(lines: readonly RemindedLine[], day: string, { state }: DueFacts): string | undefined {
  const days = lines.map(({ unit, subject, due, stage }) => {
    const known = remindedOf(state.reminders, unit, subject, due)
    return known?.stage === stage ? (known.until ?? '') : ''
  })
  return days.every((until) => until > day) ? days.sort().at(-1) : undefined
}
