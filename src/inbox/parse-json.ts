/** Feishu's own payloads nest less than ten deep; deeper ones are made to exhaust whoever walks them. */
const deepestAccepted = 32

const quote = 0x22
const backslash = 0x5c

/** Parses JSON of limited depth; `undefined` when it is none. The depth is counted first, in one pass, without building anything. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isTooDeep(text: string): boolean {
  // Whoever opens only a few brackets cannot nest deeply; and to look for brackets is much faster than to read.
  if (occurrences(text, '{') + occurrences(text, '[') <= deepestAccepted) return false
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) inString = !inString
    else if (inString) {
      if (code === backslash) at += 1
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > deepestAccepted) return true
    } else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return false
}

function occurrences(text: string, bracket: string): number {
  let count = 0
  for (let at = text.indexOf(bracket); at !== -1 && count <= deepestAccepted; at = text.indexOf(bracket, at + 1))
    count += 1
  return count
}
