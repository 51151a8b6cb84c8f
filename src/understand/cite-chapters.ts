import type { Ledger } from '../plan/ledger.ts'
import { normalize } from './normalize.ts'

const marker = /(?:那|这|的)?(?:一|个)?(?:大)?(?:章节|章|部分|板块|版块|大块|篇章|篇)(?:里面|里|中|内)?/g
/** 一产重塑那五项: several tasks of one name are its chapter. */
const several = /(?:那|这)(?:几|些|[2-9]|[二两三四五六七八九])(?:项|条|件|个)(?:任务|工作)?(?:里面|里|中|内)?/g
const shortestName = 3
const longestName = 16

/** `生态安全屏障那一章` → `五(一)`: a chapter named by its title is cited like one named by its number. */
export function citeChapters(text: string, { plan }: Ledger): string {
  let cited = text
  const marks = [...text.matchAll(marker), ...text.matchAll(several)].sort((a, b) => b.index - a.index)
  for (const match of marks) {
    const before = text.slice(0, match.index)
    const found = namedBefore(before, plan.chapters)
    if (found)
      cited = `${cited.slice(0, found.start)}${normalize(found.locator)} ${cited.slice(match.index + match[0].length)}`
  }
  return cited
}

function namedBefore(
  before: string,
  chapters: Ledger['plan']['chapters'],
): { readonly start: number; readonly locator: string } | undefined {
  let best: { start: number; locator: string } | undefined
  for (const { locator, title } of chapters) {
    if (!locator.includes('（')) continue
    const name = normalize(title)
    // The name may be followed by 行动 or the like before the marker; it may not stand far from it.
    for (let end = before.length; end >= Math.max(shortestName, before.length - 3); end -= 1) {
      for (let start = Math.max(0, end - longestName); end - start >= shortestName; start += 1) {
        if (!name.includes(before.slice(start, end))) continue
        if (!best || start < best.start) best = { start, locator }
        break
      }
    }
  }
  return best
}
