import type { TaskId, UnitName } from '../plan/ids.ts'
import type { MessageReading, Question } from './question.ts'
import type { Context } from './read-question.ts'

/** Units and banners that a question is about, rather than those of its answer. */
export function unitsAbout(question: Question): readonly UnitName[] {
  switch (question.kind) {
    case 'unit-tasks':
      return [question.unit]
    case 'tasks-where':
      return question.filter.with ?? question.filter.without ?? []
    case 'targets-where':
      return question.filter.unit === undefined ? [] : [question.filter.unit]
    case 'is-owner':
    case 'same-unit':
      return question.units
    case 'progress':
      return question.unit === undefined ? [] : [question.unit]
    case 'banner-duties':
    case 'banner-involved':
    case 'banner-placed':
      return question.banner === undefined ? [] : [question.banner]
    default:
      return []
  }
}

/** What the next message may refer to: the tasks of the answer, and of the question its units and words. */
export function contextAfter({ parts }: MessageReading, tasks: readonly TaskId[]): Context {
  const words = parts
    .findLast(({ evidence }) => evidence.length > 0)
    ?.evidence.map((evidence) => evidence.words)
    .join('')
  const units = [...new Set(parts.flatMap(({ question }) => unitsAbout(question)))]
  return { tasks, units, ...(words !== undefined && { words }) }
}

const pronoun = /^(那么?)?(它们?|他们?|该(局|单位|部门)|这个?(局|单位|部门|家)|这家)(?=.)/

/** `它和科技局共同的呢` after a question about one unit: 它 is that unit, unless a task was spoken of. */
export function withUnitNamed(text: string, { tasks, units }: Context): string {
  const [unit, other] = units
  return unit === undefined || other !== undefined || tasks.length > 0 ? text : text.replace(pronoun, unit)
}

const more =
  /^(那么?)?(还有(呢|吗|没有?|啥|什么|别的吗?|其他的?吗?)?|(别|其他|其它)的?呢|然后呢|接着说|继续|再说说|(说)?(详细|具体)(点|一点|些|一些)?(呢|吗)?)$/

/** 还有呢: the whole of the task that was spoken of; of a unit its targets. */
export function readMore(text: string, { tasks, units }: Context): Question | undefined {
  if (!more.test(text.trim())) return undefined
  if (tasks.length > 0) return { kind: 'task', tasks: tasks.slice(0, 3) }
  return units[0] === undefined ? undefined : { kind: 'targets-where', filter: { unit: units[0] }, asks: 'list' }
}
