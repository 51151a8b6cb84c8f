import type { EventId, MessageId } from '../plan/ids.ts'
import { applyBoardChange, type BoardState, emptyBoardState } from './board.ts'
import { type BulletinState, emptyBulletinState, followBulletins } from './bulletins.ts'
import { applyBurden, type BurdenState, emptyBurden } from './burden.ts'
import type { Entry, OutboxChange } from './change.ts'
import { applyChatChange, type ChatState, emptyChatState } from './chats.ts'
import { applyConversationChange, type ConversationState, emptyConversationState } from './conversations.ts'
import { applyDeadlineChange, type DeadlineState, emptyDeadlineState } from './deadlines.ts'
import { followDigest } from './digest-deliveries.ts'
import { forgetOldDeliveries, noteDelivered, noteRecalled } from './notice-deliveries.ts'
import { applyNoticeChange, emptyNoticeState, type NoticeState } from './notices.ts'
import { applyOutboxChange, emptyOutboxState, type OutboxState } from './outbox.ts'
import { applyProgressChange, emptyProgressState, type ProgressState } from './progress.ts'
import { dropWhere, emptyRecord, withoutPrototype } from './record.ts'
import { applyReminderChange, emptyReminderState, type ReminderState } from './reminders.ts'
import { applyRosterChange, emptyRosterState, type RosterState } from './roster.ts'
import { applyTeachingChange, emptyTeachingState, type TeachingState } from './teaching.ts'
import { applyTrail, emptyTrail, type TrailState } from './trail.ts'

/**
 * What is true now. Plain JSON throughout, so that a snapshot is the state itself; a dictionary with people's words as keys
 * stands in a slice or one below, where `restoreState` finds it.
 */
export interface State {
  /** Sequence number of the last entry folded in. */
  seq: number
  /** Its instant; absent where nothing has happened yet. */
  at?: string
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
  progress: ProgressState
  roster: RosterState
  board: BoardState
  bulletins: BulletinState
  burden: BurdenState
  notices: NoticeState
  deadlines: DeadlineState
  reminders: ReminderState
  /** What was done about each task, newest last. */
  trail: TrailState
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
    progress: emptyProgressState(),
    roster: emptyRosterState(),
    board: emptyBoardState(),
    bulletins: emptyBulletinState(),
    burden: emptyBurden(),
    notices: emptyNoticeState(),
    deadlines: emptyDeadlineState(),
    reminders: emptyReminderState(),
    trail: emptyTrail(),
  }
}

/** The state again from a snapshot's JSON. */
export function restoreState(parsed: State): State {
  return withoutPrototype(parsed, 2)
}

/** Folds one entry in, in place: deterministic, no time, no I/O. */
export function applyEntry(state: State, entry: Entry): void {
  state.seq = entry.seq
  state.at = entry.at
  if (entry.eventId !== undefined) state.seenEvents[entry.eventId] = entry.at
  for (const change of entry.changes) {
    applyTrail(state.trail, change, entry)
    applyBurden(state.burden, change, entry.at, state.reminders)
    switch (change.kind) {
      case 'message-queued':
      case 'message-tried':
      case 'message-sent':
      case 'message-held':
      case 'message-dropped':
      case 'message-recalled':
      case 'message-released':
      case 'message-now-about':
        noteForNotice(state, change, entry.at)
        followDigest(state, change)
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
      case 'report-submitted':
      case 'report-reviewed':
      case 'report-withdrawn':
      case 'report-refused':
      case 'evidence-added':
      case 'draft-kept':
      case 'report-proposed':
      case 'proposal-settled':
      case 'reporter-appointed':
      case 'transfer-asked':
      case 'transfer-settled':
      case 'baseline-set':
        applyProgressChange(state.progress, change, entry.at)
        break
      case 'chat-bound':
      case 'chat-unbound':
      case 'liaison-asked':
      case 'liaison-confirmed':
      case 'liaison-declined':
      case 'liaison-removed':
      case 'member-seen':
        applyRosterChange(state.roster, change, entry.at)
        break
      case 'link-secret-made':
      case 'practice-marked':
      case 'practice-unmarked':
        applyBoardChange(state.board, change, entry.at)
        break
      case 'notice-drafted':
      case 'notice-retargeted':
      case 'notice-attached':
      case 'notice-scheduled':
      case 'notice-held-back':
      case 'notice-cancelled':
      case 'notice-sent':
      case 'notice-receipted':
      case 'notice-urged':
      case 'notice-corrected':
      case 'notice-recalled':
      case 'notice-closed':
      case 'notice-finished':
      case 'notice-shown':
      case 'file-offered':
        applyNoticeChange(state.notices, change, entry)
        followBulletins(state.bulletins, change, entry.at)
        break
      case 'plan-adopted':
      case 'outcome-sorted':
      case 'extension-asked':
      case 'extension-decided':
      case 'inquiry-answered':
      case 'task-urged':
      case 'urge-answered':
        applyDeadlineChange(state.deadlines, change, entry.at)
        break
      case 'digest-sent':
      case 'digests-finished':
      case 'digest-snoozed':
      case 'reminder-escalated':
      case 'reach-reported':
      case 'calendar-warned':
        applyReminderChange(state.reminders, change)
        break
      case 'request-refused':
        break
      case 'old-forgotten':
        forgetOld(state, new Date(entry.at))
        break
      default:
        change satisfies never
    }
  }
}

/** What arrived or was withdrawn of a notice; told by the outbox, which knows the message no longer afterwards. */
function noteForNotice({ notices, outbox }: State, change: OutboxChange, at: string): void {
  if (change.kind === 'message-sent') {
    const about = outbox.pending[change.key]?.message.about?.notice
    if (about) noteDelivered(notices, about, { message: change.message, chat: change.chat }, at)
  } else if (change.kind === 'message-now-about') {
    const sent = outbox.sent[change.message]
    if (sent && change.about.notice)
      noteDelivered(notices, change.about.notice, { message: change.message, chat: sent.chat }, at)
  } else if (change.kind === 'message-recalled') {
    const about = outbox.pending[change.key]?.message.about?.notice
    if (about) noteRecalled(notices, about, change.message, change.failed)
  }
}

/** Feishu repeats a delivery for at most six hours; the contract keeps ids for 24. */
const eventsRememberedFor = 24 * 60 * 60 * 1000
/** After 14 days a card can neither be pressed nor redrawn. */
const messagesRememberedFor = 14 * 24 * 60 * 60 * 1000

/** Forgets what no rule needs any more; the store asks for it before a snapshot, so that the state stays bounded. */
function forgetOld(state: State, now: Date): void {
  const eventLimit = new Date(now.getTime() - eventsRememberedFor).toISOString()
  for (const seen of [state.seenEvents, state.seenMessages, state.seenPresses]) dropWhere(seen, (at) => at < eventLimit)
  dropWhere(state.conversations.last, ({ at }) => at < eventLimit)
  const messageLimit = new Date(now.getTime() - messagesRememberedFor).toISOString()
  dropWhere(state.outbox.sent, ({ at }) => at < messageLimit)
  forgetOldDeliveries(state.notices, messageLimit)
}
