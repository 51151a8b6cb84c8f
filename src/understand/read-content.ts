import type { IncomingContent } from './incoming.ts'
import type { Intent } from './intent.ts'
import { normalize } from './normalize.ts'

const unreadable: Record<string, Extract<Intent, { kind: 'unreadable' }>['what']> = {
  audio: 'voice',
  sticker: 'sticker',
}

/** Commands first; anything else is a question. */
export function readContent(content: IncomingContent): Intent {
  if (content.kind === 'picture') return { kind: 'unreadable', what: 'picture' }
  if (content.kind === 'file') return { kind: 'unreadable', what: 'file' }
  if (content.kind === 'other') return { kind: 'unreadable', what: unreadable[content.type] ?? 'other' }
  const text = normalize(content.text)
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'unreadable', what: 'empty' }
  if (/^(帮助|help|使用说明|怎么用|菜单|\/help)$/.test(text)) return { kind: 'help' }
  return { kind: 'ask', text: content.text }
}
