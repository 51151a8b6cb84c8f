import type { Element } from './card.ts'

const special = /[*_~`[\]()<>#:\-+!|\\&]/g

/** Makes people's or the plan's text inert in markdown: no mention, link, emoji or markup can be smuggled in. */
export function escaped(text: string): string {
  return text.replace(special, (char) => `&#${char.charCodeAt(0)};`)
}

export const strong = (text: string) => `**${escaped(text)}**`
export const grey = (text: string) => `<font color='grey'>${escaped(text)}</font>`

/** `content` is markdown whose foreign parts are already escaped. */
export const markdown = (content: string, size: 'normal' | 'notation' | 'heading' = 'normal'): Element => ({
  tag: 'markdown',
  content,
  text_size: size,
})

export const divider: Element = { tag: 'hr' }
