/** The candidate that takes the fewest single-character edits to become `word`; two swapped neighbours are one edit. */
export function nearest(word: string, candidates: readonly string[]): string {
  let best = ''
  let fewest = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const edits = editsBetween(word.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest) [best, fewest] = [candidate, edits]
  }
  return best
}

function editsBetween(left: string, right: string): number {
  let earlier: number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1]
    for (let index = 0; index < right.length; index += 1) {
      const replaced = (row[index] ?? 0) + (right[index] === letter ? 0 : 1)
      const swapped =
        right[index] === left[at - 1] && right[index - 1] === letter ? (earlier[index - 1] ?? 0) + 1 : replaced
      next.push(Math.min(replaced, swapped, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    earlier = row
    row = next
  }
  return row[right.length] ?? 0
}
