import { escaped } from './text.ts'

const parts =
  /\*\*(?<bold>[^*\n]+)\*\*|\[(?<label>[^\]\n]{1,200})\]\((?<target>[^)\s]{1,1000})\)|(?<address>https?:\/\/[^\s，。；、！？）》”"'<>]{1,1000})/gu

/** Percent-encodes what could end the link or begin markup. */
const inert = (url: string) => url.replace(/[()[\]<>"'`\\*|]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)

/** Web addresses alone, and none that shows one host and leads to another. */
function hrefOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? inert(url.href) : undefined
}

/** A label that looks like an address could lie about where it leads: the address itself stands instead. */
const labelOf = (label: string, href: string) => (/:\/\/|www\.|\w\.\w/.test(label) ? href : label)

/** Markdown ends no bold between a mark and a character: `**注意：**请` stays stars. The marks stand outside. */
function boldOf(words: string): string {
  const [, before = '', core = '', after = ''] = /^([\p{P}\p{S}\s]*)(.*?)([\p{P}\p{S}\s]*)$/su.exec(words) ?? []
  return core === '' ? escaped(words) : `${escaped(before)}**${escaped(core)}**${escaped(after)}`
}

function inline(line: string): string {
  let rest = 0
  let drawn = ''
  for (const match of line.matchAll(parts)) {
    const { bold, label, target, address } = match.groups ?? {}
    const href = hrefOf(target ?? address ?? '')
    drawn += escaped(line.slice(rest, match.index))
    if (bold !== undefined) drawn += boldOf(bold)
    else if (href === undefined) drawn += escaped(match[0])
    else drawn += `[${escaped(labelOf(label ?? address ?? '', href))}](${href})`
    rest = match.index + match[0].length
  }
  return drawn + escaped(line.slice(rest))
}

/**
 * What people wrote, as markdown: bold, lists, headings and links to the web live on, everything else is inert. No
 * mention, picture, colour or tag can be smuggled in.
 */
export function richText(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const heading = /^\s*#{1,6}\s+(.+)$/.exec(line)?.[1]
      if (heading !== undefined) return boldOf(heading)
      const item = /^(\s*)[-*•·]\s+(.+)$/.exec(line)
      return item ? `${item[1]}- ${inline(item[2] ?? '')}` : inline(line)
    })
    .join('\n')
}
