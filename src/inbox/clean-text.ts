// Control characters, marks that turn the writing direction and invisible spaces: nobody types them to be read, and on
// a card they could make one text look like another. Line breaks and the joiner inside emoji stay.
const unreadable = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/** Whatever the steps below would change; nearly every text has none of it, and one look is cheaper than five. */
const untidy = /[\p{Cc}\p{Cs}\u00A0\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]| {2}/u

/** What a person typed, without unreadable characters and doubled spaces. */
export function cleanText(text: string): string {
  if (!untidy.test(text)) return text.trim()
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unreadable, (mark) => (mark === '\n' ? '\n' : mark === '\t' ? ' ' : ''))
    .replace(/[ \u00A0]{2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
