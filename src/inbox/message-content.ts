import { z } from 'zod'
import type { IncomingContent } from '../understand/incoming.ts'
import { cleanText } from './clean-text.ts'
import { parseJson } from './parse-json.ts'

export const Mention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().nullish() }).nullish(),
  name: z.string().nullish(),
})
export type Mention = z.infer<typeof Mention>

const Text = z.object({ text: z.string() })
const Picture = z.object({ image_key: z.string() })
const File = z.object({ file_key: z.string(), file_name: z.string().nullish() })
const Post = z.object({
  title: z.string().nullish(),
  content: z.array(
    z.array(
      z.object({
        tag: z.string(),
        text: z.string().nullish(),
        user_id: z.string().nullish(),
        image_key: z.string().nullish(),
      }),
    ),
  ),
})
type Post = z.infer<typeof Post>

/** Reads a message's `content`, which Feishu sends as a JSON string; what is not understood becomes `other`. */
export function readContent(
  type: string,
  content: string,
  mentions: readonly Mention[],
  botOpenId: string,
): IncomingContent {
  const parsed = parseJson(content)
  const said = (text: string) => cleanText(resolveMentions(text, mentions, botOpenId))
  switch (type) {
    case 'text': {
      const text = Text.safeParse(parsed)
      if (text.success) return { kind: 'text', text: said(text.data.text) }
      break
    }
    case 'post': {
      const post = Post.safeParse(parsed)
      if (!post.success) break
      const text = said(textOfPost(post.data))
      const key = post.data.content.flat().find((part) => part.tag === 'img')?.image_key
      return text === '' && key ? { kind: 'picture', key } : { kind: 'text', text }
    }
    case 'image': {
      const picture = Picture.safeParse(parsed)
      if (picture.success) return { kind: 'picture', key: picture.data.image_key }
      break
    }
    case 'file': {
      const file = File.safeParse(parsed)
      if (file.success) return { kind: 'file', key: file.data.file_key, name: cleanText(file.data.file_name ?? '') }
      break
    }
  }
  return { kind: 'other', type }
}

function textOfPost({ title, content }: Post): string {
  const paragraphs = content.map((parts) =>
    parts.map((part) => (part.tag === 'at' ? ` ${part.user_id ?? ''} ` : (part.text ?? ''))).join(''),
  )
  return [title ?? '', ...paragraphs].filter((line) => line.trim() !== '').join('\n')
}

/** `@_user_1` stands for a person; `@_all` for everyone, which is nobody's name. */
function resolveMentions(text: string, mentions: readonly Mention[], botOpenId: string): string {
  if (!text.includes('@_')) return text
  return text.replace(/@_(?:user_\d+|all)/g, (key) => {
    if (key === '@_all') return ' '
    const mention = mentions.find((each) => each.key === key)
    if (!mention) return key
    return mention.id?.open_id === botOpenId ? ' ' : (mention.name ?? ' ')
  })
}
