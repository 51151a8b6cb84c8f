import { isRecord } from '../../sandbox/press/components.ts'
import { harmless } from './columns.ts'

/** Names for open_ids. */
export type NameOf = (openId: string) => string

/** Feishu's markdown as plain words: no markup remains, entities are read. */
export function markdownText(content: string, nameOf: NameOf): string {
  const words = content
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/^ *(?:<hr\s*\/?>|-{3,}) *$/gim, '──────')
    .replace(/<(at|person)\s[^>]*?ids?\s*=\s*['"]?([^'"\s>/]+)['"]?[^>]*>(?:[^<]*<\/\1>)?/gi, (_, tag, ids: string) =>
      ids
        .split(',')
        .map((id) => (tag === 'at' ? '@' : '') + (id === 'all' ? '所有人' : nameOf(id)))
        .join(' '),
    )
    .replace(
      /<local_datetime[^>]*millisecond\s*=\s*['"]?(\d+)['"]?[^>]*>(?:[^<]*<\/local_datetime>)?/gi,
      (_, ms: string) => dayAndTime(Number(ms)),
    )
    .replace(/<text_tag[^>]*>(.*?)<\/text_tag>/gi, '[$1]')
    .replace(/<\/?(?:font|number_tag|link|a|raw)\b[^>]*>/gi, '')
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1（$2）')
    .replace(/\*{1,3}([^*\n]+)\*{1,3}/g, '$1')
    .replace(/~~|`/g, '')
    .replace(/^#{1,6} /gm, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|amp|nbsp);/g, (_, name: 'lt' | 'gt' | 'amp' | 'nbsp') => entities[name])
  return harmless(words)
}

/** The words of a card's `plain_text` or `lark_md`. */
export function wordsOf(text: unknown, nameOf: NameOf): string {
  const { tag, content = '' } = (isRecord(text) ? text : {}) as { tag?: string; content?: string }
  return tag === 'lark_md' ? markdownText(content, nameOf) : harmless(content)
}

const entities = { lt: '<', gt: '>', amp: '&', nbsp: ' ' } as const

/** `2026-09-18 09:00` in Ordos. */
export const dayAndTime = (instant: number | string): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
