import { daysBetween } from './day.ts'
import type { ReportStatus } from './progress.ts'
import { goalOf, isMet } from './roll-up.ts'
import type { QuantitativeTarget, Target } from './target.ts'

/** 绿 on the path · 黄 behind it, or at risk by the reporter's own word · 红 far behind or past due · 灰 nobody has reported. */
export type LightColor = 'green' | 'yellow' | 'red' | 'grey'

export interface Light {
  readonly color: LightColor
  /** Where the path is today, in the target's unit; absent without a baseline. */
  readonly expected?: number
  readonly why:
    | 'no-report'
    | 'met'
    | 'closed'
    | 'on-path'
    | 'behind'
    | 'far-behind'
    | 'past-due'
    | 'due-soon'
    | 'not-kept'
    | 'slipped'
    | 'status'
    | 'no-path'
}

export interface LightInput {
  /** Without a target the status alone decides. */
  readonly target?: Target
  /**
   * Calendar days. `due` is the plan's own: a day agreed to later decides when people are reminded, not whether it is overdue,
   * for otherwise an approved extension would turn a missed target green. It stands beside the light.
   */
  readonly today: string
  readonly due?: string
  /** Of a yearly target what was reported this year. */
  readonly value?: number
  readonly status?: ReportStatus
  /** What has to be kept fell short earlier this year. */
  readonly slipped?: boolean
  /** Where the path starts, as a coordinator entered it. */
  readonly baseline?: Baseline
}

interface Baseline {
  readonly day: string
  readonly value: number
}

const rank: Readonly<Record<LightColor, number>> = { grey: 0, green: 1, yellow: 2, red: 3 }
export const worseThan = (one: LightColor, other: LightColor) => rank[one] > rank[other]

/** Behind by up to this share of the whole way is yellow, by more red: a tenth is about five weeks of a year. */
const yellowUpTo = 0.1
/** Days to the due day in which nobody's word alone is enough: when the first reminder goes out. */
const soon = 30

const ofStatus: Readonly<Record<ReportStatus, LightColor>> = {
  on_track: 'green',
  at_risk: 'yellow',
  delayed: 'red',
  done: 'green',
  not_met: 'red',
}

/** `lightRule` says it in words. */
export function lightOf(input: LightInput): Light {
  const { target, value, status, today, due, baseline } = input
  if (status === undefined && value === undefined) return { color: 'grey', why: 'no-report' }
  if (status === 'not_met') return { color: 'red', why: 'closed' }
  const isReached = target !== undefined && value !== undefined && reaches(target, value)
  if (isReached) return input.slipped ? { color: 'yellow', why: 'slipped' } : { color: 'green', why: 'met' }
  // Done without the figure rests on a finding that was reviewed.
  if (status === 'done') return { color: 'green', why: 'closed' }
  if (target?.kind === 'quantitative' && target.course === 'keep' && value !== undefined)
    return { color: 'red', why: 'not-kept' }
  if (target && due !== undefined && today > due) return { color: 'red', why: 'past-due' }
  const path = target && value !== undefined && pathOf(target, due, baseline)
  return path ? onPath(path, value, today) : byWord(input)
}

/** Full coverage is judged as 100 %. */
function reaches(target: Target, value: number): boolean {
  return target.kind === 'quantitative' ? isMet(target, value) : target.fullCoverage === true && value >= 100
}

function byWord({ target, value, status = 'on_track', today, due }: LightInput): Light {
  const color = ofStatus[status]
  // A good word about the whole says nothing of a figure that nobody has given, or not for every row.
  if (target?.kind === 'quantitative' && value === undefined && color === 'green')
    return { color: 'grey', why: 'no-report' }
  if (target?.kind !== 'quantitative' || value === undefined) return { color, why: 'status' }
  const isSoon = due !== undefined && daysBetween(today, due) <= soon
  return isSoon && color === 'green' ? { color: 'yellow', why: 'due-soon' } : { color, why: 'no-path' }
}

interface Path {
  readonly baseline: Baseline
  readonly due: string
  readonly goal: number
}

/** What is counted anew each year steps to its value on the last day: there is no line to be on. */
function pathOf(target: Target, due: string | undefined, baseline: Baseline | undefined): Path | undefined {
  if (target.kind !== 'quantitative' || !due || !baseline || target.deadline?.kind === 'yearly') return undefined
  const goal = goalFrom(target, baseline.value)
  return baseline.day < due && goal !== baseline.value ? { baseline, due, goal } : undefined
}

/** The nearer end of a range. */
function goalFrom(target: QuantitativeTarget, start: number): number {
  const [low, high] = goalOf(target)
  return start > high ? high : low
}

/** Where the straight line stands on a day, in the target's unit; undefined where there is none to be on. */
export function expectedOn(
  day: string,
  target: Target,
  due: string | undefined,
  baseline: Baseline | undefined,
): number | undefined {
  const path = pathOf(target, due, baseline)
  return path && Number(lineOn(path, day).toFixed(2))
}

function lineOn({ baseline, due, goal }: Path, day: string): number {
  const gone = daysBetween(baseline.day, day) / daysBetween(baseline.day, due)
  return baseline.value + (goal - baseline.value) * Math.min(1, Math.max(0, gone))
}

function onPath(path: Path, value: number, today: string): Light {
  const way = path.goal - path.baseline.value
  const line = lineOn(path, today)
  const behind = (line - value) / way
  const expected = Number(line.toFixed(2))
  // Less than what the card shows as a difference is none.
  if (behind <= 1e-9 || expected === value) return { color: 'green', expected, why: 'on-path' }
  return behind <= yellowUpTo
    ? { color: 'yellow', expected, why: 'behind' }
    : { color: 'red', expected, why: 'far-behind' }
}
