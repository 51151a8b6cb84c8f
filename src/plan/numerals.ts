export const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
export const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** `十二` → 12, `二〇二五` → 2025, `一百零五` → 105, `３.2` is the caller's; undefined when it is no numeral. */
export function parseNumeral(text: string): number | undefined {
  if (text === '') return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  if ([...text].every((char) => char in digits)) return Number([...text].map((char) => digits[char]).join(''))
  let total = 0
  let section = 0
  let digit = 0
  for (const char of text) {
    const value = digits[char]
    const scale = scales[char]
    if (value !== undefined) digit = value
    else if (scale !== undefined && scale < 10_000) {
      section += (digit || 1) * scale
      digit = 0
    } else if (scale !== undefined) {
      total += (section + digit || 1) * scale
      section = 0
      digit = 0
    } else return undefined
  }
  return total + section + digit
}
