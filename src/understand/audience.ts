import { asTaskId, type TaskId, type UnitName } from '../plan/ids.ts'
import { parseNumeral } from '../plan/numerals.ts'
import { normalize } from './normalize.ts'
import { parse, subjectOf, tasksOf } from './reader.ts'
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

interface Named {
  readonly units: readonly UnitName[]
  readonly unknown: readonly string[]
  readonly tasks: readonly TaskId[]
}

const exceptions = [
  /(?:^|[,、;(和])([^,、;()和]+?)(?:除外|不用发|不发)[)]?(?=[,;。]|$)/,
  /除了?(.+?)(?:之外|以外|外)(?:的|,|$)?/,
  /[,(]?(?:不含|不包括|不包含|不发给?|排除|去掉|剔除|除了?)(.+?)[)]?(?=[,;。]|$)/,
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

type Rule = readonly [RegExp, (match: RegExpExecArray, vocabulary: Vocabulary) => Partial<Named> | undefined]

const owners = '(?:的(?:各|所有|全部)?(?:责任|相关)?(?:单位|部门)|(?:各|所有|全部)?责任单位)?'
const numbers = '(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})'

/** Kinds and tasks, tried before names; the first that fits at a place wins. */
const rules: readonly Rule[] = [
  [
    /(?:全市|所有|全部|各|九个|9个)*(?:旗县区|旗县|旗区|区旗)(?:党委、?(?:和)?政府|党政|政府)?(?![\p{Script=Han}]*(?:局|办|委|院|会))/uy,
    (_, { ledger }) => ({ units: ledger.banners.map(({ name }) => name) }),
  ],
  [
    /(?:市直|市级)(?:所有|全部|各|有关|相关)*(?:部门|单位|机关|委办局)|(?:所有|全部|各)(?:有关|相关)?(?:部门|委办局)/y,
    (_, { ledger }) => ({ units: departments(ledger) }),
  ],
  [
    /(?:全市)?(?:所有|全部|全体|各)(?:责任|有关|相关)?单位|全体|全部|所有|全市|all/y,
    (_, { ledger }) => ({
      units: ledger.units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name),
    }),
  ],
  [
    new RegExp(`(?:第|任务|重点工作)?(${numbers}(?:[、,和]${numbers})*)(?:项|号任务|条)(?:任务|工作)?${owners}`, 'y'),
    ([, list = ''], vocabulary) =>
      ownersOf(
        list.split(/[、,和]/).map((each) => asTaskId(`zd-${parseNumeral(each)}`)),
        vocabulary,
      ),
  ],
  [
    new RegExp(`(zd|yq|bz)-?([0-9]{1,3})${owners}`, 'y'),
    ([, kind, number], vocabulary) => ownersOf([asTaskId(`${kind}-${number}`)], vocabulary),
  ],
  [
    /([\p{Script=Han}]{2,12}?)(?:那项|那件事|这项|这件事|任务)的?(?:责任)?(?:单位|部门)/uy,
    ([, words = ''], vocabulary) => {
      const subject = subjectOf(parse(words, vocabulary))
      const tasks = subject.kind === 'clauses' ? tasksOf(subject.best, vocabulary) : []
      return tasks.length === 1 ? ownersOf(tasks, vocabulary) : undefined
    },
  ],
]

const departments = (ledger: Vocabulary['ledger']) =>
  ledger.units.units
    .filter(({ kind }) => kind !== 'banner' && kind !== 'enterprise' && kind !== 'catch-all')
    .map(({ name }) => name)

/** Those that the plan names; 各旗区党委、政府 are the banners one by one, 市直各有关部门 stays what it is. */
function ownersOf(tasks: readonly TaskId[], { ledger }: Vocabulary): Partial<Named> {
  const { bannerRule } = ledger.plan
  const units = tasks.flatMap((id) => ledger.task(id)?.units ?? [])
  return {
    tasks,
    units: units.flatMap((unit) =>
      unit === bannerRule.collectiveName ? bannerRule.banners : ledger.unit(unit)?.kind === 'catch-all' ? [] : [unit],
    ),
    unknown: tasks.filter((id) => !ledger.task(id)),
  }
}

const between =
  /[\s,、;。:()/&+]|以及|还有|[和与及跟同的都]|发给|发到|发往|面向|通知到?|对象是?|范围是?|工作群|联络员|单位|部门|[群里请给]/y

function namedIn(text: string, vocabulary: Vocabulary): Named {
  const units: UnitName[] = []
  const unknown: string[] = []
  const tasks: TaskId[] = []
  let stray = ''
  let joined = true
  const settle = () => {
    if (stray !== '') unknown.push(stray)
    stray = ''
  }
  for (let at = 0; at < text.length; ) {
    const found: Found | undefined = ruleAt(text, at, vocabulary) ?? unitNameAt(text, at, vocabulary.ledger)
    // 准格尔旗农牧局 is neither the banner nor the city's bureau.
    if (found && joined && stray === '') {
      units.push(...(found.units ?? []))
      unknown.push(...(found.unknown ?? []))
      tasks.push(...(found.tasks ?? []))
      at = found.end
      joined = false
      continue
    }
    between.lastIndex = at
    const gap = between.exec(text)
    if (gap && !found) {
      settle()
      joined = true
      at += gap[0].length
      continue
    }
    stray += text[at]
    at += 1
  }
  settle()
  return { units, unknown, tasks }
}

type Found = Partial<Named> & { readonly end: number }

function ruleAt(text: string, at: number, vocabulary: Vocabulary): Found | undefined {
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    const found = match && read(match, vocabulary)
    if (match && found) return { ...found, end: at + match[0].length }
  }
  return undefined
}
