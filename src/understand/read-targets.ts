import type { TaskId } from '../plan/ids.ts'
import type { Target } from '../plan/target.ts'
import { type FoundTarget, findTargets } from './find-targets.ts'
import type { Question } from './question.ts'
import type { Scene } from './read-question.ts'
import { tasksOf } from './reader.ts'

/** A target has to explain at least this much of what was asked. */
const enoughFit = 0.5
/** Targets within this distance of the best are meant as well. */
const asGood = 0.04

export const yearOf = (target: Target): number | undefined =>
  target.deadline?.kind === 'by' ? Number(target.deadline.day.slice(0, 4)) : undefined

/** Years that are asked for as a horizon; `较2020年` names a baseline, not a horizon. */
function horizonsIn({ parsed }: Scene): number[] {
  return parsed.skeleton.years.filter((year) => !new RegExp(`(比|较|相比|对比|相较于?)于?${year}`).test(parsed.text))
}

/** `到2025年要达到多少`, `什么时候完成`: values and dates of targets. */
export function readTargets(scene: Scene): Question | undefined {
  const { parsed, subject, vocabulary, cited, context } = scene
  const { asked } = parsed
  const asks = asked.value ? 'value' : asked.deadline ? 'deadline' : undefined
  if (!asks || asked.frequency || (asked.owner && !asked.value)) return undefined
  const [year] = horizonsIn(scene)
  const pointed =
    cited && cited.length > 0 ? cited : subject.kind === 'none' && context.tasks.length > 0 ? context.tasks : undefined
  const within = pointed && new Set(pointed)
  const found = findTargets(parsed.text, parsed.segments, parsed.topic, vocabulary, within)
  const best = found[0]
  if (best && best.fit >= enoughFit && parsed.topic.content > 0) return pickHorizon(found, best, year, asks)
  if (pointed) return ofTasks(pointed, asks, year, scene)
  if (subject.kind === 'clauses') {
    const tasks = tasksOf(subject.best, vocabulary)
    return ofTasks(tasks, asks, year, scene)
  }
  return undefined
}

function pickHorizon(
  found: readonly FoundTarget[],
  best: FoundTarget,
  year: number | undefined,
  asks: 'value' | 'deadline',
): Question {
  const meant = found.filter((candidate) => candidate.fit >= best.fit - asGood)
  if (year === undefined) return { kind: 'targets', targets: nearestHorizon(meant).map(({ id }) => id), asks, year }
  const inYear = meant.filter(({ target }) => yearOf(target) === year || target.deadline?.kind === 'yearly')
  if (inYear.length > 0) return { kind: 'targets', targets: inYear.map(({ id }) => id), asks, year }
  const sameMetric = found.filter(({ target, fit }) => yearOf(target) === year && fit >= best.fit - 0.2)
  if (sameMetric.length > 0) return { kind: 'targets', targets: sameMetric.map(({ id }) => id), asks, year }
  const undated = meant.filter(({ target }) => target.deadline === undefined)
  if (undated.length > 0 && year === 2025) return { kind: 'targets', targets: undated.map(({ id }) => id), asks, year }
  const years = [...new Set(meant.flatMap(({ target }) => yearOf(target) ?? []))].sort()
  const near = [...new Set(meant.flatMap(({ task }) => task ?? []))]
  return { kind: 'refused', why: { kind: 'no-such-year', year, years, near } }
}

/** Without a year the nearer horizon is meant; the answer mentions the other. */
function nearestHorizon(meant: readonly FoundTarget[]): readonly FoundTarget[] {
  const years = meant.flatMap(({ target }) => yearOf(target) ?? [])
  if (years.length === 0) return meant
  const nearest = Math.min(...years)
  return meant.filter(({ target }) => (yearOf(target) ?? nearest) === nearest)
}

/** The task is known but no single target was named. */
function ofTasks(
  tasks: readonly TaskId[],
  asks: 'value' | 'deadline',
  year: number | undefined,
  scene: Scene,
): Question | undefined {
  const { ledger } = scene.vocabulary
  const owned = ledger.plan.tasks.filter((task) => tasks.includes(task.id)).flatMap((task) => task.targets)
  const wanted =
    year === undefined ? owned : owned.filter((target) => yearOf(target) === year || target.deadline?.kind === 'yearly')
  if (wanted.length > 0) return { kind: 'targets', targets: wanted.map(({ id }) => id), asks, year }
  if (year !== undefined && owned.length > 0) {
    const years = [...new Set(owned.flatMap((target) => yearOf(target) ?? []))].sort()
    return { kind: 'refused', why: { kind: 'no-such-year', year, years, near: tasks } }
  }
  if (asks === 'deadline') return { kind: 'refused', why: { kind: 'no-deadline', near: tasks } }
  return { kind: 'refused', why: { kind: 'no-such-value', words: scene.parsed.text, near: tasks } }
}
