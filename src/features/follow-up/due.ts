import { daysBetween } from '../../plan/day.ts'
import { dueDayOf } from '../../plan/deadline.ts'
import type { UnitName } from '../../plan/ids.ts'
import { type Period, periodOf } from '../../plan/period.ts'
import {
  cycleStageOn,
  dayOfStage,
  isLastChance,
  isSendingDay,
  stageBefore,
  stageOn,
} from '../../plan/reminder-stage.ts'
import type { Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'
import { committedFor, dayToMeet, isActive } from '../../state/deadline-standing.ts'
import { reachOf } from '../../state/reach.ts'
import { ofCycle, type RemindedLine, remindedOf } from '../../state/reminders.ts'
import { owingUnits, reportedFor, reportersOf } from '../../state/standing.ts'
import { type DueFacts, isClosed, isOwnRow, reportedSince, saysMet } from './answered.ts'

/** One thing that a unit is reminded of: a target's day, or what a period still lacks about a task. */
export interface DueLine extends RemindedLine {
  readonly task: Task
  readonly target?: Target
  /** Missing where the period is meant. */
  readonly committed?: string
  readonly period?: Period
  /** The day it has to be met, or the period closes. */
  readonly dueDay: string
  /** Negative once it has gone by. */
  readonly daysLeft: number
}

/** Which day is asked about. What is reached by `sentThrough` is taken as having gone out. */
export type Asked =
  /** What goes out now. */
  | { readonly as: 'now' }
  /** The same, with what has gone out on this day already. */
  | { readonly as: 'today' }
  | { readonly as: 'later' | 'past'; readonly sentThrough: string }

/**
 * What is due on a day, a list for each unit, the most urgent first. Nothing on a day off: what fell on one goes out on the next
 * day that is worked, and of several stages only the newest.
 */
export function dueOn(facts: DueFacts, day: string, asked: Asked = { as: 'now' }): ReadonlyMap<UnitName, DueLine[]> {
  const { ledger, settings, calendar } = facts
  const byUnit = new Map<UnitName, DueLine[]>()
  const said = new Set<string>()
  // A clock that stands before the plan was issued has lost its time.
  if (day < ledger.plan.issuedOn || !isSendingDay(day, settings, calendar)) return byUnit
  const period = periodOf(day, settings.cycle)
  const cycleStage = settings.cycle.every === 'none' ? undefined : cycleStageOn(period, day, calendar)
  for (const task of ledger.plan.tasks) {
    if (isClosed(task, facts)) continue
    const reporters = reportersOf(task, facts.state.progress, period.id, ledger)
    for (const line of [
      ...task.targets.flatMap((target) => deadlineLines(task, target, reporters, { facts, day, asked })),
      ...(cycleStage === undefined ? [] : cycleLines(task, period, cycleStage, { facts, day, asked })),
    ]) {
      const lines = byUnit.get(line.unit) ?? []
      byUnit.set(line.unit, lines)
      if (isNew(line, said)) lines.push(line)
    }
  }
  for (const lines of byUnit.values()) lines.sort((a, b) => a.daysLeft - b.daysLeft)
  return byUnit
}

interface Question {
  readonly facts: DueFacts
  readonly day: string
  readonly asked: Asked
}

/** The same indicator, stated twice in the plan, is filled from one report: it is said to a unit once. */
function isNew({ unit, target, dueDay }: DueLine, said: Set<string>): boolean {
  if (!target) return true
  const key = `${unit} ${target.repeats ?? target.id} ${dueDay}`
  const isFirst = !said.has(key)
  said.add(key)
  return isFirst
}

/** The day a target has to be met, where anything may be asked about it. */
export function activeDay(target: Target, day: string, { state }: DueFacts): string | undefined {
  const due = dayToMeet(target, state.deadlines, day)
  if (due === undefined) return undefined
  const { adopted } = state.deadlines
  // As if the plan were taken up on that day: what is past then is not known to be anybody's.
  if (adopted === undefined || day < adopted.on) return due < day ? undefined : due
  return isActive(state.deadlines, target.id) ? due : undefined
}

/** Those that the plan names, or who reports this period; and each banner where it counts by itself. */
export const askedAbout = (target: Target, reporters: readonly UnitName[], { ledger }: DueFacts): UnitName[] => {
  const eachBanner = target.kind === 'quantitative' && target.per === 'banner'
  return [...new Set([...reporters, ...(eachBanner ? ledger.banners.map(({ name }) => name) : [])])]
}

function deadlineLines(task: Task, target: Target, reporters: readonly UnitName[], question: Question): DueLine[] {
  const { facts, day } = question
  const { settings, state, calendar } = facts
  const dueDay = activeDay(target, day, facts)
  if (dueDay === undefined) return []
  const committed = committedFor(target, state.deadlines)
  const endsWithYear = target.deadline?.kind === 'yearly' && committed === undefined
  const stageThen = (then: string) => {
    const isLast = endsWithYear && isLastChance(dueDay, then, settings, calendar)
    return stageOn(dueDay, isLast ? dueDay : then, settings)
  }
  const newest = stageThen(day)
  if (newest === undefined) return []
  // The same for every unit, but for banners with a figure of their own.
  const silent = new Map<number, boolean>()
  const isLeftAlone = (unit: UnitName, stage: number) => {
    if (isOwnRow(target, unit, facts)) return isSilent(task, target, unit, dueDay, stage, question)
    const known = silent.get(stage) ?? isSilent(task, target, unit, dueDay, stage, question)
    silent.set(stage, known)
    return known
  }
  const daysLeft = daysBetween(day, dueDay)
  return askedAbout(target, reporters, facts).flatMap((unit): DueLine[] => {
    const stage = stageToSend({ unit, subject: target.id, due: dueDay, stage: newest }, stageThen, question)
    if (stage === undefined || isLeftAlone(unit, stage)) return []
    const line = { unit, subject: target.id, due: dueDay, stage, task, target, dueDay, daysLeft }
    return [{ ...line, ...(committed !== undefined && { committed }) }]
  })
}

/** Whoever reported is left alone. */
function isSilent(
  task: Task,
  target: Target,
  unit: UnitName,
  due: string,
  stage: number,
  { facts, day }: Question,
): boolean {
  const own = isOwnRow(target, unit, facts) ? unit : undefined
  let before = stageBefore(stage, facts.settings)
  // A stage that was brought forward passes over those that fall on the same days off.
  while (before !== undefined && dayOfStage(due, before) >= day) before = stageBefore(before, facts.settings)
  if (before !== undefined && reportedSince(task, dayOfStage(due, before), facts, own)) return true
  return saysMet(target, unit, day, facts)
}

/** Of a task that the unit has not reported on in this period. */
function cycleLines(task: Task, period: Period, newest: number, question: Question): DueLine[] {
  const { facts, day } = question
  const { calendar, state, ledger } = facts
  if (task.kind !== 'key' || isAsleep(task, day, facts)) return []
  const daysLeft = daysBetween(day, period.closes)
  const stageThen = (then: string) => cycleStageOn(period, then, calendar)
  const eachBanner = task.targets.some((target) => target.kind === 'quantitative' && target.per === 'banner')
  const banners = eachBanner ? ledger.banners.map(({ name }) => name) : []
  const missing = [
    ...owingUnits(task, state.progress, period.id, ledger),
    ...banners.filter((name) => !reportedFor(state.progress, task.id, period.id, name)),
  ]
  return [...new Set(missing)].flatMap((unit): DueLine[] => {
    const stage = stageToSend({ unit, subject: ofCycle, due: period.id, stage: newest }, stageThen, question)
    if (stage === undefined) return []
    return [{ unit, subject: ofCycle, due: period.id, stage, task, period, dueDay: period.closes, daysLeft }]
  })
}

/** All its targets were past when the plan was taken up, and none was put off. */
export const isAsleep = ({ targets }: Task, day: string, facts: DueFacts): boolean =>
  targets.length > 0 &&
  targets.every((target) => dueDayOf(target, day) !== undefined && activeDay(target, day, facts) === undefined)

/** `newest` is what the day has reached; undefined where that has gone out, or goes out another day. */
function stageToSend(
  newest: RemindedLine,
  stageThen: (day: string) => number | undefined,
  { facts, day, asked }: Question,
): number | undefined {
  const { unit, subject, due, stage } = newest
  const sentThrough = 'sentThrough' in asked ? asked.sentThrough : undefined
  const last = asked.as === 'past' ? undefined : remindedOf(facts.state.reminders, unit, subject, due)
  // What a clock that ran ahead has noted never was.
  const known = last && last.day <= day ? last : undefined
  if (known && known.stage >= stage) {
    if (asked.as === 'today' && known.day === day) return known.stage
    const { until } = known
    // Put off, it comes once more.
    const comesAgain = until !== undefined && until <= day && (sentThrough === undefined || until > sentThrough)
    return comesAgain ? known.stage : undefined
  }
  // What nobody gets stays due.
  if (sentThrough === undefined || reachOf([unit], facts).targets.length === 0) return stage
  return (stageThen(sentThrough) ?? Number.NEGATIVE_INFINITY) < stage ? stage : undefined
}
