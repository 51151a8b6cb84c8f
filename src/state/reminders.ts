import type { ChatId, OpenId, UnitName } from '../plan/ids.ts'
import { emptyRecord } from './record.ts'

/** `zd-12.2`, or `cycle` for what a reporting period still lacks. */
export type ReminderSubject = string

export const ofCycle = 'cycle'

/** One line of a digest, as it is remembered. */
export interface RemindedLine {
  readonly unit: UnitName
  readonly subject: ReminderSubject
  /** The day it was due, or the period's id: the stages of another count by themselves. */
  readonly due: string
  readonly stage: number
}

/** A rung of the ladder above the group. */
export type Rung = 'leader' | 'coordinators'

export type ReminderChange =
  /** One digest for one chat or person on one day. */
  | {
      readonly kind: 'digest-sent'
      readonly day: string
      readonly place: ChatId | OpenId
      readonly units: readonly UnitName[]
      readonly lines: readonly RemindedLine[]
    }
  /** Every digest of the day has been queued; `unreached`: units that had something due and nobody to tell. */
  | { readonly kind: 'digests-finished'; readonly day: string; readonly unreached: readonly UnitName[] }
  /** 明天再提醒: these come once more on `until`. */
  | {
      readonly kind: 'digest-snoozed'
      readonly until: string
      readonly place: ChatId | OpenId
      readonly lines: readonly RemindedLine[]
      readonly person: OpenId
    }
  | {
      readonly kind: 'reminder-escalated'
      readonly day: string
      readonly to: Rung
      readonly lines: readonly RemindedLine[]
    }
  | { readonly kind: 'reach-reported'; readonly week: string }
  | { readonly kind: 'calendar-warned'; readonly year: number }

/** What a unit was last reminded of about a target, or about a period. */
export interface Reminded {
  readonly due: string
  readonly stage: number
  readonly day: string
  /** When it was first reminded of this due day: the ladder climbs from there. */
  readonly first: string
  /** How often this stage was put off, and until when. */
  readonly snoozes?: number
  readonly until?: string
  /** Days on which others were told. */
  readonly leader?: string
  readonly coordinators?: string
}

/** A line of a digest that has not arrived yet, with what was remembered before it. */
export interface WaitingLine extends RemindedLine {
  readonly before?: Reminded
}

/** The last digest of a chat or person. */
export interface LastDigest {
  readonly day: string
  readonly units: readonly UnitName[]
  /** Until it has arrived; none where it never will. */
  readonly waiting?: readonly WaitingLine[]
}

/** Bounded by units × targets and by chats, however long it runs. */
export interface ReminderState {
  /** The first day on which anything went out. */
  began?: string
  /** By `unit subject`, the newest alone. */
  lines: Record<string, Reminded>
  /** By chat or person. */
  digests: Record<string, LastDigest>
  /** Days whose digests are all out, the newest last: a clock that is put back repeats none of them. */
  finished: string[]
  /** Units that had something due and nobody to tell, since which day; until a digest reaches them. */
  unreached: Record<UnitName, string>
  /** The Monday of the week of the last report on who can be reached. */
  reachReported?: string
  /** The year whose days off were last found missing. */
  calendarWarned?: number
}

export const emptyReminderState = (): ReminderState => ({
  lines: emptyRecord(),
  digests: emptyRecord(),
  finished: [],
  unreached: emptyRecord(),
})

/** Two months of working days: further back nobody's clock is put. */
const mostFinished = 45

export const lineKey = (unit: UnitName, subject: ReminderSubject) => `${unit} ${subject}`

/** What is remembered of this very due day; another one begins anew. */
export function remindedOf(
  state: ReminderState,
  unit: UnitName,
  subject: ReminderSubject,
  due: string,
): Reminded | undefined {
  const known = state.lines[lineKey(unit, subject)]
  return known?.due === due ? known : undefined
}

export function applyReminderChange(state: ReminderState, change: ReminderChange): void {
  switch (change.kind) {
    case 'digest-sent':
      state.began ??= change.day
      state.digests[change.place] = {
        ...{ day: change.day, units: change.units },
        waiting: change.lines.map((line) => noteSent(state, line, change.day)),
      }
      for (const unit of change.units) delete state.unreached[unit]
      return
    case 'digests-finished':
      state.finished = [...state.finished, change.day].slice(-mostFinished)
      for (const unit of change.unreached) state.unreached[unit] ??= change.day
      return
    case 'digest-snoozed':
      for (const line of change.lines)
        alter(state, line, ({ snoozes = 0 }) => ({ snoozes: snoozes + 1, until: change.until }))
      return
    case 'reminder-escalated':
      for (const line of change.lines) alter(state, line, () => ({ [change.to]: change.day }))
      return
    case 'reach-reported':
      state.reachReported = change.week
      return
    case 'calendar-warned':
      state.calendarWarned = change.year
      return
    default:
      change satisfies never
  }
}

function noteSent(state: ReminderState, line: RemindedLine, day: string): WaitingLine {
  const { unit, subject, due, stage } = line
  const key = lineKey(unit, subject)
  const before = state.lines[key]
  const last = remindedOf(state, unit, subject, due)
  // What a clock that ran ahead has noted never was.
  const known = last && last.day <= day ? last : undefined
  const { leader, coordinators } = known ?? {}
  // Put off, it comes again as the same stage and may be put off once more.
  const again = known?.stage === stage && known.snoozes !== undefined ? { snoozes: known.snoozes } : {}
  state.lines[key] = {
    ...{ due, stage, day, first: known?.first ?? day },
    ...again,
    ...(leader !== undefined && { leader }),
    ...(coordinators !== undefined && { coordinators }),
  }
  return { ...line, ...(before && { before }) }
}

function alter(state: ReminderState, line: RemindedLine, more: (known: Reminded) => Partial<Reminded>): void {
  const known = remindedOf(state, line.unit, line.subject, line.due)
  if (known) state.lines[lineKey(line.unit, line.subject)] = { ...known, ...more(known) }
}
