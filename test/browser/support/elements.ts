import { type Json, text } from '../../sandbox/support/cards.ts'

export const header = (title: string, template: string, more: Json = {}): Json => ({
  title: text(title),
  template,
  ...more,
})
export const markdown = (content: string, more: Json = {}): Json => ({ tag: 'markdown', content, ...more })
export const tag = (content: string, color: string) => ({ tag: 'text_tag', text: text(content), color })
export const callback = (value: Json) => [{ type: 'callback', value }]

export const column = (elements: readonly Json[], more: Json = {}): Json => ({
  tag: 'column',
  width: 'weighted',
  weight: 1,
  elements,
  ...more,
})
