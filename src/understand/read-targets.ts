import type { TaskId } from '../plan/ids.ts'
import type { Target } from '../plan/target.ts'
import { type FoundTarget, findTargets } from './find-targets.ts'
import { normalize } from './normalize.ts'
import type { Question } from './question.ts'
import type { Scene } from './read-question.ts'
import { taskOf, tasksOf } from './reader.ts'

/** A target has to explain at least this much of what was asked. */
const enoughFit = 0.5
/** Said alone, without a question word, a metric asks for its value when it is named this fully. */
const namedFully = 0.8
/** `集体收入过千万的村占比`: a measure without a question word asks for its value. */
const namesMeasure = /(占比|比例|比重|率|系数|倍差)(是|呢)?[ ?]*$/
const nearlyAsGood = 0.15
/** Targets within this distance of the best are meant as well. */
const asGood = 0.04

export const yearOf = (target: Target): number | undefined =>
  target.deadline?.kind === 'by' ? Number(target.deadline.day.slice(0, 4)) : undefined

/** Years that are asked for as a horizon; `较2020年` names a baseline, not a horizon. */
function horizonsIn({ parsed }: Scene): number[] {
  return parsed.skeleton.years.filter((year) => !new RegExp(`(比|较|对比|相比|相较)于?${year}`).test(parsed.text))
}

/** `到2025年要达到多少`, `什么时候完成`: values and dates of targets. */
export function readTargets(scene: Scene): Question | undefined {
  const { parsed, subject, vocabulary, cited, context } = scene
  const { asked } = parsed
  if (/(几|多少)[个家]*(责任)?(单位|部门)/.test(parsed.text)) return undefined
  // 几个规划打架谁来管: the number is part of what happens, not what is asked.
  if (asked.owner && !/多少|目标|指标|数值|标准|程度|百分之几|几成/.test(parsed.skeleton.shape)) return undefined
  if (asked.yesNo) return readClaim(scene)
  if (asked.frequency || asked.where || (asked.owner && !asked.value)) return undefined
  const [year] = horizonsIn(scene)
  const asks = asksFor(scene)
  const pointed =
    cited && cited.length > 0 ? cited : subject.kind === 'none' && context.tasks.length > 0 ? context.tasks : undefined
  const within = pointed && new Set(pointed)
  const measured = unitAsked(parsed.text)
  const all = findTargets(parsed.text, parsed.segments, parsed.topic, vocabulary, within).filter(
    ({ target }) => !measured || (target.kind === 'quantitative' && measured.test(target.unit)),
  )
  const found = inUnit(pointed ? all : ofContext(all, context.tasks), parsed.text)
  const best = found[0]
  if (!asks)
    return best &&
      isOfSubject(best, scene) &&
      (best.fit >= namedFully || (year !== undefined && best.fit >= enoughFit)) &&
      best.said >= 0.3
      ? pickHorizon(found, best, year, 'value', parsed.text)
      : undefined
  if (best && best.fit >= enoughFit && parsed.topic.content > 0)
    return pickHorizon(found, best, year, asks, parsed.text)
  const figure = asks === 'value' ? figureInMeasure(scene) : undefined
  if (figure) return figure
  if (measured && subject.kind === 'clauses') {
    return {
      kind: 'refused',
      why: { kind: 'no-such-value', words: parsed.text, near: tasksOf(subject.best, vocabulary) },
    }
  }
  if (pointed) return ofTasks(pointed, asks, year, scene)
  if (subject.kind === 'clauses') {
    const tasks = tasksOf(subject.best, vocabulary)
    const whole = subject.best.some(({ titleShare }) => titleShare >= 0.4)
    // 淤地坝要建几座: the clause has targets, but none of this subject.
    const wanted = /目标|指标/.test(parsed.skeleton.shape)
    if (!whole && !wanted && asks === 'value' && /多少|几|多大|多高|多长/.test(parsed.skeleton.shape)) {
      return { kind: 'refused', why: { kind: 'no-such-value', words: parsed.text, near: tasks } }
    }
    return ofTasks(tasks, asks, year, scene)
  }
  return undefined
}

/** 农村居民收入: what stands among the plan-wide goals alone has nothing but its value to ask for. */
const isGoal = ({ subject, vocabulary }: Scene): boolean =>
  subject.kind === 'clauses' && subject.best.every((candidate) => taskOf(candidate, vocabulary) === undefined)

const asksFor = (scene: Scene): 'value' | 'deadline' | undefined => {
  const { asked, text } = scene.parsed
  if (asked.value || namesMeasure.test(text) || isGoal(scene)) return 'value'
  return asked.deadline ? 'deadline' : undefined
}

/** 农畜产品深加工 is a task's subject, though a goal's name holds most of it. */
function isOfSubject({ task }: FoundTarget, { subject, parsed, vocabulary }: Scene): boolean {
  if (subject.kind !== 'clauses') return true
  const [best] = subject.best
  const own = parsed.topic.candidates.find((candidate) => taskOf(candidate, vocabulary) === task)
  return !best || (own !== undefined && own.score >= 0.6 * best.score)
}

/** 覆盖率要到多少 after a question about sewage: what was just spoken of goes before what fits a little better. */
function ofContext(found: readonly FoundTarget[], tasks: readonly TaskId[]): readonly FoundTarget[] {
  const [best] = found
  const near = found.filter(({ task }) => task !== undefined && tasks.includes(task))
  return best && near[0] && near[0].fit >= best.fit - nearlyAsGood ? near : found
}

/** 多少 asks for a number; 每年 asks for what is due every year. */
function narrow(close: readonly FoundTarget[], text: string): readonly FoundTarget[] {
  const yearly = /每年|每一年|年年/.test(text) ? close.filter(({ target }) => target.deadline?.kind === 'yearly') : []
  if (yearly.length > 0) return yearly
  const counted = /多少|几/.test(text) ? close.filter(({ target }) => target.kind === 'quantitative') : []
  return counted.length > 0 ? counted : close
}

function pickHorizon(
  found: readonly FoundTarget[],
  best: FoundTarget,
  year: number | undefined,
  asks: 'value' | 'deadline',
  asked: string,
): Question {
  const close = found.filter((candidate) => candidate.fit >= best.fit - asGood)
  const meant = narrow(close, asked)
  if (asks === 'deadline' && meant.every(({ target }) => target.deadline === undefined))
    return {
      kind: 'refused',
      why: { kind: 'no-deadline', near: [...new Set(meant.flatMap(({ task }) => task ?? []))] },
    }
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

/** 村集体经济低于多少万的嘎查村: a figure that a measure states and no target holds. */
function figureInMeasure({ parsed: { text }, subject, vocabulary }: Scene): Question | undefined {
  if (subject.kind !== 'clauses' || !/多少|几/.test(text)) return undefined
  for (const task of tasksOf(subject.best, vocabulary)) {
    const measures = vocabulary.ledger.task(task)?.measures ?? []
    const measure = measures.find((words) => /[0-9]/.test(words) && sharedShare(normalize(words), text) >= 0.4)
    if (measure !== undefined) return { kind: 'measure-figure', task, measure }
  }
  return undefined
}

/** 0…1: how much of a phrase, by pairs of characters, stands in the text. */
function sharedShare(phrase: string, text: string): number {
  let shared = 0
  for (let at = 0; at + 2 <= phrase.length; at += 1) if (text.includes(phrase.slice(at, at + 2))) shared += 1
  return shared / Math.max(1, phrase.length - 1)
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
  if (asks === 'deadline' && wanted.length > 0 && wanted.every(({ deadline }) => deadline === undefined))
    return { kind: 'refused', why: { kind: 'no-deadline', near: tasks } }
  if (wanted.length > 0) return { kind: 'targets', targets: wanted.map(({ id }) => id), asks, year }
  if (year !== undefined && owned.length > 0) {
    const years = [...new Set(owned.flatMap((target) => yearOf(target) ?? []))].sort()
    return { kind: 'refused', why: { kind: 'no-such-year', year, years, near: tasks } }
  }
  if (asks === 'deadline') return { kind: 'refused', why: { kind: 'no-deadline', near: tasks } }
  return { kind: 'refused', why: { kind: 'no-such-value', words: scene.parsed.text, near: tasks } }
}

/** What is to be counted, where the question says so: money is never answered with hectares. */
const unitsAsked: readonly (readonly [RegExp, RegExp])[] = [
  [
    /多少钱|多少元|多少块钱|几块钱|多少亿|几个亿|多少万元|花(了|掉|费)?(多少|几)|投(资|入)(了|额)?(多少|几)|(预算|经费|资金|补贴|拨款)(是|有|给|要|安排|投入)?(多少|几)/,
    /元/,
  ],
  [/多少万?亩|几万?亩/, /亩/],
  [/多少平方公里/, /平方公里/],
  [/多少倍|几倍/, /倍|^$/],
  [/百分之(多少|几)|几成|多少%/, /%/],
  [/(多少|几)(座|栋|幢|台|间|口|辆|张|公里|里路|米|吨|立方米|立方|床|张床|处|平米|平方米|只|头|匹|棵|株|所学校)/, /^$/],
  [/(多少|几)户/, /户/],
  [/(多少|几)(人次|个人|人|名)(?!均)/, /人/],
  [/(多少|几)(个|家|所)/, /个|家|条|户|人/],
  [/(多少|几)条/, /条|个/],
  [/多少万(?![亩人户])/, /万/],
]

function unitAsked(text: string): RegExp | undefined {
  return unitsAsked.find(([words]) => words.test(text))?.[1]
}

/** 多少家 means those counted in 家, where there are any; 多少个 may mean anything that is counted. */
function inUnit(found: readonly FoundTarget[], text: string): readonly FoundTarget[] {
  const classifier = /(?:多少|几)(家|户|条)/.exec(text)?.[1]
  const exact = found.filter(({ target }) => target.kind === 'quantitative' && target.unit === classifier)
  return exact[0] && exact[0].fit >= (found[0]?.fit ?? 0) - 0.3 ? exact : found
}

/** `森林覆盖率是不是30%`: a figure to be confirmed or put right. */
function readClaim({ parsed, vocabulary }: Scene): Question | undefined {
  const claim = /([0-9]+(?:\.[0-9]+)?)\s*(%|万元|万亩|元|亩|个|家|户|条|倍|万人次|万人|平方公里)/.exec(parsed.text)
  if (!claim) return undefined
  const [year] = parsed.skeleton.years
  const found = findTargets(parsed.text, parsed.segments, parsed.topic, vocabulary).filter(
    ({ target }) => target.kind === 'quantitative' && (year === undefined || (yearOf(target) ?? year) === year),
  )
  const [best] = found
  if (!best || best.fit < enoughFit) return undefined
  const meant = nearestHorizon(found.filter((candidate) => candidate.fit >= best.fit - asGood))
  return { kind: 'is-value', targets: meant.map(({ id }) => id), claimed: Number(claim[1]), unit: claim[2] ?? '' }
}
