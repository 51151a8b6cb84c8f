import { digits, scales } from './numerals.ts'

const largestFirst = Object.entries(scales).reverse()
const grouped = /^\d{1,3}(?:,\d{3})+(?=\.|[十百千万亿]|$)/
const arabic = /^(?:\d+(?:\.\d+)?|\.\d+)$/

/** For a pattern's character class: all that a number may consist of. */
export const numberChars = '\\d.,零〇一二两三四五六七八九十百千万亿点'

/**
 * One number as people write or say it: 1,200 · 三点五 · 1.2亿 · 1万4千. A last digit without its scale counts in
 * tenths of the one before it: 两千三 is 2300, 两千零三 is 2003.
 */
export function spokenNumber(text: string): number | undefined {
  return scaled(text.replace(grouped, (number) => number.replaceAll(',', '')))
}

function scaled(text: string): number | undefined {
  const [char, scale] = largestFirst.find(([each]) => text.includes(each)) ?? []
  if (char === undefined || scale === undefined) return unscaled(text)
  const at = text.indexOf(char)
  const before = at === 0 ? 1 : scaled(text.slice(0, at))
  const after = rest(text.slice(at + 1), scale)
  if (before === undefined || after === undefined || after >= scale) return undefined
  // 3.2万5 says neither 32,005 nor 37,000.
  return after !== 0 && !Number.isInteger(before) ? undefined : before * scale + after
}

function rest(text: string, scale: number): number | undefined {
  if (text === '') return 0
  if (scale >= 100 && /^[一二两三四五六七八九1-9]$/.test(text)) return ((unscaled(text) ?? 0) * scale) / 10
  return scaled(text.replace(/^[零〇](?!$)/, ''))
}

function unscaled(text: string): number | undefined {
  if (arabic.test(text)) return Number(text)
  const parts = text.split('点').map(spelledOut)
  return parts.length > 2 || parts.includes('') ? undefined : Number(parts.join('.'))
}

/** 二〇二五 as 2025; empty where another character stands. */
function spelledOut(text: string): string {
  const each = [...text].map((char) => digits[char])
  return each.includes(undefined) ? '' : each.join('')
}
