import type { ChatId, OpenId, TaskId } from '../plan/ids.ts'
import type { ConversationChange } from './change.ts'
import { emptyRecord } from './record.ts'

export interface LastQuestion {
  readonly at: string
  readonly question: string
  readonly tasks: readonly TaskId[]
}

export interface UnansweredQuestion {
  count: number
  readonly first: string
  last: string
}

export interface ConversationState {
  /** The last question by `chat person`; a follow-up within ten minutes refers to it. */
  last: Record<string, LastQuestion>
  /** Refused questions as typed, grouped, with counts; the coordinators' list. */
  unanswered: Record<string, UnansweredQuestion>
  /** What people said about answers, newest last. */
  remarks: Remark[]
}

export interface Remark {
  readonly at: string
  readonly person: OpenId
  /** The disputed question, or the feedback itself. */
  readonly text: string
  readonly kind: 'disputed' | 'feedback'
  readonly meant?: TaskId
}

export const emptyConversationState = (): ConversationState => ({
  last: emptyRecord(),
  unanswered: emptyRecord(),
  remarks: [],
})

/** Lists for people: longer ones are read by nobody, and the journal keeps everything. */
const mostUnanswered = 500
const mostRemarks = 200

export const conversationKey = (chat: ChatId, person: OpenId) => `${chat} ${person}`

export function applyConversationChange(state: ConversationState, change: ConversationChange, at: string): void {
  switch (change.kind) {
    case 'question-answered':
      state.last[conversationKey(change.chat, change.person)] = { at, question: change.question, tasks: change.tasks }
      if (change.unanswered) noteUnanswered(state, change.question, at)
      return
    case 'answer-disputed': {
      const { person, question, meant } = change
      note(state, { at, person, text: question, kind: 'disputed', ...(meant && { meant }) })
      return
    }
    case 'feedback-given':
      note(state, { at, person: change.person, text: change.text, kind: 'feedback' })
      return
    default:
      change satisfies never
  }
}

function note(state: ConversationState, remark: Remark): void {
  state.remarks.push(remark)
  if (state.remarks.length > mostRemarks) state.remarks.shift()
}

function noteUnanswered(state: ConversationState, question: string, at: string): void {
  const known = state.unanswered[question]
  if (known) {
    known.count += 1
    known.last = at
    return
  }
  state.unanswered[question] = { count: 1, first: at, last: at }
  const questions = Object.entries(state.unanswered)
  if (questions.length <= mostUnanswered) return
  const [oldest] = questions.reduce((a, b) => (b[1].last < a[1].last ? b : a))
  delete state.unanswered[oldest]
}
