import type { ChatId, EventId, MessageId, OpenId, TaskId, UnitName } from '../plan/ids.ts'
import type { By, Content, Receiver } from '../ports.ts'
import type { DeadlineChange } from './deadlines.ts'
import type { NoticeMessage } from './notice-deliveries.ts'
import type { NoticeChange } from './notices.ts'
import type { ProgressChange } from './progress.ts'
import type { ReminderChange } from './reminders.ts'
import type { RosterChange } from './roster.ts'

/** One line of the journal. `at` is an ISO instant. */
export interface Entry {
  readonly seq: number
  readonly at: string
  readonly by: By
  readonly eventId?: EventId
  readonly changes: readonly Change[]
}

/** Everything that can happen; what is true now is these, folded. */
export type Change =
  | OutboxChange
  | ConversationChange
  | ChatChange
  | TeachingChange
  | ProgressChange
  | RosterChange
  | BoardChange
  | NoticeChange
  | DeadlineChange
  | ReminderChange
  | RefusalChange
  | UpkeepChange

export type OutboxChange =
  | { readonly kind: 'message-queued'; readonly message: OutgoingMessage }
  /** Written before the first try, so that a restart knows since when the outcome may be unknown. */
  | { readonly kind: 'message-tried'; readonly key: string }
  | { readonly kind: 'message-sent'; readonly key: string; readonly message: MessageId; readonly chat: ChatId }
  | { readonly kind: 'message-held'; readonly key: string; readonly why: HeldReason; readonly detail: string }
  /** `late`: its time was over before it could be sent. */
  | { readonly kind: 'message-dropped'; readonly key: string; readonly late?: true }
  /** Withdrawn from its chat, or why the platform would not. */
  | { readonly kind: 'message-recalled'; readonly key: string; readonly message: MessageId; readonly failed?: string }
  /** A card was redrawn into another matter, such as a form into its receipt. */
  | { readonly kind: 'message-now-about'; readonly message: MessageId; readonly about: MessageSubject }
  /** A held message goes back into the queue as if never tried, by a coordinator's decision. */
  | { readonly kind: 'message-released'; readonly key: string }

/** What became of a message, by its key. */
export type DeliveryChange = Extract<OutboxChange, { readonly key: string }>

/** `parked` cannot succeed as it stands; `uncertain` may have arrived: only a person may send it again. */
export type HeldReason = 'parked' | 'uncertain'

export interface OutgoingMessage {
  /** Unique for ever; its hash is Feishu's uuid. */
  readonly key: string
  readonly act:
    | { readonly kind: 'send'; readonly to: Receiver; readonly content: Content }
    /** Redraws of the same message are coalesced: only the newest goes out. */
    | { readonly kind: 'redraw'; readonly message: MessageId; readonly chat: ChatId; readonly content: Content }
    | { readonly kind: 'recall'; readonly message: MessageId; readonly chat: ChatId }
  /** From this instant on it is not sent any more. */
  readonly sendBefore?: string
  /** What the message is about, so that a reply to it or a press on it finds its subject. */
  readonly about?: MessageSubject
}

export interface MessageSubject {
  readonly tasks: readonly TaskId[]
  /** The question that was answered, as typed. */
  readonly question?: string
  readonly person?: OpenId
  /** The report that it receipts or reviews. */
  readonly report?: string
  /** A form that was asked for in this group and goes to the person privately. */
  readonly askedIn?: ChatId
  readonly notice?: NoticeMessage
  /** A digest of that day, for these units. */
  readonly reminds?: { readonly day: string; readonly units: readonly UnitName[] }
  /** It lists what was past when the plan was taken up. */
  readonly sorts?: true
  /** The request for more time that it shows. */
  readonly extension?: string
  /** The urge that it is, or that it tells of. */
  readonly urge?: string
}

export type ConversationChange =
  | QuestionAnswered
  /** Somebody said that the answer is wrong; `meant` is what they chose instead. */
  | {
      readonly kind: 'answer-disputed'
      readonly question: string
      readonly person: OpenId
      readonly meant?: TaskId
    }
  | { readonly kind: 'feedback-given'; readonly text: string; readonly person: OpenId }

export type QuestionAnswered = {
  readonly kind: 'question-answered'
  readonly chat: ChatId
  readonly person: OpenId
  readonly message: MessageId
  readonly question: string
  readonly outcome: 'answered' | 'refused' | 'choices'
  /** It goes to the coordinators' list of what could not be answered; small talk does not. */
  readonly unanswered: boolean
  readonly tasks: readonly TaskId[]
}

export type ChatChange =
  /** Feishu asks to tell message events apart by the message's id too. */
  | {
      readonly kind: 'message-received'
      readonly message: MessageId
      readonly chat?: ChatId
      readonly privately?: true
    }
  /** A press, told apart by the card, the person and what the button carries. */
  | { readonly kind: 'press-received'; readonly press: string; readonly chat?: ChatId }
  | { readonly kind: 'bot-joined'; readonly chat: ChatId; readonly name: string; readonly by: OpenId }
  | { readonly kind: 'bot-left'; readonly chat: ChatId }
  | { readonly kind: 'person-welcomed'; readonly person: OpenId; readonly chat: ChatId }

export type TeachingChange =
  | { readonly kind: 'word-taught'; readonly word: string; readonly task: TaskId; readonly by: OpenId }
  | { readonly kind: 'word-forgotten'; readonly word: string; readonly by: OpenId }

/** Something that is about no task was asked for and refused: the journal shows what and why. */
export type RefusalChange = {
  readonly kind: 'request-refused'
  readonly person: OpenId
  readonly why: string
  readonly typed: string
}

/** What no rule needs any more left the state. A change like any other, so that the journal alone yields the state. */
export type UpkeepChange = { readonly kind: 'old-forgotten' }

export type BoardChange =
  /** What signs the links to pages: made once, with the first of them. */
  | { readonly kind: 'link-secret-made'; readonly secret: string }
  | {
      readonly kind: 'practice-marked'
      readonly task: TaskId
      readonly report: string
      readonly unit: UnitName
      readonly note: string
      readonly person: OpenId
    }
  | { readonly kind: 'practice-unmarked'; readonly task: TaskId; readonly report: string; readonly person: OpenId }
