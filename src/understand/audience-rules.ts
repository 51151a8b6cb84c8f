import { chapterOf } from '../plan/chapter.ts'
import { asTaskId, type TaskId, type UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import { parseNumeral } from '../plan/numerals.ts'
import type { UnitKind } from '../plan/unit.ts'
import { normalize } from './normalize.ts'
import { parse, subjectOf, tasksOf } from './reader.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Named {
  readonly units: readonly UnitName[]
  readonly unknown: readonly string[]
  readonly tasks: readonly TaskId[]
}

type Rule = readonly [RegExp, (match: RegExpExecArray, vocabulary: Vocabulary) => Partial<Named> | undefined]

const every = '(?:全市|所有|全部|各个|各)'
const ofOwners = '的(?:各|所有|全部)?(?:责任|相关)?(?:单位|部门)'
const owners = `(?:${ofOwners}|(?:各|所有|全部)?(?:责任单位|责任部门|单位))?`
const number = '(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})'
const numbers = `${number}(?:[、,和]${number})*`
/** 各旗区农牧局 is not the banners, nor anybody else of the directory. */
const notTheirOffices = '(?![\\p{Script=Han}]*(?:局|办|委|院|会))'

const unitsOf = (ledger: Ledger, fits: (kind: UnitKind, name: string) => boolean): Partial<Named> | undefined => {
  const units = ledger.units.units.filter(({ kind, name }) => kind !== 'catch-all' && fits(kind, name))
  return units.length > 0 ? { units: units.map(({ name }) => name) } : undefined
}

/** 七个旗 where there are seven, else 旗 by whatever number means something else. */
const bannersEnding = (sign: string, count: string | undefined, ledger: Ledger): Partial<Named> | undefined => {
  const found = unitsOf(ledger, (kind, name) => kind === 'banner' && name.endsWith(sign))
  return count === undefined || parseNumeral(count) === found?.units?.length ? found : undefined
}

const kinds: readonly (readonly [string, readonly UnitKind[]])[] = [
  ['党群(?:系统|口)?各?(?:部门|单位)', ['party', 'mass']],
  ['(?:市委各?|党委各?|党的)(?:工作)?(?:部门|部委|机构)', ['party']],
  ['(?:市政府各?|政府各?|政府组成)(?:工作)?(?:部门|委办局|机构)', ['government']],
  ['(?:人民团体|群团组织|群团部门|群团单位|群团)', ['mass']],
  ['(?:企业单位|企业|公司)', ['enterprise']],
  ['(?:事业单位)', ['institution']],
  ['(?:工作专班|专班)', ['taskforce']],
]

/** Kinds and tasks, tried before names; the first that fits at a place wins. */
const rules: readonly Rule[] = [
  [
    new RegExp(
      `(?:${every}|九个|9个)*(?:旗县区|旗县|旗区|区旗)(?:党委、?(?:和)?政府|党政|政府)?${notTheirOffices}`,
      'uy',
    ),
    (_, { ledger }) => ({ units: ledger.banners.map(({ name }) => name) }),
  ],
  [
    new RegExp(`(?:${every}|(${number}|两)个)(?:市辖)?([旗区])${notTheirOffices}`, 'uy'),
    ([, count, sign = ''], { ledger }) => bannersEnding(sign, count, ledger),
  ],
  ...kinds.map(
    ([words, wanted]): Rule => [
      new RegExp(`${every}*${words}`, 'y'),
      (_, { ledger }) => unitsOf(ledger, (kind) => wanted.includes(kind)),
    ],
  ),
  [
    /(?:市直|市级)(?:所有|全部|各|有关|相关)*(?:部门|单位|机关|委办局)|(?:所有|全部|各)(?:部门|委办局)/y,
    (_, { ledger }) => unitsOf(ledger, (kind) => kind !== 'banner' && kind !== 'enterprise'),
  ],
  [
    // 各有关单位 leaves open which.
    /(?:全市)?(?:所有|全部|全体|各)(?:责任)?单位|全体|全部|所有|全市|all/y,
    (_, { ledger }) => unitsOf(ledger, () => true),
  ],
  [
    new RegExp(`(?:第|重点任务|任务|重点工作)?(${numbers})(?:项|号任务|条)(?:任务|工作)?${owners}`, 'y'),
    ([, list = ''], vocabulary) => ownersOf(numbered(list), vocabulary),
  ],
  [
    new RegExp(`(?:重点任务|任务)(${numbers})(?:号)?${owners}`, 'y'),
    ([, list = ''], vocabulary) => ownersOf(numbered(list), vocabulary),
  ],
  [
    new RegExp(`(zd|yq|bz)-?([0-9]{1,3})${owners}`, 'y'),
    ([, kind, each], vocabulary) => ownersOf([asTaskId(`${kind}-${each}`)], vocabulary),
  ],
  [
    new RegExp(`([一二三四五六七]\\([一二三四五六七八九十]\\)) ?(?:([0-9]{1,2})(?:项|条)?${owners}|${ofOwners})`, 'y'),
    ([cited, chapter = '', each], vocabulary) => ownersIn(chapter, each, cited, vocabulary),
  ],
  [
    /([\p{Script=Han}]{2,12}?)(?:那项|那件事|这项|这件事|任务)的?(?:责任)?(?:单位|部门)/uy,
    ([, words = ''], vocabulary) => ownersOfSubject(words, vocabulary),
  ],
  [
    new RegExp(`(?:管|负责|承担|涉及)([\\p{Script=Han}]{2,12}?)${ofOwners}`, 'uy'),
    ([, words = ''], vocabulary) => ownersOfSubject(words, vocabulary),
  ],
]

const numbered = (list: string): TaskId[] => list.split(/[、,和]/).map((each) => asTaskId(`zd-${parseNumeral(each)}`))

function ownersOfSubject(words: string, vocabulary: Vocabulary): Partial<Named> | undefined {
  const subject = subjectOf(parse(words, vocabulary))
  const tasks = subject.kind === 'clauses' ? tasksOf(subject.best, vocabulary) : []
  return tasks.length === 1 ? ownersOf(tasks, vocabulary) : undefined
}

/** 五（三）12的单位, or 五（三）的单位 for all that stands in it. */
function ownersIn(chapter: string, each: string | undefined, cited: string, vocabulary: Vocabulary): Partial<Named> {
  const { plan } = vocabulary.ledger
  const tasks = plan.tasks
    .filter((task) => normalize(chapterOf(task, plan)?.locator ?? '') === chapter)
    .map(({ id }) => id)
  const meant = each === undefined ? tasks : tasks.filter((id) => id === asTaskId(`zd-${Number(each)}`))
  return meant.length > 0 ? ownersOf(meant, vocabulary) : { unknown: [cited] }
}

/** Those that the plan names; 各旗区党委、政府 are the banners one by one, 市直各有关部门 stays what it is. */
function ownersOf(tasks: readonly TaskId[], { ledger }: Vocabulary): Partial<Named> {
  const { bannerRule } = ledger.plan
  const units = tasks.flatMap((id) => ledger.task(id)?.units ?? [])
  return {
    tasks,
    units: units.flatMap((unit) =>
      unit === bannerRule.collectiveName ? bannerRule.banners : ledger.unit(unit)?.kind === 'catch-all' ? [] : [unit],
    ),
    unknown: tasks.filter((id) => !ledger.task(id)).map((id) => id.replace(/^zd-(\d+)$/, '第$1项')),
  }
}

export type Found = Partial<Named> & { readonly end: number }

/** The kind or the tasks that are named at this place. */
export function ruleAt(text: string, at: number, vocabulary: Vocabulary): Found | undefined {
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    const found = match && read(match, vocabulary)
    if (match && found) return { ...found, end: at + match[0].length }
  }
  return undefined
}
