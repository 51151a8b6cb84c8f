import type { ChatId, OpenId } from '../plan/ids.ts'
import type { ChatChange } from './change.ts'
import { emptyRecord } from './record.ts'

export interface ChatState {
  /** Groups the bot is in. */
  joined: Record<ChatId, { readonly name: string; readonly at: string; readonly by: OpenId }>
  /** Groups that removed the bot. */
  left: Record<ChatId, string>
  /** People who already got the welcome card. */
  welcomed: Record<OpenId, string>
}

export const emptyChatState = (): ChatState => ({ joined: emptyRecord(), left: emptyRecord(), welcomed: emptyRecord() })

export function applyChatChange(
  state: ChatState,
  change: Exclude<ChatChange, { kind: 'message-received' | 'press-received' }>,
  at: string,
): void {
  switch (change.kind) {
    case 'bot-joined':
      state.joined[change.chat] = { name: change.name, at, by: change.by }
      delete state.left[change.chat]
      return
    case 'bot-left':
      delete state.joined[change.chat]
      state.left[change.chat] = at
      return
    case 'person-welcomed':
      state.welcomed[change.person] = at
      return
    default:
      change satisfies never
  }
}
