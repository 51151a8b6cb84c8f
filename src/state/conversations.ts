import type { ChatId, OpenId, TaskId } from '../plan/ids.ts'
import type { ConversationChange } from './change.ts'
import { emptyRecord } from './record.ts'

export interface LastQuestion {
  readonly at: string
  readonly question: string
  readonly tasks: readonly TaskId[]
}

export interface ConversationState {
  /** The last question by `chat person`; a follow-up within ten minutes refers to it. */
  last: Record<string, LastQuestion>
  /** Refused questions as typed, grouped, with counts; the coordinators' list. */
  unanswered: Record<string, { count: number; readonly first: string; last: string }>
}

export const emptyConversationState = (): ConversationState => ({ last: emptyRecord(), unanswered: emptyRecord() })

export const conversationKey = (chat: ChatId, person: OpenId) => `${chat} ${person}`

export function applyConversationChange(state: ConversationState, change: ConversationChange, at: string): void {
  state.last[conversationKey(change.chat, change.person)] = { at, question: change.question, tasks: change.tasks }
  if (change.outcome !== 'refused') return
  const known = state.unanswered[change.question]
  if (known) {
    known.count += 1
    known.last = at
  } else state.unanswered[change.question] = { count: 1, first: at, last: at }
}
