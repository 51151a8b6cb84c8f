import type { TaskId, UnitName } from '../plan/ids.ts'
import { type Found, type Named, ruleAt } from './audience-rules.ts'
import { normalize } from './normalize.ts'
import { unitNameAt } from './unit-names.ts'
import type { Vocabulary } from './vocabulary.ts'

/** For whom something is, as people say it: 各旗区和12项的单位，除康巴什区外. */
export interface Audience {
  /** In the directory's order, exceptions taken out. */
  readonly units: readonly UnitName[]
  readonly excepted: readonly UnitName[]
  /** Words that stand for nobody: nobody is guessed. */
  readonly unknown: readonly string[]
  /** Tasks whose owners were meant, and that also list a catch-all, which is not spread out. */
  readonly alsoCatchAll: readonly TaskId[]
}

const exceptions = [
  /(?:^|[,、;(和])([^,、;()和]+?)(?:除外|不用发|不发)[)]?(?=[,;。]|$)/,
  /除(?:去|开|了)?(.+?)(?:之外|以外|外)(?:的|,|$)?/,
  /[,(]?(?:不含|不包括|不包含|不发给?|排除|去掉|剔除|除去|除了?)(.+?)[)]?(?=[,;。]|$)/,
]

export function readAudience(text: string, vocabulary: Vocabulary): Audience {
  let rest = normalize(text).replace(/\n/g, ',')
  const outside: string[] = []
  for (const pattern of exceptions) {
    rest = rest.replace(pattern, (_, words: string) => {
      outside.push(words)
      return ','
    })
  }
  const named = namedIn(rest, vocabulary)
  const except = namedIn(outside.join(','), vocabulary)
  const { ledger } = vocabulary
  const excepted = new Set(except.units)
  const meant = new Set(named.units)
  const inOrder = ledger.units.units.map(({ name }) => name)
  return {
    units: inOrder.filter((unit) => meant.has(unit) && !excepted.has(unit)),
    excepted: inOrder.filter((unit) => excepted.has(unit)),
    unknown: [...named.unknown, ...except.unknown],
    alsoCatchAll: named.tasks.filter((id) => ledger.task(id)?.units.includes(ledger.plan.catchAll)),
  }
}

const between =
  /[\s,、;。:()/&+@]|以及|还有|[和与及跟同的都]|发给|发到|发往|面向|通知到?|对象是?|范围是?|工作群|联络员|单位|部门|[也都]?要?发|[群里请给]/y

function namedIn(text: string, vocabulary: Vocabulary): Named {
  const units: UnitName[] = []
  const unknown: string[] = []
  const tasks: TaskId[] = []
  let stray = ''
  let before: Found | undefined
  const settle = () => {
    if (stray !== '') unknown.push(stray)
    stray = ''
  }
  for (let at = 0; at < text.length; ) {
    const found = nameAt(text, at, vocabulary)
    if (found && stray === '' && mayFollow(before, found, vocabulary)) {
      units.push(...(found.units ?? []))
      unknown.push(...(found.unknown ?? []))
      tasks.push(...(found.tasks ?? []))
      at = found.end
      before = found
      continue
    }
    between.lastIndex = at
    const gap = between.exec(text)
    if (gap && !found) {
      // 各有关单位 is told as it was said.
      if (stray !== '' && /^(?:单位|部门)$/.test(gap[0])) stray += gap[0]
      settle()
      before = undefined
      at += gap[0].length
      continue
    }
    stray += text[at]
    at += 1
  }
  settle()
  return { units, unknown, tasks }
}

const nameAt = (text: string, at: number, vocabulary: Vocabulary): Found | undefined =>
  ruleAt(text, at, vocabulary) ?? unitNameAt(text, at, vocabulary.ledger)

/** 东胜区康巴什区 are two; 准格尔旗农牧局 is neither the banner nor the city's bureau. */
function mayFollow(before: Found | undefined, found: Found, { ledger }: Vocabulary): boolean {
  if (before === undefined) return true
  const isBanner = ({ units = [] }: Found) => units.some((unit) => ledger.unit(unit)?.kind === 'banner')
  return !isBanner(before) || isBanner(found)
}

const asking = /请|通知|要求|提醒|让/g
const joint = /[、和与及]|以及|还有/y

/** 请各旗区和农牧局25号来开会: who is asked in the course of a sentence; empty where nobody of the directory is. */
export function audienceMentioned(text: string, vocabulary: Vocabulary): string {
  const said = normalize(text)
  for (const { index, 0: asked } of said.matchAll(asking)) {
    const start = index + asked.length
    const end = endOfNames(said, start, vocabulary)
    if (end > start) return said.slice(start, end)
  }
  return ''
}

/** Where the names end that begin here; `start` itself where there are none, or where they go on as another's. */
function endOfNames(text: string, start: number, vocabulary: Vocabulary): number {
  let end = start
  for (let at = start; ; ) {
    const found = nameAt(text, at, vocabulary)
    if (!found || (found.unknown ?? []).length > 0) return end
    end = found.end
    const next = nameAt(text, end, vocabulary)
    if (next && !mayFollow(found, next, vocabulary)) return start
    joint.lastIndex = end
    const gap = joint.exec(text)
    if (!next && !gap) return end
    at = end + (next ? 0 : (gap?.[0].length ?? 0))
  }
}
