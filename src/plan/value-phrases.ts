/** The words that people put around a figure. All patterns expect half-width text without spaces. */

export type Bound = '>=' | '<=' | '~'

const upToNow =
  '截[至止]?到?(?:目前|今[天日]|现在|\\d{4}年|本?月|\\d{1,2}月|\\d{1,2}[日号]|底|末)+|(?:到)?目前|现在?|今年以来|年初以来'
const asOf = new RegExp(`^(?:${upToNow}),?`)
const filler = /^(?:已经?|累计|共计?|一共|合计|总共|总计|完成|达成|达到?|实现|保持在|稳定在|刚到|是|为|有|到|=|:|了)/
const moved = '上升|下降|提高|提升|增加|增长|减少|降低|缩小|扩大|[升降增减]'
const movedTo = new RegExp(`^(?:${moved})[到至为]`)
const change = new RegExp(`^(?:[较比]\\p{Script=Han}{1,4}?)?(?:(?<verb>新增|${moved})了?|\\+)`, 'u')
const downwards = /^(?:下降|减少|降低|缩小|[降减])/

/** 截至11月底累计完成320家: what stands before the figure and says nothing about it. */
export function withoutLeadIn(text: string): string {
  const rest = text.replace(asOf, '').replace(filler, '').replace(movedTo, '')
  return rest === text ? text : withoutLeadIn(rest)
}

/** 较上月提高2个百分点: how much it moved, not what it came to. */
export function changeIn(text: string): { readonly rest: string; readonly down?: boolean } | undefined {
  const match = change.exec(text)
  if (!match) return undefined
  const verb = match.groups?.verb
  return { rest: text.slice(match[0].length), ...(verb !== undefined && { down: downwards.test(verb) }) }
}

const bounds: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:超过?|刚过|突破|不[少低]于|至少|[高多大]于|>=?|≥)|(?:及?以上|\+)$/, '>='],
  [/^(?:不到|不足|不超过?|[低少小]于|未到|至多|<=?|≤)|及?以[下内]$/, '<='],
  [/^(?:大约|约莫?|大概|~|≈)|(?:左右|上下)$/, '~'],
]

export function boundIn(text: string): { readonly rest: string; readonly bound?: Bound } {
  const found = bounds.find(([pattern]) => pattern.test(text))
  return found ? { rest: text.replace(found[0], ''), bound: found[1] } : { rest: text }
}

/** 预计63%: not what is. */
export const isPlanned = (text: string) =>
  /预计|预期|计划|力争|争取|有望|[将能可](?:够|达|到)|目标|应该|可能|好像|估计/.test(text)

const about = /^(?:快|将近|接近|近|差不多|几乎|大几|不少|很多|大部分|多数|若干|一些|过半|[几数])/
const andSome = /(?:[一二两三四五六七八九十百千万\d成%][多余来]|几)(?:成|%|万|十|百|千|亩|户|家|个|人)*$|出头$/
/** 七八成, 三五家: two neighbours are a guess. */
const neighbours = /(?:一二|[二两]三|三四|三五|四五|五六|六七|七八|八九)(?:[十百千万成]|\D?$)/

export const isVague = (text: string) => about.test(text) || andSome.test(text) || neighbours.test(text)
