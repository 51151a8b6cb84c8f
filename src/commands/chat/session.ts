import type { Client } from './client.ts'
import { dayAndTime } from './markdown-text.ts'
import { type Order, readMoment, readOrder } from './orders.ts'
import { createPlace, type Place } from './place.ts'
import { readyPress } from './press-card.ts'
import { createScreen } from './screen.ts'
import type { Terminal } from './terminal.ts'
import { wording } from './wording.ts'

export interface SessionOptions {
  readonly client: Client
  readonly terminal: Terminal
  /** Part of a person's name. */
  readonly as?: string | undefined
  readonly url: string
  readonly patience?: Patience
}

interface At {
  readonly patience: Patience
  readonly client: Client
  readonly terminal: Terminal
  readonly place: Place
  readonly screen: ReturnType<typeof createScreen>
}

/** Milliseconds that a script's next line waits for what the last one brought about. */
export interface Patience {
  readonly answer: number
  readonly press: number
  /** The bot greets whoever opens the private chat for the first time. */
  readonly welcome: number
}

const usual: Patience = { answer: 5000, press: 1500, welcome: 2000 }

/** One person at the console, until the lines end or the sandbox goes. */
export async function runSession({ client, terminal, as = '', url, patience = usual }: SessionOptions): Promise<void> {
  const place = await createPlace(client, as)
  const address = (key: string) => new URL(`/sandbox/resources/${key}`, url).href
  const screen = createScreen({ client, terminal, place, address, welcomeMs: patience.welcome })
  const at: At = { patience, client, terminal, place, screen }
  const stop = new AbortController()
  const { ended } = await client.listen(screen.heard, stop.signal)
  const gone = ended.then(() => undefined)

  for (const line of wording.help) terminal.print(line)
  await screen.enter()
  for (;;) {
    const line = await Promise.race([terminal.ask(`${place.person()?.name ?? ''} → ${place.here()}> `), gone])
    const order: Order = line === undefined ? { kind: 'quit' } : readOrder(line)
    if (order.kind === 'quit') break
    await obey(order, at).catch((error: Error) => terminal.print(wording.failed(error.message)))
  }
  stop.abort()
}

async function obey(order: Exclude<Order, { kind: 'quit' }>, at: At): Promise<void> {
  const { place, screen, terminal } = at
  switch (order.kind) {
    case 'say':
      return say(order.text, at)
    case 'number':
      return press(order.number, at)
    case 'become':
      return place.become(order.name) ? screen.enter() : terminal.print(wording.nobody(order.name))
    case 'enter':
      await place.refresh()
      return place.enter(order.name) ? screen.enter() : terminal.print(wording.noChat(order.name))
    case 'list':
      await place.refresh()
      return list(at)
    case 'move-clock':
      return moveClock(order.words, at)
    case 'help':
      for (const line of wording.help) terminal.print(line)
      return
    case 'unknown':
      return terminal.print(wording.unknown(order.text))
    default:
      return order satisfies never
  }
}

async function say(text: string, { client, place, screen, terminal, patience }: At): Promise<void> {
  const chat = place.chat()
  if (!chat || text === '') return
  const { chatId, kind } = chat
  const calls = kind === 'private' || text.includes(`@${place.bot().name}`)
  const saying = { as: place.me(), text, ...(kind === 'group' && calls && { mentionBot: true }) }
  const answered = await screen.untilAnswered(async () => {
    const { messageId } = await client.say(chatId, saying)
    return calls ? { fits: ({ repliesTo }) => repliesTo === messageId, withinMs: patience.answer } : undefined
  })
  if (!answered) terminal.print(wording.noAnswer)
}

/** A number names a button of the newest card that has any; without one it was only said. */
async function press(number: number, at: At): Promise<void> {
  const { client, place, screen, terminal, patience } = at
  const card = screen.card()
  const component = card?.actions[number - 1]
  if (!card || !component) return say(String(number), at)
  const members = place.chat()?.members ?? []
  const ready = await readyPress(component, { ...terminal, nameOf: place.nameOf, as: place.me(), members })
  if (!ready) return terminal.print(wording.gaveUp)
  await screen.untilAnswered(async () => {
    const { toast, error, invalid } = await client.press(card.messageId, ready)
    if (toast) terminal.print(wording.toast(toast.content))
    if (error) terminal.print(wording.failed(error.text))
    if (invalid) terminal.print(wording.held(invalid.field, invalid.text))
    return error || invalid ? undefined : { fits: () => true, withinMs: patience.press }
  })
}

function list({ place, terminal }: At): void {
  const mark = (mine: boolean) => (mine ? '*' : ' ')
  for (const { name, role, unit, openId } of place.people())
    terminal.print(`${mark(openId === place.me())} ${name}　${unit} ${role}`)
  for (const chat of place.myChats())
    terminal.print(`${mark(chat.chatId === place.chat()?.chatId)} ${place.chatName(chat)}`)
}

async function moveClock(words: string, { client, terminal }: At): Promise<void> {
  const { now } = await client.state()
  const moment = readMoment(words, new Date(now))
  if (words !== '' && !moment) return terminal.print(wording.notATime)
  terminal.print(wording.clock(dayAndTime(moment ? (await client.moveClock(moment)).now : now)))
}
