import type { Reading } from './question.ts'
import { type Parsed, parse } from './reader.ts'
import { sharedCharacters, spellerOf } from './spelling.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Repaired {
  readonly text: string
  readonly repaired: Reading['repaired']
}

/** Known English words first, then letters that spell Chinese. */
export function readLetters(text: string, vocabulary: Vocabulary): Repaired {
  if (!/[a-z]{2}/.test(text)) return { text, repaired: [] }
  let read = text
  const repaired: { typed: string; taken: string }[] = []
  const english = Object.entries(vocabulary.lexicon.english).sort((a, b) => b[0].length - a[0].length)
  for (const [words, taken] of english) {
    const pattern = new RegExp(`(?<![a-z])${words.replace(/[^a-z0-9 ]/g, '\\$&')}(?![a-z])`, 'g')
    if (!pattern.test(read)) continue
    read = read.replace(pattern, taken)
    repaired.push({ typed: words, taken })
  }
  read = read.replace(/[a-z](?:[a-z' ]*[a-z])/g, (letters, at: number) => {
    const bare = letters.replace(/[' ]/g, '')
    // zd-12 is an id, a lone short word is a name.
    if (/^(zd|yq|bz|mb)$/.test(bare) || bare.length < 4 || /[0-9-]/.test(read[at + letters.length] ?? ''))
      return letters
    const taken = spellerOf(vocabulary).fromPinyin(bare)
    if (taken === undefined) return letters
    repaired.push({ typed: letters, taken })
    return taken
  })
  return { text: read, repaired }
}

const mostTried = 60

/** Tries what may have been meant by the stretches that nothing explains, and keeps what explains more. */
export function repairTypos(
  parsed: Parsed,
  vocabulary: Vocabulary,
): { parsed: Parsed; repaired: Reading['repaired'] } | undefined {
  const { text, segments } = parsed
  const speller = spellerOf(vocabulary)
  const before = parsed.topic.candidates[0]?.coverage ?? 0
  let best: { parsed: Parsed; typed: string; taken: string; gain: number } | undefined
  let tried = 0
  for (const segment of segments) {
    if (segment.kind !== 'unknown') continue
    for (let length = 5; length >= 2; length -= 1) {
      for (
        let start = Math.max(0, segment.end - length);
        start <= segment.start && start + length <= text.length;
        start += 1
      ) {
        const typed = text.slice(start, start + length)
        if (!/^[\u4e00-\u9fff]+$/.test(typed)) continue
        for (const taken of speller.corrections(typed)) {
          tried += 1
          if (tried > mostTried) break
          const attempt = parse(text.slice(0, start) + taken + text.slice(start + length), vocabulary)
          const gain = gainOf(attempt, parsed, before) + 0.05 * length + 0.1 * sharedCharacters(typed, taken)
          if (gain > 0.15 && isClear(attempt, parsed) && (!best || gain > best.gain))
            best = { parsed: attempt, typed, taken, gain }
        }
      }
    }
  }
  return best && { parsed: best.parsed, repaired: [{ typed: best.typed, taken: best.taken }] }
}

/** A repair has to leave little open: a word put right in a sentence that stays dark is a guess. */
const isClear = (attempt: Parsed, parsed: Parsed) =>
  namesIn(attempt) > namesIn(parsed) || (attempt.topic.candidates[0]?.coverage ?? 0) >= 0.75

const namesIn = ({ skeleton }: Parsed) => skeleton.units.length + skeleton.banners.length + skeleton.locators.length

/** More of it explained, or a name recognised. */
function gainOf(attempt: Parsed, parsed: Parsed, before: number): number {
  const unknown = (one: Parsed) => one.segments.filter(({ kind }) => kind === 'unknown').length
  if (namesIn(attempt) > namesIn(parsed)) return 0.6
  const fewer = (unknown(parsed) - unknown(attempt)) * 0.1
  return (attempt.topic.candidates[0]?.coverage ?? 0) - before + fewer
}
