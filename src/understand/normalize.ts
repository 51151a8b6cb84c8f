import { Converter } from 'opencc-js/t2cn'

const toSimplified: (text: string) => string = Converter({ from: 't', to: 'cn' })

/** Quotation marks and brackets around a name mean nothing to a reader of questions. */
const ornaments = /["'“”‘’「」『』《》〈〉【】[\]{}`*_~|\\^]/g
const invisible = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}/gu
const emoji = /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\u{FE0F}|\u{20E3}/gu

const marks: Record<string, string> = {
  '，': ',',
  '？': '?',
  '！': '!',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '﹖': '?',
}

/** Markup and addresses that were pasted along say nothing about the subject. */
const pasted = /<[^<>]{0,200}>|https?:\/\/[^\s，。）)]+/gi

function normalizeLine(line: string): string {
  return toSimplified(
    line.replace(pasted, ' ').normalize('NFKC').replace(invisible, ' ').replace(emoji, ' ').replace(ornaments, ''),
  )
    .toLowerCase()
    .replace(/[，？！：；（）﹖]/g, (mark) => marks[mark] ?? mark)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Characters that no conversion touches, learnt as they come: most words consist of nothing else. */
const plainCharacters = new Map<string, boolean>()

function isPlain(text: string): boolean {
  for (const char of text) {
    let plain = plainCharacters.get(char)
    if (plain === undefined) {
      plain = char >= '\u4e00' && char <= '\u9fff' && toSimplified(char) === char
      plainCharacters.set(char, plain)
    }
    if (!plain) return false
  }
  return true
}

/**
 * One way of writing: half width, simplified, lower case, no ornaments, no control characters or emoji.
 * Line breaks survive as `\n`, for they part questions.
 */
export function normalize(text: string): string {
  if (isPlain(text)) return text
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(normalizeLine)
    .filter((line) => line !== '')
    .join('\n')
}
