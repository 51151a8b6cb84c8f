import { ask, showTask } from './features/answer/ask.ts'
import { correctAnswer, dispute, explain } from './features/answer/dispute.ts'
import { settleHeld, tellOfHeld } from './features/delivery/held-message.ts'
import { alreadyPressed, help, unknownPress, unreadable, welcomeGroup, welcomePerson } from './features/help/help.ts'
import { nothing, type Outcome, type Reply } from './features/outcome.ts'
import type { Origin, Scene } from './features/scene.ts'
import {
  chooseTaskForWord,
  forgetWord,
  giveFeedback,
  listTaught,
  listUnanswered,
  teachWord,
} from './features/teaching/teach.ts'
import type { ChatId, OpenId } from './plan/ids.ts'
import type { Ledger } from './plan/ledger.ts'
import type { By, Decision, Store } from './ports.ts'
import type { Change, HeldReason } from './state/change.ts'
import { conversationKey } from './state/conversations.ts'
import type { PendingMessage } from './state/outbox.ts'
import type { State } from './state/state.ts'
import type { Incoming, IncomingMessage, IncomingPress } from './understand/incoming.ts'
import type { Intent } from './understand/intent.ts'
import { readContent } from './understand/read-content.ts'
import { readPress } from './understand/read-press.ts'
import { type Vocabulary, withTaught } from './understand/vocabulary.ts'

export interface Bot {
  /** Resolves once everything that the event changed is durable. The reply goes back in the response to a press. */
  receive(incoming: Incoming): Promise<Reply | undefined>
  /** The sender set a message aside: the coordinators are told. */
  reportHeld(held: PendingMessage, why: HeldReason, detail: string): Promise<void>
}

export interface BotParts {
  readonly store: Store
  readonly ledger: Ledger
  /** Built at the first need: it costs more than the rest of a start. */
  readonly vocabulary: () => Vocabulary
  /** Open_ids of the coordinators, by the roster. */
  readonly coordinators: ReadonlySet<OpenId>
  /** Where alerts go, when the roster names a group for them. */
  readonly coordinatorChat?: ChatId | undefined
}

type Feature<Kind extends Intent['kind']> = (intent: Extract<Intent, { kind: Kind }>, scene: Scene) => Outcome

/** One line a wish; an intent without a feature does not compile. */
const features: { readonly [Kind in Intent['kind']]: Feature<Kind> } = {
  ask: ({ text }, scene) => ask(text, scene),
  'show-task': ({ task }, scene) => showTask(task, 'task', scene),
  'show-owners': ({ task }, scene) => showTask(task, 'owners', scene),
  'show-targets': ({ task }, scene) => showTask(task, 'targets', scene),
  help: (_, scene) => help(scene),
  unreadable: ({ what }, scene) => unreadable(what, scene),
  'unknown-press': () => unknownPress(),
  explain: (_, scene) => explain(scene),
  dispute: (_, scene) => dispute(scene),
  'correct-answer': ({ question, task }, scene) => correctAnswer(question, task, scene),
  'settle-held': ({ key, what }, scene) => settleHeld(key, what, scene),
  'list-unanswered': (_, scene) => listUnanswered(scene),
  'choose-task-for-word': ({ word }, scene) => chooseTaskForWord(word, scene),
  'teach-word': ({ word, task }, scene) => teachWord(word, task, scene),
  'list-taught': (_, scene) => listTaught(scene),
  'forget-word': ({ word }, scene) => forgetWord(word, scene),
  'give-feedback': ({ text }, scene) => giveFeedback(text, scene),
}

function decideIntent<Kind extends Intent['kind']>(intent: Extract<Intent, { kind: Kind }>, scene: Scene): Outcome {
  // The table's keys are the union's kinds, which TypeScript cannot follow through the generic.
  return (features[intent.kind] as Feature<Kind>)(intent, scene)
}

export function createBot({ store, ledger, vocabulary, coordinators, coordinatorChat }: BotParts): Bot {
  let taught: { readonly version: number; readonly vocabulary: Vocabulary } | undefined
  const sceneOf = (state: State, now: Date, origin: Origin): Scene => {
    const { version, words } = state.teaching
    if (taught?.version !== version) {
      const tasks = Object.fromEntries(Object.entries(words).map(([word, { task }]) => [word, task]))
      taught = { version, vocabulary: withTaught(vocabulary(), tasks) }
    }
    return { state, now, ledger, vocabulary: taught.vocabulary, origin, coordinators }
  }
  const commit = (
    by: By,
    incoming: Exclude<Incoming, { kind: 'ignored' }>,
    decide: (state: State, now: Date) => Outcome,
  ) =>
    store.decide(by, incoming.eventId, (state, now) => {
      const seen = repetitionOf(incoming, state, now)
      if (seen === 'repeated') return decisionOf(incoming.kind === 'press' ? alreadyPressed() : nothing)
      return decisionOf(decide(state, now), seen)
    })

  return {
    async reportHeld(held, why, detail) {
      await store.decide('sender', undefined, () =>
        decisionOf(tellOfHeld(held, why, detail, { chat: coordinatorChat, people: coordinators })),
      )
    },

    receive(incoming) {
      switch (incoming.kind) {
        case 'ignored':
          return Promise.resolve(undefined)
        case 'message':
          return commit(incoming.sender, incoming, (state, now) =>
            decideIntent(readContent(incoming.content), sceneOf(state, now, originOfMessage(incoming))),
          )
        case 'press':
          return commit(incoming.operator, incoming, (state, now) =>
            decideIntent(readPress(incoming.value), sceneOf(state, now, originOfPress(incoming))),
          )
        case 'bot-joined':
          return commit(incoming.by, incoming, () =>
            welcomeGroup(
              { eventId: incoming.eventId, chat: incoming.chat, name: incoming.chatName, by: incoming.by },
              ledger,
            ),
          )
        case 'bot-left':
          return commit('sender', incoming, () => ({
            changes: [{ kind: 'bot-left', chat: incoming.chat }],
            messages: [],
          }))
        case 'chat-opened':
          // Feishu says so every time the chat is opened; only the first time leaves a trace.
          if (store.state.chats.welcomed[incoming.by] !== undefined) return Promise.resolve(undefined)
          return commit(incoming.by, incoming, (state) =>
            welcomePerson(
              {
                eventId: incoming.eventId,
                chat: incoming.chat,
                by: incoming.by,
                welcomed:
                  state.chats.welcomed[incoming.by] !== undefined ||
                  state.conversations.last[conversationKey(incoming.chat, incoming.by)] !== undefined,
              },
              ledger,
            ),
          )
        default:
          return incoming satisfies never
      }
    },
  }
}

/** A second press on the same button within this many milliseconds is the same press. */
const doublePress = 5000

/** What to remember of an event besides its id; or that the same thing was decided before under another id. */
function repetitionOf(incoming: Incoming, state: State, now: Date): readonly Change[] | 'repeated' {
  if (incoming.kind === 'message') {
    const { message } = incoming
    return state.seenMessages[message] === undefined ? [{ kind: 'message-received', message }] : 'repeated'
  }
  if (incoming.kind !== 'press') return []
  const press = `${incoming.message} ${incoming.operator} ${JSON.stringify([incoming.value, incoming.form])}`.slice(
    0,
    500,
  )
  const before = state.seenPresses[press]
  if (before !== undefined && now.getTime() - Date.parse(before) < doublePress) return 'repeated'
  return [{ kind: 'press-received', press }]
}

/** Changes, messages and what was seen: one write. */
function decisionOf(outcome: Outcome, seen: readonly Change[] = []): Decision<Reply | undefined> {
  const queued = outcome.messages.map((message): Change => ({ kind: 'message-queued', message }))
  return { changes: [...seen, ...outcome.changes, ...queued], result: outcome.reply }
}

const originOfMessage = (incoming: IncomingMessage): Origin => ({
  eventId: incoming.eventId,
  person: incoming.sender,
  chat: incoming.chat,
  message: incoming.message,
  kind: 'typed',
  repliesTo: incoming.repliesTo,
  inThread: incoming.inThread,
})

const originOfPress = (incoming: IncomingPress): Origin => ({
  eventId: incoming.eventId,
  person: incoming.operator,
  chat: incoming.chat,
  message: incoming.message,
  kind: 'pressed',
  repliesTo: undefined,
  inThread: false,
})
