import { setTimeout as pause } from 'node:timers/promises'
import type { Saying } from '../control/people-act.ts'
import type { MessageView } from '../control/view.ts'
import { componentsOf, isRecord } from '../press/components.ts'
import type { Sandbox } from '../sandbox.ts'
import { chatIdOf, openIdOf, type SeedGroup, type SeedPerson } from '../world/seed.ts'

export type Stage = ReturnType<typeof createStage>

/** Longer than any bot takes; then the story goes without what it waited for. */
const patienceMs = 10_000
const briefMs = 4_000
/** A bot that has just started is busy, and says so; people look again after a moment. */
const momentMs = 300
const mostTries = 20
const busy = 503

/** People who play their parts: they talk, press and fill in, and wait for what comes of it as people do. */
export function createStage(sandbox: Sandbox, signal: AbortSignal) {
  const privateChat = (person: SeedPerson) => sandbox.privateChatOf(openIdOf(person))
  const fromBot = (chatId: string) => sandbox.messagesIn(chatId).filter(({ sender }) => sender === 'bot')

  function at(time: Date): void {
    signal.throwIfAborted()
    sandbox.moveClock(time)
  }

  /** What a busy bot turned away comes again, as Feishu does it: on the town's clock, which goes on until then. */
  async function untilDelivered(): Promise<void> {
    await sandbox.settled()
    const waiting = sandbox.deliveries().flatMap(({ state, nextAt }) => (state === 'pending' && nextAt ? [nextAt] : []))
    if (waiting.length === 0) return
    await pause(momentMs)
    at(new Date(Math.max(...waiting.map(Number), sandbox.now().getTime())))
    return untilDelivered()
  }

  async function say(chatId: string, saying: Saying): Promise<MessageView> {
    signal.throwIfAborted()
    const { messageId } = sandbox.sendAs(chatId, saying)
    await untilDelivered()
    return sandbox.until(() => fromBot(chatId).find(({ repliesTo }) => repliesTo === messageId), patienceMs)
  }

  const missed = new Set<SeedGroup>()
  const cardIn = (group: SeedGroup, title: string, withinMs = patienceMs) =>
    sandbox.until(() => fromBot(chatIdOf(group)).findLast((card) => titleOf(card).startsWith(title)), withinMs)

  return {
    /** `2025-11-21T10:00` on the wall clock of Ordos. */
    at: (time: string) => at(new Date(`${time}:00+08:00`)),

    later: (minutes: number) => at(new Date(sandbox.now().getTime() + minutes * 60_000)),

    /** The bot greets whoever opens the private chat for the first time. */
    async meet(person: SeedPerson): Promise<MessageView> {
      const chatId = privateChat(person)
      sandbox.openAs(chatId, openIdOf(person))
      await untilDelivered()
      return sandbox.until(() => fromBot(chatId)[0], patienceMs)
    },

    /** To the bot alone; resolves with its answer. */
    tell: (person: SeedPerson, text: string) => say(privateChat(person), { as: openIdOf(person), text }),

    /** Among people; the bot is not called. */
    chat: (group: SeedGroup, person: SeedPerson, text: string) =>
      sandbox.sendAs(chatIdOf(group), { as: openIdOf(person), text }),

    /** The newest card in a group whose title begins so, there already or still to come. */
    cardIn,

    /** The same where the settings may do without it; what did not come once is hardly waited for again. */
    ifItComes: (group: SeedGroup, title: string) =>
      cardIn(group, title, missed.has(group) ? momentMs : briefMs).catch(() => void missed.add(group)),

    /** Until the card has been redrawn: no card can be after 14 days, and the story is about to leap over them. */
    becomes: ({ messageId }: MessageView, title: string) => {
      const now = () => sandbox.trace(messageId).message
      return sandbox.until(() => (titleOf(now() ?? { content: {} }).includes(title) ? true : undefined), briefMs)
    },

    /** Presses the button of that name, with what was filled in beside it. */
    async press(
      person: SeedPerson,
      { messageId }: MessageView,
      label: string,
      form?: Readonly<Record<string, unknown>>,
    ) {
      const message = sandbox.trace(messageId).message
      const found = message && componentsOf(message.content).find(({ element }) => wordsOf(element.text) === label)
      if (!found) throw new Error(`no button ${label}`)
      const { value, name } = found
      for (let tries = 1; ; tries += 1) {
        signal.throwIfAborted()
        const { ok, status, error, invalid } = await sandbox.press(messageId, {
          as: openIdOf(person),
          value,
          name,
          form,
        })
        if (ok) return
        if (status !== busy || tries === mostTries) throw new Error(`${label}: ${error?.text ?? invalid?.text}`)
        await pause(momentMs)
      }
    },
  }
}

const titleOf = ({ content }: Pick<MessageView, 'content'>) =>
  isRecord(content.header) ? wordsOf(content.header.title) : ''

const wordsOf = (text: unknown) => (isRecord(text) ? String(text.content) : '')
