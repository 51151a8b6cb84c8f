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
  return readCommand(text) ?? { kind: 'ask', text: content.text }
}

/** The words of the contract's section 8; spaces are optional. */
function readCommand(text: string): Intent | undefined {
  if (/^(为什么|为啥|凭什么|依据(呢|是什么)?|why)[?。!]*$/.test(text)) return { kind: 'explain' }
  if (/^(不对|不是这个|答错了|错了|搞错了|你说错了|答非所问)[?。!,~]*$/.test(text)) return { kind: 'dispute' }
  if (/^(未答|未答问题|没答上的?)$/.test(text)) return { kind: 'list-unanswered' }
  if (/^(已教|已教的?词?)$/.test(text)) return { kind: 'list-taught' }
  const taught = /^教 ?(.{1,40}?) ?[=:] ?((?:zd|yq|bz)-?[0-9]{1,5}|第?[0-9]{1,5}项?)$/.exec(text)
  if (taught?.[1] && taught[2]) return { kind: 'teach-word', word: taught[1].trim(), task: taskIdOf(taught[2]) }
  const forgotten = /^(?:忘记|忘掉|删除词) ?(.{1,40})$/.exec(text)
  if (forgotten?.[1]) return { kind: 'forget-word', word: forgotten[1].trim() }
  const feedback = /^意见[ :,]*(.{2,500})$/s.exec(text)
  if (feedback?.[1]) return { kind: 'give-feedback', text: feedback[1].trim() }
  return undefined
}

function taskIdOf(written: string): string {
  const [, kind = 'zd', number = ''] = /^(zd|yq|bz)?-?(?:第)?([0-9]+)/.exec(written) ?? []
  return `${kind}-${Number(number)}`
}
