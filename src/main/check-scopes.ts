import { type Directory, FeishuError } from '../ports.ts'
import type { Log } from './log.ts'

/** What the app needs and what for, as the README lists it; one of each group is enough. */
const needs: readonly { readonly anyOf: readonly [string, ...string[]]; readonly goal: string }[] = [
  { anyOf: ['im:message.p2p_msg:readonly', 'im:message.p2p_msg'], goal: 'hearing questions in private chats' },
  { anyOf: ['im:message.group_at_msg:readonly', 'im:message.group_at_msg'], goal: 'hearing mentions in groups' },
  { anyOf: ['im:message:send_as_bot', 'im:message'], goal: 'answering' },
  { anyOf: ['im:resource', 'im:resource:upload'], goal: 'sending files' },
  {
    anyOf: ['im:chat.members:bot_access', 'im:chat', 'im:chat:readonly'],
    goal: 'hearing that it joined or left a group',
  },
  { anyOf: ['contact:user.id:readonly'], goal: 'finding people by mobile or e-mail' },
]

/** One warning that names every permission the console still lacks: otherwise each shows itself only when somebody is left unanswered. */
export async function checkScopes(directory: Directory, log: Log): Promise<void> {
  try {
    const missing = new Set(await directory.missingScopes(needs.flatMap(({ anyOf }) => anyOf)))
    const lacking = needs.filter(({ anyOf }) => anyOf.every((scope) => missing.has(scope)))
    if (lacking.length === 0) return
    log.warn({ missing: lacking.map(({ anyOf, goal }) => `${anyOf[0]}: ${goal}`) }, 'the app lacks permissions')
  } catch (err) {
    const code = err instanceof FeishuError ? err.code : undefined
    log.debug(code ? { code } : { err }, 'Feishu did not say which permissions the app has')
  }
}
