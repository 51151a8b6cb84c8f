import { hash } from 'node:crypto'
import { allDue, type DueByTime } from './by-time.ts'
import { tellOfHeld } from './features/delivery/held-message.ts'
import { withUrgesAnswered } from './features/follow-up/answer-urge.ts'
import { alreadyPressed, welcomeGroup, welcomePerson } from './features/help/help.ts'
import { refreshNotices } from './features/notice/refresh.ts'
import { nothing, type Outcome, type Reply } from './features/outcome.ts'
import { chooseUnitCard } from './features/roster/bind-chat.ts'
import { type Circumstances, type Origin, type Pages, type Scene, toCoordinators } from './features/scene.ts'
import type { OpenId } from './plan/ids.ts'
import type { Ledger } from './plan/ledger.ts'
import type { Roster } from './plan/roster.ts'
import type { Settings } from './plan/settings.ts'
import type { WorkingCalendar } from './plan/working-days.ts'
import type { By, Decision, Store } from './ports.ts'
import type { Change, HeldReason, OutgoingMessage } from './state/change.ts'
import { conversationKey } from './state/conversations.ts'
import type { PendingMessage } from './state/outbox.ts'
import { type People, peopleOf } from './state/people.ts'
import type { State } from './state/state.ts'
import type { Incoming, IncomingMessage, IncomingPress } from './understand/incoming.ts'
import { readContent } from './understand/read-content.ts'
import { readPress } from './understand/read-press.ts'
import { readReply } from './understand/read-reply.ts'
import { type Vocabulary, withTaught } from './understand/vocabulary.ts'
import { decideIntent } from './wishes.ts'

export interface Bot {
  /** Resolves once everything that the event changed is durable. The reply goes back in the response to a press. */
  receive(incoming: Incoming): Promise<Reply | undefined>
  /** The clock says now: whatever is due goes out, once however often this is called. */
  tick(): Promise<void>
  /** Redraws cards about notices that no longer show what is true; resolves with the milliseconds until the next may be due. */
  refresh(): Promise<number | undefined>
  /** The sender set a message aside: the coordinators are told. */
  reportHeld(held: PendingMessage, why: HeldReason, detail: string): Promise<void>
}

export interface BotParts {
  readonly store: Store
  readonly ledger: Ledger
  /** Built at the first need: it costs more than the rest of a start. */
  readonly vocabulary: () => Vocabulary
  readonly roster: Roster
  /** Open_ids by mobile and e-mail, completed as Feishu tells them. */
  readonly contacts: ReadonlyMap<string, OpenId>
  readonly settings: Settings
  readonly calendar: WorkingCalendar
  /** Without it no card links to a page. */
  readonly pages?: Pages
  /** What a report is asked about where it says nothing else. */
  readonly emptyPhrases?: readonly string[]
}

export function createBot(parts: BotParts): Bot {
  const { store, ledger, vocabulary, roster, contacts } = parts
  const { settings, calendar, pages, emptyPhrases } = parts
  let taught: { readonly version: number; readonly vocabulary: Vocabulary } | undefined
  const sceneOf = (state: State, now: Date, origin: Origin): Scene => {
    const { version, words } = state.teaching
    if (taught?.version !== version) {
      const tasks = Object.fromEntries(Object.entries(words).map(([word, { task }]) => [word, task]))
      taught = { version, vocabulary: withTaught(vocabulary(), tasks) }
    }
    return { ...circumstancesOf(state, now), vocabulary: taught.vocabulary, origin }
  }
  const circumstancesOf = (state: State, now: Date): Circumstances => ({
    ...{ state, now, ledger, settings, calendar },
    people: peopleNow(state),
    ...{ ...(pages && { pages }), ...(emptyPhrases && { emptyPhrases }) },
  })
  let known: { readonly version: number; readonly contacts: number; readonly people: People } | undefined
  function peopleNow(state: State): People {
    const { version } = state.roster
    if (known?.version !== version || known.contacts !== contacts.size) {
      known = { version, contacts: contacts.size, people: peopleOf(roster, contacts, state.roster) }
    }
    return known.people
  }
  const commit = (
    by: By,
    incoming: Exclude<Incoming, { kind: 'ignored' }>,
    decide: (state: State, now: Date) => Outcome,
  ) =>
    store.decide(by, incoming.eventId, (state, now) => {
      const seen = repetitionOf(incoming, state, now)
      if (seen === 'repeated') return decisionOf(incoming.kind === 'press' ? alreadyPressed() : nothing)
      const outcome = decide(state, now)
      // Whoever turns a card back and forth presses the same button soon again, and means it.
      const onlyTurns = incoming.kind === 'press' && outcome.changes.length + outcome.messages.length === 0
      return decisionOf(outcome, onlyTurns ? [] : seen)
    })

  const step = (due: DueByTime) =>
    store.decide('timer', undefined, (state, now) => {
      const outcome = due(circumstancesOf(state, now))
      return { ...decisionOf(outcome), result: outcome.more ?? false }
    })

  return {
    tick: () => allDue(step),

    refresh() {
      return store.decide('timer', undefined, (state, now) => {
        const { outcome, again } = refreshNotices(circumstancesOf(state, now))
        return { ...decisionOf(outcome), result: again }
      })
    },

    async reportHeld(held, why, detail) {
      await store.decide('sender', undefined, (state) =>
        decisionOf(tellOfHeld(held, why, detail, { people: peopleNow(state), state })),
      )
    },

    receive(incoming) {
      switch (incoming.kind) {
        case 'ignored':
          return Promise.resolve(undefined)
        case 'message':
          return commit(incoming.sender, incoming, (state, now) =>
            decideMessage(incoming, sceneOf(state, now, originOfMessage(incoming))),
          )
        case 'press':
          return commit(incoming.operator, incoming, (state, now) =>
            decidePress(incoming, sceneOf(state, now, originOfPress(incoming))),
          )
        case 'bot-joined':
          return commit(incoming.by, incoming, (state) => joinedGroup(incoming, ledger, peopleNow(state)))
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

/** A reply to one of our cards may be about what it shows; everything else stands alone. */
function decideMessage({ content, repliesTo }: IncomingMessage, scene: Scene): Outcome {
  const about = repliesTo && scene.state.outbox.sent[repliesTo]?.about
  const { report, notice, urge } = about || {}
  const repliedTo = {
    ...(report && { report }),
    ...(notice?.as === 'desk' && { notice: notice.id }),
    ...(urge !== undefined && { urge }),
  }
  return completed(decideIntent(readReply(content, repliedTo) ?? readContent(content), scene), scene)
}

const decidePress = ({ value, form }: IncomingPress, scene: Scene): Outcome =>
  completed(decideIntent(readPress(value, form), scene), scene)

/** What follows from a decision whatever it was about. */
const completed = (outcome: Outcome, scene: Scene): Outcome => withMember(withUrgesAnswered(outcome, scene), scene)

/** Whoever acts in a unit's group is a member of it; noted once. */
function withMember(outcome: Outcome, { people, origin }: Scene): Outcome {
  const units = people.unitsOfChat(origin.chat).filter((unit) => !people.memberOf(origin.person).includes(unit))
  if (units.length === 0) return outcome
  const seen = units.map((unit): Change => ({ kind: 'member-seen', person: origin.person, unit }))
  return { ...outcome, changes: [...outcome.changes, ...seen] }
}

/** The group is greeted, and the coordinators are asked whose it is. */
function joinedGroup(
  { eventId, chat, chatName, by }: Extract<Incoming, { kind: 'bot-joined' }>,
  ledger: Ledger,
  people: People,
): Outcome {
  const welcome = welcomeGroup({ eventId, chat, name: chatName, by }, ledger)
  if (people.unitsOfChat(chat).length > 0 || chat === people.coordinatorChat) return welcome
  const asked = toCoordinators(people).map(
    (to, place): OutgoingMessage => ({
      key: `${eventId}:bind:${place}`,
      act: { kind: 'send', to, content: { kind: 'card', card: chooseUnitCard(chat, chatName, 0, ledger) } },
    }),
  )
  return { ...welcome, messages: [...welcome.messages, ...asked] }
}

/** A second press on the same button within this many milliseconds is the same press. */
const doublePress = 5000

/** What to remember of an event besides its id; or that the same thing was decided before under another id. */
function repetitionOf(incoming: Incoming, state: State, now: Date): readonly Change[] | 'repeated' {
  if (incoming.kind === 'message') {
    const { message, chat, chatKind } = incoming
    if (state.seenMessages[message] !== undefined) return 'repeated'
    return [{ kind: 'message-received', message, chat, ...(chatKind === 'private' && { privately: true as const }) }]
  }
  if (incoming.kind !== 'press') return []
  // As a digest: what was typed into a form is not written down before it is judged.
  const pressed = `${incoming.message} ${incoming.operator} ${JSON.stringify([incoming.value, incoming.form])}`
  const press = hash('sha256', pressed).slice(0, 40)
  const before = state.seenPresses[press]
  if (before !== undefined && now.getTime() - Date.parse(before) < doublePress) return 'repeated'
  return [{ kind: 'press-received', press, chat: incoming.chat }]
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
  chatKind: incoming.chatKind,
  mentions: incoming.mentions,
  repliesTo: incoming.repliesTo,
  inThread: incoming.inThread,
})

const originOfPress = (incoming: IncomingPress): Origin => ({
  eventId: incoming.eventId,
  person: incoming.operator,
  chat: incoming.chat,
  message: incoming.message,
  kind: 'pressed',
  chatKind: 'unknown',
  mentions: [],
  repliesTo: undefined,
  inThread: false,
})
