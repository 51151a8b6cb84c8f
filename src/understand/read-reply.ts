import type { IncomingContent } from './incoming.ts'
import type { Intent } from './intent.ts'
import { readNoticeCommand } from './intents/notice.ts'
import { normalize } from './normalize.ts'
import { readContent } from './read-content.ts'

const correcting = /报错|写错|填错|搞错|弄错|不是.{1,20}是|应该?是|应为|改成|改为|更正|实际是|其实是/

/** What the message that is replied to was about. */
export interface RepliedTo {
  readonly report?: string
  /** A coordinator's card about a notice. */
  readonly notice?: string
  /** An urge, on the card that went to the unit. */
  readonly urge?: string
}

/** What a reply to one of our cards means; anything else is read as if it stood alone. */
export function readReply(content: IncomingContent, { report, notice, urge }: RepliedTo): Intent | undefined {
  if (report !== undefined) return readReplyToReport(content, report)
  if (notice !== undefined) return readReplyToNotice(content, notice)
  return urge === undefined ? undefined : readReplyToUrge(content, urge)
}

const asks = /(?:[?？]|[吗呢谁啥]|多少|什么|哪些?单位|几[个项])\s*$/

/** What is neither a command nor a question is the answer. */
function readReplyToUrge(content: IncomingContent, urge: string): Intent | undefined {
  if (content.kind !== 'text') return undefined
  const text = content.text.trim()
  if (text === '' || asks.test(text) || readContent(content).kind !== 'ask') return undefined
  return { kind: 'answer-urge', urge, task: undefined, text }
}

function readReplyToNotice(content: IncomingContent, notice: string): Intent | undefined {
  if (content.kind === 'picture')
    return { kind: 'attach-file', notice, file: { file: 'picture', key: content.key, name: '' } }
  if (content.kind === 'file')
    return { kind: 'attach-file', notice, file: { file: 'file', key: content.key, name: content.name } }
  if (content.kind !== 'text') return undefined
  const intent = readNoticeCommand(normalize(content.text), content.text)
  const follows =
    intent?.kind === 'who-is-missing' || intent?.kind === 'urge-missing' || intent?.kind === 'note-receipt'
  return follows ? { ...intent, notice: intent.notice ?? notice } : undefined
}

function readReplyToReport(content: IncomingContent, report: string): Intent | undefined {
  if (content.kind === 'picture') return { kind: 'add-evidence', report, file: 'picture', key: content.key, name: '' }
  if (content.kind === 'file')
    return { kind: 'add-evidence', report, file: 'file', key: content.key, name: content.name }
  if (content.kind !== 'text') return undefined
  const text = normalize(content.text)
  if (/^(撤回|不算|作废)(这条|这个|吧|了)*$/.test(text)) return { kind: 'withdraw-report', report }
  return correcting.test(text) && text.length <= 300
    ? { kind: 'correct-in-words', report, text, typed: content.text.trim() }
    : undefined
}
