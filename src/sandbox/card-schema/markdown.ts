import { BadCard, type CardSurroundings, codes } from './fault.ts'

const tablesInOne = 4

/** Checks what markdown may not do: mention the unknown, mention all where that is forbidden, hold too many tables. */
export function checkMarkdown(content: string, path: string, around: CardSurroundings): { readonly tables: number } {
  for (const [, attributes = ''] of content.matchAll(/<at\b([^>]*)>/g)) checkMention(attributes, path, around)
  const tables = tablesIn(content)
  if (tables > tablesInOne) throw new BadCard(codes.tooMuch, path, 'markdown table number over limit')
  return { tables }
}

function checkMention(attributes: string, path: string, around: CardSurroundings) {
  const [, kind, raw = ''] = /^\s*(id|ids|email)\s*=\s*["']?([^"'\s/]*)/.exec(attributes) ?? []
  const targets = kind === 'ids' ? raw.split(',') : [raw]
  for (const target of targets) {
    const known =
      kind === 'email'
        ? around.knowsEmail(target)
        : target === 'all'
          ? around.allowsAtAll
          : kind !== undefined && around.knowsPerson(target)
    if (!known) throw new BadCard(codes.person, path, `invalid at user: ${target || attributes.trim()}`)
  }
}

/** A table is a row of cells above a line of dashes. */
function tablesIn(content: string): number {
  const lines = content.split('\n')
  const isRule = (line: string) => /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line) && line.includes('|')
  return lines.filter((line, index) => index > 0 && isRule(line) && (lines[index - 1] ?? '').includes('|')).length
}
