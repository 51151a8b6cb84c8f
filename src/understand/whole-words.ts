import type { Segment } from './annotate.ts'

/** With one of these beside it, a pair is grammar, not a word. */
const grammar =
  /[的了呢啊吗么是有在我你他她它咱俺这那里内中外上下要想会能可就也都还又再很太更不没别去来到往把被让给对向从由以个一二三两几和与跟及或过着得地点些每各该带分成做搞弄办干看说讲]/

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })

/** 大学 is neither 大 nor 学: single characters that a dictionary takes for one word are one unknown word. */
export function wholeWords(segments: readonly Segment[], text: string): Segment[] {
  const lone = (segment: Segment | undefined) =>
    segment !== undefined &&
    segment.end - segment.start === 1 &&
    (segment.kind === 'neutral' || segment.kind === 'unknown')
  if (!segments.some((segment, at) => lone(segment) && lone(segments[at + 1]))) return [...segments]
  const ends = new Map<number, number>()
  for (const { index, segment, isWordLike } of dictionary.segment(text)) {
    if (isWordLike && segment.length > 1 && !grammar.test(segment)) ends.set(index, index + segment.length)
  }
  const merged: Segment[] = []
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at] as Segment
    const end = lone(segment) ? ends.get(segment.start) : undefined
    let last = at
    while (end !== undefined && lone(segments[last + 1]) && (segments[last]?.end ?? 0) < end) last += 1
    if (last > at && segments[last]?.end === end && end !== undefined) {
      merged.push({ start: segment.start, end, text: text.slice(segment.start, end), kind: 'unknown' })
      at = last
    } else merged.push(segment)
  }
  return merged
}
