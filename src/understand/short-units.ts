import type { Segment } from './annotate.ts'

const joins = /^(和|与|跟|同|及|以及|还有|或|或者|、|,|,? ?又|又|都)$/
/** What follows makes it a body: 水利口, 林草部门, 财政三家. */
const bodies =
  /^(两家|三家|四家|几家|俩|系统|部门|口|条线|线|这边|那边|局|单位|两个单位|三个单位|各自|都|共同|一起|双方)$/
const dutyAsked =
  /做什么|干什么|干啥|做啥|管什么|管啥|负责什么|负责哪些|负责啥|哪些任务|什么任务|几项|多少项|哪几项|要干|承担/
const ownerAsked = /谁|哪(个|些|几|家)[^项条]{0,2}(单位|部门|局|家)|责任单位|牵头/

const isUnit = (segment: Segment | undefined) =>
  segment !== undefined && (segment.kind === 'unit' || segment.kind === 'short-unit')

/** 水利 is a unit in 水利和林草都管啥 and a subject in 水利设施谁修: what stands beside it decides. */
export function settleShortUnits(segments: readonly Segment[], text: string): Segment[] {
  if (!segments.some(({ kind }) => kind === 'short-unit')) return [...segments]
  const telling = segments.filter(({ kind, text: words }) => kind !== 'mark' || words === '、' || words === ',')
  const hasSubject = segments.some(
    ({ kind, text: words }) => kind === 'term' || (kind === 'unknown' && words.length > 1),
  )
  const meansUnit = (segment: Segment): boolean => {
    const at = telling.indexOf(segment)
    const [before, previous, next, after] = [telling[at - 2], telling[at - 1], telling[at + 1], telling[at + 2]]
    if (next && bodies.test(next.text)) return true
    if (previous && joins.test(previous.text) && isUnit(before)) return true
    if (next && joins.test(next.text) && isUnit(after)) return true
    return !hasSubject && dutyAsked.test(text) && !ownerAsked.test(text)
  }
  return segments.map((segment): Segment => {
    if (segment.kind !== 'short-unit') return segment
    return { ...segment, kind: meansUnit(segment) ? 'unit' : 'term' }
  })
}
