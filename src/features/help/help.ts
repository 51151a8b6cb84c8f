import { button, buttonRow } from '../../card/button.ts'
import { type Card, card } from '../../card/card.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { ChatId, EventId, OpenId } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { lightRule } from '../../plan/light-wording.ts'
import type { Content, Receiver } from '../../ports.ts'
import type { OutgoingMessage } from '../../state/change.ts'
import type { Intent } from '../../understand/intent.ts'
import { nothing, type Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import { isCoordinator, replyTo, type Scene } from '../scene.ts'
import { helpWording as wording } from './wording.ts'

const examples = () => [
  markdown(wording.tryThese),
  buttonRow(wording.examples.map((question) => button(question, { action: 'question.ask', question }))),
]

function welcomeCard(ledger: Ledger, where: string): Card {
  return card({ title: wording.welcomeTitle, color: 'blue', summary: wording.welcomeTitle }, [
    markdown(escaped(wording.welcome(ledger.plan.title))),
    ...examples(),
    markdown(grey(where), 'notation'),
  ])
}

const helpCard = (coordinates: boolean): Card =>
  card({ title: wording.title, color: 'blue', summary: wording.title }, [
    markdown(coordinates ? `${wording.help}\n${wording.coordinators}` : wording.help),
    ...examples(),
    markdown(grey(lightRule), 'notation'),
  ])

function unreadableCard(words: string): Card {
  return card({ title: wording.title, color: 'grey', summary: words }, [markdown(escaped(words)), ...examples()])
}

const message = (eventId: EventId, to: Receiver, content: Content): OutgoingMessage => ({
  key: `${eventId}:0`,
  act: { kind: 'send', to, content },
})

export function help(scene: Scene): Outcome {
  const { origin } = scene
  return {
    changes: [],
    messages: [message(origin.eventId, replyTo(origin), { kind: 'card', card: helpCard(isCoordinator(scene)) })],
  }
}

/** A picture, a file, a sticker, an empty mention: say what helps. */
export function unreadable(what: Extract<Intent, { kind: 'unreadable' }>['what'], { origin }: Scene): Outcome {
  const content: Content = { kind: 'card', card: unreadableCard(wording.unreadable[what]) }
  return { changes: [], messages: [message(origin.eventId, replyTo(origin), content)] }
}

/** The same button twice in a moment. */
export function alreadyPressed(): Outcome {
  return { changes: [], messages: [], reply: { toast: { type: 'info', content: wording.alreadyPressed } } }
}

export function unknownPress(value: string, scene: Scene): Outcome {
  return refuse(wording.oldButton, scene, { typed: value, why: wording.unknownButton })
}

/** The bot was added to a group. */
export function welcomeGroup(
  facts: { eventId: EventId; chat: ChatId; name: string; by: OpenId },
  ledger: Ledger,
): Outcome {
  const { eventId, chat, name, by } = facts
  return {
    changes: [{ kind: 'bot-joined', chat, name, by }],
    messages: [message(eventId, { kind: 'chat', chat }, { kind: 'card', card: welcomeCard(ledger, wording.inGroup) })],
  }
}

/** A person opened the private chat; Feishu says so every time, we greet once. */
export function welcomePerson(
  facts: { eventId: EventId; chat: ChatId; by: OpenId; welcomed: boolean },
  ledger: Ledger,
): Outcome {
  const { eventId, chat, by, welcomed } = facts
  if (welcomed) return nothing
  return {
    changes: [{ kind: 'person-welcomed', person: by, chat }],
    messages: [
      message(eventId, { kind: 'chat', chat }, { kind: 'card', card: welcomeCard(ledger, wording.inPrivate) }),
    ],
  }
}
