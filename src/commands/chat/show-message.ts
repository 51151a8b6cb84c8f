import type { MessageView } from '../../sandbox/control/view.ts'
import { harmless, wrap } from './columns.ts'
import { dayAndTime, markdownText, type NameOf } from './markdown-text.ts'
import { type CardText, renderCard } from './render-card.ts'
import { wording } from './wording.ts'

export interface Shown extends CardText {
  readonly messageId: string
}

/** A message as it stands in a terminal; `address` is where its file can be downloaded. */
export function showMessage(
  message: MessageView,
  { nameOf, width, address }: { nameOf: NameOf; width: number; address: (key: string) => string },
): Shown {
  const { messageId, content, type, sender, createdAt } = message
  const head = `${nameOf(sender)} ${dayAndTime(createdAt).slice(11)}`
  const spoken = (words: string): Shown => ({ messageId, lines: wrap(`${head}　${words}`, width), actions: [] })
  if (message.recalled) return spoken(wording.recalled)
  switch (type) {
    case 'interactive': {
      const { lines, actions } = renderCard(content, nameOf, width)
      return { messageId, lines: [head, ...lines], actions }
    }
    case 'text':
      return spoken(mentioned(markdownText(String(content.text ?? ''), nameOf), message))
    case 'post':
      return spoken(mentioned(postText(content), message))
    case 'image':
      return spoken(`[图片] ${address(String(content.image_key))}`)
    case 'file':
      return spoken(`[文件] ${harmless(String(content.file_name ?? ''))} ${address(String(content.file_key))}`)
    case 'system':
      return spoken(harmless(String(content.text ?? '')))
    default:
      return type satisfies never
  }
}

const mentioned = (text: string, { mentions = [] }: MessageView) =>
  mentions.reduce((line, { key, name }) => line.replaceAll(key, `@${name}`), text).replaceAll('@_all', '@所有人')

function postText({ title, content }: MessageView['content']): string {
  const lines = (Array.isArray(content) ? content : []) as readonly (readonly { text?: string; user_id?: string }[])[]
  const words = lines.map((line) => line.map(({ text, user_id }) => text ?? user_id ?? '').join(''))
  return harmless([title, ...words].filter(Boolean).join('\n'))
}
