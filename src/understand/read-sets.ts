import type { UnitName } from '../plan/ids.ts'
import { parseNumeral } from '../plan/numerals.ts'
import type { UnitKind } from '../plan/unit.ts'
import type { Question, TaskFilter } from './question.ts'
import { bannerBureau } from './read-banners.ts'
import type { Scene } from './read-question.ts'
import { tasksMeant } from './tasks-meant.ts'

function kindsMeant(text: string): TaskFilter['kinds'] | undefined {
  if (/重点(工作|任务)|重点工作任务/.test(text)) return ['key']
  if (/保障措施|保障条款/.test(text)) return ['safeguard']
  if (/具体要求|要求/.test(text)) return ['requirement']
  return undefined
}

export function readUnits(scene: Scene): Question | undefined {
  const { parsed, subject, chapter } = scene
  const { skeleton, asked, text } = parsed
  const { units, unnamed } = skeleton
  if (units.length === 0 && unnamed.length === 0) return unknownBody(scene)
  const local = bannerBureau(scene)
  if (local !== undefined) return { kind: 'refused', why: { kind: 'unit-not-named', name: local } }
  const tasks = tasksMeant(scene)
  const kinds = kindsMeant(text)
  if (units.length >= 2 && asked.same && !asked.together && tasks.length === 0) return { kind: 'same-unit', units }
  if (units.length >= 2 && /是不是一家|一回事|同一个|区别|什么关系/.test(text)) return { kind: 'same-unit', units }
  if (tasks.length > 0 && subjectIsAsked(scene)) {
    const besides = asked.besides ? units : []
    if (besides.length > 0) return { kind: 'owners', tasks, asksLead: asked.lead, besides }
    if (asked.owner && !asked.yesNo && !/^[^T]*U[^T]*$/.test(skeleton.shape) && /谁|哪/.test(skeleton.shape)) {
      return { kind: 'owners', tasks, asksLead: asked.lead, besides: [] }
    }
    if (asked.value && !asked.yesNo) return undefined
    if (asked.where && !asked.yesNo) return { kind: 'where', tasks, goals: false }
    return { kind: 'is-owner', units, unnamed: unnamed[0], tasks, sole: asked.sole, asksLead: asked.lead }
  }
  const aside =
    units.length >= 2 &&
    (asked.together || /U[和跟与、及同]U/.test(skeleton.shape)) &&
    subject.kind === 'doubtful' &&
    subject.unexplained.length === 0
  if (subject.kind === 'doubtful' && !aside) return undefined
  const unit = units[0]
  if (unit === undefined) return { kind: 'refused', why: { kind: 'unit-not-named', name: unnamed[0] ?? '' } }
  const asks = asked.count && !/哪几/.test(text) ? 'count' : 'list'
  const filter: TaskFilter = { ...(kinds && { kinds }), ...(chapter !== undefined && { chapter }) }
  if (units.length >= 2) return { kind: 'tasks-where', filter: { ...pairFilter(parsed.text, units), ...filter }, asks }
  if (
    asked.without &&
    /(没有|不含|不包括|不涉及|没列|没点名|不在|不归)U|U(没|不在|未|不管|不涉及|不参与)/.test(skeleton.shape)
  ) {
    return { kind: 'tasks-where', filter: { kinds: ['key'], ...filter, without: [unit] }, asks }
  }
  if (asked.sole && /只有U|仅U|单独|独自|独立|唯一|U(一家|一个单位)/.test(skeleton.shape)) {
    return { kind: 'tasks-where', filter: { ...filter, with: [unit], owners: { is: 'exactly', count: 1 } }, asks }
  }
  if (/(多少|几)(个)?(人|名|岁|万元|元|钱|块钱)/.test(text))
    return { kind: 'refused', why: { kind: 'no-such-value', words: text, near: [] } }
  const year = skeleton.years[0]
  if (year !== undefined && asked.value) return { kind: 'targets-where', filter: { year, unit }, asks }
  if (asked.value && /目标|指标/.test(text)) return { kind: 'targets-where', filter: { unit }, asks }
  return { kind: 'unit-tasks', unit, filter, asks }
}

const body =
  /^(?:请问|问下|那)?,?((?:鄂尔多斯)?市?[\p{Script=Han}]{2,12}?(?:局|委|办公室|办|中心|院|馆|银行|公司|集团|协会|学会|支队|总队|学校|大学|医院|站|社))(?:的任务|的职责|有(?:什么|哪些|啥)任务|负责(?:什么|啥|哪)|管(?:什么|啥|哪)|要?(?:做|干)(?:什么|啥)|承担(?:什么|哪)|在方案里)/u

/** A body that nobody listed is said to be not named, rather than taken for a word of its name. */
function unknownBody({ parsed: { text, skeleton }, subject }: Scene): Question | undefined {
  if (skeleton.banners.length > 0 || skeleton.allBanners || subject.kind === 'clauses') return undefined
  const name = body.exec(text)?.[1]
  if (name === undefined || /哪|什么|啥|谁|单位|部门|各|所有|全部/.test(name)) return undefined
  return { kind: 'refused', why: { kind: 'unit-not-named', name } }
}

/** A chapter alone narrows a unit's tasks; a subject or an item makes the question about that item. */
const subjectIsAsked = ({ subject, cited, chapter }: Scene) =>
  subject.kind === 'clauses' ||
  (cited !== undefined && cited.length > 0 && chapter === undefined) ||
  subject.kind === 'none'

function pairFilter(text: string, units: readonly UnitName[]): TaskFilter {
  // 有市农牧局但没有市水利局的
  const but = /(但|却|而)?(没有|不含|不包括|不涉及|没|不管|不参与|不负责)/.exec(text)
  if (but && units.length === 2 && units[0] && units[1] && /有|参与|负责|管/.test(text.slice(0, but.index))) {
    return { with: [units[0]], without: [units[1]] }
  }
  return { with: units }
}

const unitKinds: readonly (readonly [RegExp, readonly UnitKind[]])[] = [
  [/党委(部门|口|系统)|市委(部门|口|系统|工作部门)|党口/, ['party']],
  [/政府(部门|口|系统|工作部门)|市政府部门/, ['government']],
  [/群团|人民团体|群众团体/, ['mass']],
  [/企业/, ['enterprise']],
  [/专班|议事协调/, ['taskforce']],
  [/司法机关|检察/, ['judicial']],
]

/** Questions about the plan as a whole: how many, which have, most, only one. */
export function readSets(scene: Scene): Question | undefined {
  const { parsed, subject, chapter, cited, context } = scene
  const { skeleton, asked, text } = parsed
  const kinds = kindsMeant(text)
  const base: TaskFilter = { ...(kinds && { kinds }), ...(chapter !== undefined && { chapter }) }
  const asks = asked.count && !/哪几|哪些/.test(text) ? 'count' : 'list'
  const about = subject.kind !== 'none'
  const unitsAsked = /单位|部门|哪家|谁/.test(skeleton.shape)
  const within = readUnitsWithin(scene, asks)
  if (within) return within
  const single = cited !== undefined && cited.length > 0 && chapter === undefined
  if (single) return undefined
  if (asked.most || asked.fewest) {
    if (about && subject.kind === 'clauses') return undefined
    return { kind: 'extreme', of: mostOf(text), most: asked.most, filter: { kinds: ['key'], ...base } }
  }
  const owners = ownersMeant(text)
  if (owners && !about) return { kind: 'tasks-where', filter: { kinds: ['key'], ...base, owners }, asks }
  if (about) return undefined
  const year = skeleton.years[0]
  if (year !== undefined && kinds && /[几哪].{0,2}[项条个]|哪些/.test(text))
    return { kind: 'tasks-where', filter: { ...base, dueIn: year }, asks }
  if (year !== undefined && /目标|指标|要求|完成|任务|到期|截止|达到/.test(text)) {
    const due = scene.vocabulary.ledger.plan.tasks.some(({ targets }) =>
      targets.some(({ deadline }) => deadline?.kind === 'by' && deadline.day.startsWith(String(year))),
    )
    if (due && /任务|项|工作/.test(skeleton.shape) && !asked.value)
      return { kind: 'tasks-where', filter: { ...base, dueIn: year }, asks }
    return { kind: 'targets-where', filter: { year, ...(/全市|总体|主要目标/.test(text) && { goals: true }) }, asks }
  }
  if (/每年|年年/.test(text) && (asked.value || asked.list || asked.duty))
    return { kind: 'targets-where', filter: { yearly: true, ...(kinds && { kinds }) }, asks }
  if (/没有?(时限|期限|日期|时间|截止)|没(写|定|规定)(时间|期限|时限)/.test(text))
    return { kind: 'targets-where', filter: { undated: true }, asks }
  if (/定性/.test(text)) return { kind: 'targets-where', filter: { qualitative: true }, asks }
  if (/每个?(旗区|旗)|逐旗/.test(text) && asked.value) return { kind: 'targets-where', filter: { per: 'banner' }, asks }
  for (const [pattern, unitKind] of unitKinds) {
    if (pattern.test(text) && (asked.list || asked.count || unitsAsked))
      return { kind: 'units-where', filter: { kinds: unitKind }, asks }
  }
  const onlyTasks = /(只|仅)(有|承担|负责|涉及|参与)?(一|1)(个|项|条)(重点)?(任务|工作)?/.test(text) && unitsAsked
  if (onlyTasks) return { kind: 'units-where', filter: { taskCount: { is: 'exactly', count: 1 } }, asks }
  const ofBefore = context.tasks.length > 0 && !/方案|一共|总共|全部|所有|全市/.test(text)
  if (!ofBefore && /(多少|几)[个家]*(责任)?(单位|部门)|(单位|部门).{0,4}(多少|几|一共|总共|名单|有哪些)/.test(text))
    return { kind: 'units-where', filter: {}, asks }
  if (kinds?.[0] === 'key' && /几(大|个)?(块|部分|章|方面|板块|类|大类)/.test(text)) return { kind: 'chapters' }
  if (kinds || chapter !== undefined) {
    if (chapter !== undefined && inEvery.test(text)) {
      return { kind: 'units-where', filter: { inAll: cited ?? [] }, asks }
    }
    if (chapter !== undefined && (asked.owner || unitsAsked))
      return { kind: 'units-where', filter: { tasks: cited ?? [] }, asks }
    if (asked.count || asked.list || asked.duty) return { kind: 'tasks-where', filter: base, asks }
  }
  if (
    /任务|工作/.test(skeleton.shape) &&
    (asked.count || (asked.list && !asked.owner)) &&
    (!asked.value || /(多少|几)(项|个|条|件)?(重点)?(任务|工作)/.test(text))
  ) {
    return { kind: 'tasks-where', filter: { kinds: ['key'], ...base }, asks }
  }
  return undefined
}

const unitWord = '单位|部门|局|家|谁'
const taskWord = '任务|工作|项|条|活|事|件'
const askedUnit = /(?:哪|什么|啥|何)[一些几]{0,2}[个家]?(?:责任)?(?:单位|部门|局|家|委办局)|谁/g
const askedTask = /(?:哪|什么|啥)[一些几]{0,2}[项条个件]?(?:重点)?(?:任务|工作|事|活)|哪一?[项条件]/g

/** `哪个单位任务最多` · `负责任务最多的是哪个单位` · `单位最多的是哪项`: what is compared, not what is counted. */
function mostOf(text: string): 'task' | 'unit' {
  if (text.match(askedUnit)) return 'unit'
  if (text.match(askedTask)) return 'task'
  const after = new RegExp(`最[多少重大]的?(?:责任|重点)?(?:(${unitWord})|(?:${taskWord}))`).exec(text)
  if (after) return after[1] === undefined ? 'task' : 'unit'
  const counted = [...text.slice(0, text.indexOf('最')).matchAll(new RegExp(`(${unitWord})|(?:${taskWord})`, 'g'))].at(
    -1,
  )
  return counted && counted[1] === undefined ? 'unit' : 'task'
}

const inEvery =
  /每一?[项条个].{0,4}(都|全|少不了|离不开|缺不了)|[项条个]{1}.{0,3}都(有|点到|涉及|参与|少不了|离不开|缺不了|出现)|都(点到|涉及|参与|有|出现)的|全程参与|从头到尾/
/** 17项里有而18项里没有的 · 只在17项出现、18项没有的 */
const inOneNotOther =
  /(有|在|出现|参与|涉及|管)[^没不]{0,8}(而|但|却|,|、)?.{0,14}(没有|不在|没出现|没参与|不参与|没份|不管)/

/** Units of the tasks that are named: those of a kind, or those that one names and the other does not. */
function readUnitsWithin(scene: Scene, asks: 'list' | 'count'): Question | undefined {
  const { parsed, cited, chapter } = scene
  const { text, skeleton } = parsed
  if (skeleton.units.length > 0 || !/单位|部门|谁|哪家|哪几家|企业/.test(text)) return undefined
  const [one, other, ...more] = chapter === undefined ? (cited ?? []) : []
  if (one && other && more.length === 0 && inOneNotOther.test(text))
    return { kind: 'units-where', filter: { tasks: [one], notIn: [other] }, asks }
  const tasks = tasksMeant(scene)
  const kind = unitKinds.find(([pattern]) => pattern.test(text))
  const only = chapter === undefined ? tasks : (cited ?? [])
  if (kind && only.length > 0 && kindIsAsked.test(text))
    return { kind: 'units-where', filter: { tasks: only, kinds: kind[1] }, asks }
  return undefined
}

/** 党委部门是哪几个: the kind itself is asked for, rather than spoken of. */
const kindIsAsked =
  /(哪些?|哪几个?|几个|多少个?|有什么|什么)[家个]?(是)?(党委|市委|政府|群团|司法)|哪[些几]?[家个]?(是)?企业|企业(是|有)哪|(部门|系统|团体|组织|机关|口)(的)?(单位)?(是|有|都有)?(哪|谁|几|多少|什么)/

function ownersMeant(text: string): TaskFilter['owners'] | undefined {
  if (
    /(只有|仅有|仅|就)(由)?(一|1)(个|家)(责任)?(单位|部门)?|(一|1)(家|个)(责任)?(单位|部门)(独自|单独|独立|负责|承担|牵头)|(单独|独自|独立|自己一家)(负责|承担|扛|干|完成)|独家/.test(
      text,
    )
  ) {
    return { is: 'exactly', count: 1 }
  }
  const match =
    /(超过|多于|大于|不少于|至少|有)?([0-9]+|[一二两三四五六七八九十]+)(个|家)(及以上|以上)?(责任)?(单位|部门)(以上|负责|的)?/.exec(
      text,
    )
  const count = match?.[2] === undefined ? undefined : parseNumeral(match[2])
  if (!match || count === undefined) return undefined
  if (/超过|多于|大于/.test(match[1] ?? '')) return { is: 'more-than', count }
  if (/不少于|至少/.test(match[1] ?? '') || match[4] || match[7] === '以上')
    return { is: 'more-than', count: count - 1 }
  return { is: 'exactly', count }
}
