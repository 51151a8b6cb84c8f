import { normalize } from './normalize.ts'

/** How far a command reaches at most: what follows it is people's own words. */
const longestCommand = 80
/** Longer words are refused anyway; reading them over and over would take long. */
const longestWords = 2000

/** What was typed and normalizes to `rest`, its end: half-width and lower case are for reading, not for what is passed on. */
export function asTyped(typed: string, rest: string): string {
  if (rest === '' || typed.length > longestWords) return rest
  for (let at = 0; at <= Math.min(typed.length, longestCommand); at += 1) {
    const words = typed.slice(at)
    if (words.trimStart() === words && normalize(words) === rest) return words.trimEnd()
  }
  return rest
}
