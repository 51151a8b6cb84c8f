import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** Quotation marks and brackets around a name mean nothing to a reader of questions. */
const ornaments = /["'“”‘’「」『』《》〈〉【】[\]{}`*_~#|\\^]/g

/**
 * One way of writing: half width, simplified, lower case, no ornaments, no control characters or emoji.
 * Line breaks survive as `\n`, for they part questions.
 */
export function normalize(text: string): string {
  return toSimplified(
    text
      .normalize('NFKC')
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(/[^\P{Cc}\n]/gu, ' ')
      .replace(/\n/g, '\u0001')
      .replace(/[^\P{Cf}]/gu, '')
      .replace(/(?!\u0001)[\p{Co}\p{Cs}\p{Extended_Pictographic}\u{FE00}-\u{FE0F}\u{20E3}]/gu, (char) =>
        /[0-9#*]/.test(char) ? char : ' ',
      )
      .replaceAll('\u0001', '\n')
      .replace(ornaments, ''),
  )
    .toLowerCase()
    .replace(/，/g, ',')
    .replace(/？/g, '?')
    .replace(/！/g, '!')
    .replace(/：/g, ':')
    .replace(/；/g, ';')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[ \t]+/g, ' ')
    .trim()
}
