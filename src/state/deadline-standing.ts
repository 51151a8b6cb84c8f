import { dueDayOf } from '../plan/deadline.ts'
import type { TargetId, TaskId, UnitName } from '../plan/ids.ts'
import type { Target } from '../plan/target.ts'
import type { AskedExtension, DeadlineState, InquiryAnswer, UrgeKept } from './deadlines.ts'

/** Questions about deadlines; all answered from the folded state. */

/** The day committed to (承诺时限), where a coordinator has agreed to one. The plan's own day stays what it is. */
export const committedDay = ({ committed }: DeadlineState, target: TargetId): string | undefined =>
  committed[target]?.day

/** The same of a target or, where it states what another says, of that one. */
export const committedFor = (target: Target, deadlines: DeadlineState): string | undefined =>
  committedDay(deadlines, target.id) ?? (target.repeats && committedDay(deadlines, target.repeats))

/**
 * Whether anything may be asked about a target. Those past when the plan was taken up are not until a coordinator has
 * sorted them, and of these only what was put off to a later day is again.
 */
export function isActive({ past }: DeadlineState, target: TargetId): boolean {
  const known = past[target]
  return known === undefined || known.outcome?.what === 'extended'
}

/** The day that people are reminded of: the committed one, else the plan's (of a yearly target this year's end). */
export const dayToMeet = (target: Target, deadlines: DeadlineState, on: string): string | undefined =>
  committedFor(target, deadlines) ?? dueDayOf(target, on)

/** Targets that nobody has sorted yet. */
export const unsorted = ({ past }: DeadlineState): readonly TargetId[] =>
  Object.entries(past).flatMap(([target, { outcome }]) => (outcome ? [] : [target as TargetId]))

/** Requests on a task, newest last. */
export const extensionsOf = ({ extensions }: DeadlineState, task: TaskId): readonly AskedExtension[] =>
  Object.values(extensions).filter(({ asked }) => asked.task === task)

/** The request about any of these targets that still waits. */
export const waitingFor = ({ extensions }: DeadlineState, targets: readonly TargetId[]): AskedExtension | undefined =>
  Object.values(extensions).find(
    ({ state, asked }) => state === 'waiting' && asked.targets.some((each) => targets.includes(each)),
  )

export const inquiriesOf = ({ inquiries }: DeadlineState, task: TaskId): readonly InquiryAnswer[] =>
  Object.values(inquiries).filter((answer) => answer.task === task)

/** Urges on a task, newest last. */
export const urgesOf = ({ urges }: DeadlineState, task: TaskId, unit?: UnitName): readonly UrgeKept[] =>
  Object.values(urges).filter((urge) => urge.task === task && (unit === undefined || urge.unit === unit))
