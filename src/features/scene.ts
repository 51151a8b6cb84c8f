import type { Card } from '../card/card.ts'
import { sentenceCard } from '../card/sentence-card.ts'
import type { ChatId, EventId, MessageId, OpenId, TaskId } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { Settings } from '../plan/settings.ts'
import type { WorkingCalendar } from '../plan/working-days.ts'
import type { Receiver } from '../ports.ts'
import type { MessageSubject, OutgoingMessage } from '../state/change.ts'
import type { People } from '../state/people.ts'
import type { State } from '../state/state.ts'
import type { Vocabulary } from '../understand/vocabulary.ts'
import type { Outcome } from './outcome.ts'

/** Where a wish came from, and where its answer goes. */
export interface Origin {
  readonly eventId: EventId
  readonly person: OpenId
  readonly chat: ChatId
  /** The message asked, or the card pressed. */
  readonly message: MessageId
  readonly kind: 'typed' | 'pressed'
  readonly chatKind: 'private' | 'group' | 'unknown'
  /** People mentioned in the message, besides the bot. */
  readonly mentions: readonly { readonly person: OpenId; readonly name: string }[]
  readonly repliesTo: MessageId | undefined
  readonly inThread: boolean
}

/** What links to the pages in the browser need. */
export interface Pages {
  /** Where browsers reach the service; undefined where they do not. */
  url(): string | undefined
  /** Random: what signs the links, made for the first of them and kept from then on. */
  newSecret(): string
}

/** Everything a feature may look at. */
export interface Scene {
  readonly state: State
  readonly now: Date
  readonly ledger: Ledger
  readonly vocabulary: Vocabulary
  readonly origin: Origin
  readonly people: People
  readonly settings: Settings
  readonly calendar: WorkingCalendar
  readonly pages?: Pages
  /** What says nothing about progress. */
  readonly emptyPhrases?: readonly string[]
}

/** What is known when nobody asked: the clock alone decides. */
export type Circumstances = Omit<Scene, 'origin' | 'vocabulary'>

export const isCoordinator = ({ people, origin }: Scene) => people.isCoordinator(origin.person)

/** Replies go to the message asked, and stay in its topic. */
export const replyTo = ({ message, chat, inThread }: Origin): Receiver => ({ kind: 'reply', message, chat, inThread })

/** What is one person's alone: a reply in a private chat, from a group a message to the person. */
export const privatelyTo = (origin: Origin): Receiver =>
  origin.kind === 'typed' && origin.chatKind === 'private' ? replyTo(origin) : { kind: 'person', person: origin.person }

/** A card in reply to what was typed or pressed. */
export function replyWith(card: Card, { origin }: Scene, more: Partial<Outcome> = {}): Outcome {
  return {
    changes: [],
    ...more,
    messages: [
      { key: `${origin.eventId}:0`, act: { kind: 'send', to: replyTo(origin), content: { kind: 'card', card } } },
      ...(more.messages ?? []),
    ],
  }
}

/** What is said where a card was asked for that goes to the person alone: to a press, and in a group. */
export interface SentElsewhere {
  readonly sentPrivately: string
  readonly sentPrivatelyHow?: string
}

/** What a form is about that goes to whoever asked for it. */
export const formAbout = (task: TaskId, { origin }: Scene): MessageSubject => ({
  tasks: [task],
  person: origin.person,
  askedIn: origin.chat,
})

/** A card to the person alone, for a form in a group would be everybody's; where it was asked for, a word says so. */
export function sendPrivately(
  content: Card,
  about: MessageSubject,
  words: SentElsewhere,
  scene: Scene,
  { key = 'form', ...more }: Partial<Outcome> & { readonly key?: string } = {},
): Outcome {
  const { origin } = scene
  const message: OutgoingMessage = {
    key: `${origin.eventId}:${key}`,
    act: { kind: 'send', to: privatelyTo(origin), content: { kind: 'card', card: content } },
    about,
  }
  const outcome: Outcome = { changes: [], ...more, messages: [message, ...(more.messages ?? [])] }
  if (origin.kind === 'pressed') return say(words.sentPrivately, scene, outcome, 'info')
  return origin.chatKind === 'private'
    ? outcome
    : say(words.sentPrivatelyHow ?? words.sentPrivately, scene, outcome, 'info')
}

/** Their group; without one each coordinator privately. */
export const toCoordinators = ({ coordinatorChat, coordinators }: People): readonly Receiver[] =>
  coordinatorChat
    ? [{ kind: 'chat', chat: coordinatorChat }]
    : [...coordinators].map((person) => ({ kind: 'person', person }))

/** A toast to a press, a plain card to a message: said in the way it was asked. */
export function say(
  words: string,
  scene: Scene,
  more: Partial<Outcome> = {},
  type: 'success' | 'info' | 'warning' | 'error' = 'warning',
): Outcome {
  if (scene.origin.kind === 'pressed')
    return { changes: [], messages: [], ...more, reply: { toast: { type, content: words }, ...more.reply } }
  return replyWith(sentenceCard(words), scene, more)
}
