import type { TaskId, UnitName } from '../plan/ids.ts'
import type { Segment } from './annotate.ts'
import { citeChapters } from './cite-chapters.ts'
import { bareTask, citedIn } from './cited-tasks.ts'
import { readMore } from './follow-up.ts'
import { normalize } from './normalize.ts'
import { plainFigures } from './plain-figures.ts'
import type { Question, Reading, Refusal, TaskFilter } from './question.ts'
import { readBanners } from './read-banners.ts'
import { readProgress } from './read-progress.ts'
import { refuseOutright } from './read-refusal.ts'
import { readSets, readUnits } from './read-sets.ts'
import { readStated } from './read-stated.ts'
import { readTargets } from './read-targets.ts'
import { type Parsed, parse, type Subject, subjectOf, taskOf, tasksOf } from './reader.ts'
import { readLetters, repairTypos } from './repair.ts'
import { resembling } from './resemblance.ts'
import { conjunctions, twoSubjects } from './two-subjects.ts'
import type { Vocabulary } from './vocabulary.ts'
import { planFactPatterns } from './words/refusals.ts'

/** What was talked about before, in the same chat by the same person, or on the card replied to. */
export interface Context {
  readonly tasks: readonly TaskId[]
  readonly units: readonly UnitName[]
  /** What the part before was about, in its own words. */
  readonly words?: string
}

export const noContext: Context = { tasks: [], units: [] }

/** All that the rules for one kind of question may look at. */
export interface Scene {
  readonly parsed: Parsed
  readonly subject: Subject
  readonly vocabulary: Vocabulary
  readonly context: Context
  /** Tasks cited by number, id or chapter; `undefined` when something was cited that the plan does not have. */
  readonly cited: readonly TaskId[] | undefined
  /** `五（三）` when a chapter of several tasks was cited. */
  readonly chapter: string | undefined
}

const refused = (why: Refusal): Question => ({ kind: 'refused', why })

/** 农牧办(不是农牧局): what is not meant. */
const aside = /\((?:不是|并非|不含|不包括)[^()]{1,12}\)/g

/** 民镇局跟卫建委: more slips than this are no slips. */
const mostRepairs = 2

/** Reads one question of one part; several questions are parted before (`read-message.ts`). */
export function readQuestion(typed: string, vocabulary: Vocabulary, context: Context = noContext): Reading {
  const { text, repaired } = readLetters(
    citeChapters(plainFigures(normalize(typed).replace(aside, '')), vocabulary.ledger),
    vocabulary,
  )
  let tried = parse(text, vocabulary)
  let best = readParsed(tried, repaired, vocabulary, context)
  const mended = [...repaired]
  for (let times = 0; times < mostRepairs && mayBeMistyped(best.question, tried); times += 1) {
    const attempt = repairTypos(tried, vocabulary)
    if (!attempt) break
    mended.push(...attempt.repaired)
    tried = attempt.parsed
    const next = readParsed(tried, mended, vocabulary, context)
    if (next.question.kind !== 'refused') best = next
  }
  return best
}

function readParsed(parsed: Parsed, repaired: Reading['repaired'], vocabulary: Vocabulary, context: Context): Reading {
  const scene = sceneOf(parsed, vocabulary, context)
  const question = readScene(parsed.text, scene)
  const best = scene.subject.kind === 'clauses' ? scene.subject.best[0] : undefined
  return { question, evidence: best?.evidence ?? [], repaired, names: namesIn(parsed) }
}

function namesIn({ segments }: Parsed): Reading['names'] {
  return segments.flatMap(({ kind, text, unit, name }) => {
    if (kind === 'unit' || kind === 'banner') return unit && unit !== text ? [{ typed: text, taken: unit }] : []
    return kind === 'unnamed' && name !== undefined ? [{ typed: text, taken: `${name}（方案没有点名）` }] : []
  })
}

/** 卫建委: a body that nobody knows stands beside one that is known. */
const unknownBody = ({ kind, text }: Segment) => kind === 'unknown' && /^[\p{Script=Han}]{2,4}[局委办部]$/u.test(text)

function mayBeMistyped(question: Question, { skeleton, segments }: Parsed): boolean {
  if (question.kind === 'choices') return true
  if (skeleton.units.length > 0 && segments.some(unknownBody)) return true
  if (question.kind !== 'refused') return false
  if (question.why.kind === 'unit-not-named') return skeleton.units.length === 0 && skeleton.unnamed.length === 0
  return question.why.kind === 'not-in-plan' || question.why.kind === 'no-subject'
}

function sceneOf(parsed: Parsed, vocabulary: Vocabulary, context: Context): Scene {
  const { cited, chapter } = citedIn(parsed, vocabulary)
  const subject = subjectOf(parsed)
  const namesChapter = chapter !== undefined && onlyNames(subject, chapter, cited ?? [], vocabulary)
  return { parsed, subject: namesChapter ? { kind: 'none' } : subject, vocabulary, context, cited, chapter }
}

/** `一产重塑那五项（五（二））`: words of a chapter's own title, or of all its tasks, name no subject inside it. */
function onlyNames(subject: Subject, chapter: string, tasks: readonly TaskId[], vocabulary: Vocabulary): boolean {
  if (subject.kind !== 'clauses') return subject.kind === 'doubtful' && subject.unexplained.length === 0
  const named = new Set(tasksOf(subject.best, vocabulary))
  if (tasks.every((task) => named.has(task))) return true
  const known = vocabulary.ledger.plan.chapters.find(({ locator }) => locator === chapter)
  const title = normalize(known?.title ?? '')
  return subject.best.every(({ evidence }) => evidence.every(({ words }) => title.includes(words)))
}

function readScene(text: string, scene: Scene): Question {
  const { parsed, subject } = scene
  return (
    readMore(text, scene.context) ??
    refuseOutright(scene) ??
    readPlanFact(text, scene) ??
    (scene.cited === undefined
      ? refused({ kind: 'no-such-item', cited: parsed.skeleton.locators[0]?.text ?? '' })
      : undefined) ??
    readPair(text, scene) ??
    readProgress(scene) ??
    readBanners(scene) ??
    readUnits(scene) ??
    readSets(scene) ??
    readTargets(scene) ??
    readSubject(scene) ??
    (subject.kind === 'doubtful' ? doubt(scene, subject) : refused({ kind: 'no-subject' }))
  )
}

/** `A和B共同的责任单位`: units that both name. Asked apart, two subjects are two questions (`read-message.ts`). */
function readPair(text: string, { vocabulary, parsed, cited, chapter }: Scene): Question | undefined {
  const both =
    /(共同|都(有|管|涉及|参与|负责|出现|沾|占|列|点)|同时|既|一起|两项|两个任务|两条|两件|重合|交集|重复|相同)/.test(
      text,
    )
  if (both && cited && cited.length >= 2 && chapter === undefined && parsed.skeleton.units.length === 0) {
    if (/单位|部门|谁|哪家|哪几家/.test(text)) {
      const asks = /几[个家]|多少/.test(text) ? 'count' : 'list'
      return { kind: 'units-where', filter: { inAll: cited }, asks }
    }
  }
  if (!both || !/单位|部门|谁|哪家|哪几家/.test(text) || parsed.skeleton.units.length > 0) return undefined
  const pair = twoSubjects(text, vocabulary, conjunctions)
  if (pair) return { kind: 'units-where', filter: { inAll: pair.flatMap(([task]) => task ?? []) }, asks: 'list' }
  return undefined
}

function readPlanFact(text: string, { parsed, subject, context }: Scene): Question | undefined {
  if (subject.kind === 'clauses' || parsed.skeleton.units.length > 0) return undefined
  const nothingNamed = subject.kind === 'none' && parsed.skeleton.locators.length === 0 && context.tasks.length === 0
  if (parsed.asked.lead && nothingNamed && !parsed.skeleton.allBanners) {
    return { kind: 'plan-fact', fact: 'lead' }
  }
  for (const fact of ['principles', 'number', 'issued-on', 'issuer', 'title'] as const) {
    if (planFactPatterns[fact].test(text)) return { kind: 'plan-fact', fact }
  }
  return undefined
}

function readSubject(scene: Scene): Question | undefined {
  const { parsed, subject, vocabulary, cited, context } = scene
  const { asked } = parsed
  const inContext = subject.kind === 'none' && (cited?.length ?? 0) === 0
  const bare = inContext ? bareTask(parsed.text, vocabulary) : undefined
  const tasks =
    cited && cited.length > 0 && scene.chapter === undefined
      ? cited
      : subject.kind === 'clauses'
        ? tasksOf(subject.best, vocabulary)
        : bare
          ? [bare]
          : inContext
            ? context.tasks
            : []
  if (tasks.length === 0) {
    if (subject.kind === 'clauses' && subject.best.some((candidate) => taskOf(candidate, vocabulary) === undefined)) {
      if (asked.value) return refused({ kind: 'no-such-value', words: parsed.text, near: [] })
      return { kind: 'where', tasks: [], goals: true }
    }
    return undefined
  }
  if (asked.count && !asked.owner && tasks.length > 1 && /[几多][项条件个]|多少/.test(parsed.text))
    return { kind: 'tasks-where', filter: { ids: tasks }, asks: 'count' }
  if (asked.where && !asked.owner) return { kind: 'where', tasks, goals: false }
  if (asked.count && /单位|部门|几家|多少家/.test(parsed.skeleton.shape) && tasks[0])
    return { kind: 'owner-count', task: tasks[0] }
  if ((asked.frequency || /多久|周期|频率|(几个?月|多长时间)一次/.test(parsed.text)) && tasks[0])
    return { kind: 'frequency', task: tasks[0] }
  if (asked.owner) return { kind: 'owners', tasks, asksLead: asked.lead, besides: [] }
  const stated = tasks.length === 1 && tasks[0] ? readStated(scene, tasks[0]) : undefined
  if (stated) return stated
  return { kind: 'task', tasks }
}

/** Near the plan but not in it: say which word the plan does not have, and offer the nearest clauses. */
function doubt({ vocabulary, parsed }: Scene, subject: Extract<Subject, { kind: 'doubtful' }>): Question {
  const near = tasksOf(
    subject.near.filter((candidate) => candidate.coverage > 0.4),
    vocabulary,
  )
  const alike = resembling(parsed.segments, vocabulary, 3).map(({ task }) => task)
  if (
    subject.unexplained.length === 0 &&
    subject.near.some((candidate) => candidate.coverage >= 0.7) &&
    near.length > 0
  )
    return { kind: 'choices', tasks: near.slice(0, 4) }
  const offered = [...new Set([...near.slice(0, 2), ...alike])].slice(0, 3)
  return refused({ kind: 'not-in-plan', words: subject.unexplained, near: offered })
}

/** Key tasks, unless a filter says otherwise. */
export const keyTasks: TaskFilter = { kinds: ['key'] }
