import type { EventId, MessageId } from '../plan/ids.ts'
import type { Entry } from './change.ts'
import { applyChatChange, type ChatState, emptyChatState } from './chats.ts'
import { applyConversationChange, type ConversationState, emptyConversationState } from './conversations.ts'
import { applyOutboxChange, emptyOutboxState, type OutboxState } from './outbox.ts'
import { emptyRecord, withoutPrototype } from './record.ts'
import { applyTeachingChange, emptyTeachingState, type TeachingState } from './teaching.ts'

/** What is true now. Plain JSON throughout, so that a snapshot is the state itself. */
export interface State {
  /** Sequence number of the last entry folded in. */
  seq: number
  /** Events already decided, by id, with their instant; those older than a day are forgotten before a snapshot. */
  seenEvents: Record<EventId, string>
  /** Messages of people already decided, likewise: one message may come with two event ids. */
  seenMessages: Record<MessageId, string>
  /** The last time a button was pressed by a person, so that a double press acts once. */
  seenPresses: Record<string, string>
  outbox: OutboxState
  conversations: ConversationState
  chats: ChatState
  teaching: TeachingState
}

export function emptyState(): State {
  return {
    seq: 0,
    seenEvents: emptyRecord(),
    seenMessages: emptyRecord(),
    seenPresses: emptyRecord(),
    outbox: emptyOutboxState(),
    conversations: emptyConversationState(),
    chats: emptyChatState(),
    teaching: emptyTeachingState(),
  }
}

/** The state again from a snapshot's JSON. */
export function restoreState(parsed: State): State {
  return withoutPrototype(parsed, 2)
}

/** Folds one entry in, in place: deterministic, no time, no I/O. */
export function applyEntry(state: State, entry: Entry): void {
  state.seq = entry.seq
  if (entry.eventId !== undefined) state.seenEvents[entry.eventId] = entry.at
  for (const change of entry.changes) {
    switch (change.kind) {
      case 'message-queued':
      case 'message-tried':
      case 'message-sent':
      case 'message-held':
      case 'message-dropped':
      case 'message-released':
        applyOutboxChange(state.outbox, change, entry.at)
        break
      case 'question-answered':
      case 'answer-disputed':
      case 'feedback-given':
        applyConversationChange(state.conversations, change, entry.at)
        break
      case 'message-received':
        state.seenMessages[change.message] = entry.at
        break
      case 'press-received':
        state.seenPresses[change.press] = entry.at
        break
      case 'bot-joined':
      case 'bot-left':
      case 'person-welcomed':
        applyChatChange(state.chats, change, entry.at)
        break
      case 'word-taught':
      case 'word-forgotten':
        applyTeachingChange(state.teaching, change, entry.at)
        break
      case 'old-forgotten':
        forgetOld(state, new Date(entry.at))
        break
      default:
        change satisfies never
    }
  }
}

/** Feishu repeats a delivery for at most six hours; the contract keeps ids for 24. */
const eventsRememberedFor = 24 * 60 * 60 * 1000
/** After 14 days a card can neither be pressed nor redrawn. */
const messagesRememberedFor = 14 * 24 * 60 * 60 * 1000

/** Forgets what no rule needs any more; the store asks for it before a snapshot, so that the state stays bounded. */
function forgetOld(state: State, now: Date): void {
  const eventLimit = new Date(now.getTime() - eventsRememberedFor).toISOString()
  for (const [id, at] of Object.entries(state.seenEvents)) if (at < eventLimit) delete state.seenEvents[id as EventId]
  for (const [id, at] of Object.entries(state.seenMessages)) {
    if (at < eventLimit) delete state.seenMessages[id as MessageId]
  }
  for (const [press, at] of Object.entries(state.seenPresses)) if (at < eventLimit) delete state.seenPresses[press]
  const messageLimit = new Date(now.getTime() - messagesRememberedFor).toISOString()
  for (const [id, sent] of Object.entries(state.outbox.sent)) if (sent.at < messageLimit) delete state.outbox.sent[id]
  for (const [id, talk] of Object.entries(state.conversations.last)) {
    if (talk.at < eventLimit) delete state.conversations.last[id]
  }
}
