import { expect } from 'vitest'
import type { Saying } from '../../../src/sandbox/control/people-act.ts'
import type { MessageView } from '../../../src/sandbox/control/view.ts'
import { chatIdOf, openIdOf, type SeedGroup, type SeedPerson } from '../../../src/sandbox/world/seed.ts'
import { type ReadCard, readCard } from './read-card.ts'
import { runService } from './service.ts'

export type Journey = Awaited<ReturnType<typeof startJourney>>

/** People of the sandbox who talk to the running service, and what they get. */
export async function startJourney() {
  const running = await runService()
  const { sandbox } = running
  const privateChat = (person: SeedPerson) => sandbox.privateChatOf(openIdOf(person))

  const cardsIn = (chatId: string): ReadCard[] =>
    sandbox
      .messagesIn(chatId)
      .filter(({ sender }) => sender === 'bot')
      .map(readCard)

  const repliesTo = ({ messageId, chatId }: MessageView): MessageView[] =>
    sandbox.messagesIn(chatId).filter(({ sender, repliesTo }) => sender === 'bot' && repliesTo === messageId)

  /** The first card that comes in reply. */
  async function answerTo(message: MessageView): Promise<ReadCard> {
    return readCard(await sandbox.until(() => repliesTo(message)[0]))
  }

  const tell = (person: SeedPerson, text: string, more: Partial<Saying> = {}) =>
    sandbox.sendAs(privateChat(person), { as: openIdOf(person), text, ...more })

  const sayIn = (group: SeedGroup, person: SeedPerson, text: string, more: Partial<Saying> = {}) =>
    sandbox.sendAs(chatIdOf(group), { as: openIdOf(person), text, ...more })

  return {
    ...running,
    privateChat,
    cardsIn,
    repliesTo,
    answerTo,
    /** In the private chat with the bot. */
    tell,
    /** In a group; the bot hears it only when mentioned. */
    sayIn,
    ask: (person: SeedPerson, text: string) => answerTo(tell(person, text)),
    askIn: (group: SeedGroup, person: SeedPerson, text: string) =>
      answerTo(sayIn(group, person, text, { mentionBot: true })),

    async press(person: SeedPerson, { messageId, buttons }: ReadCard, label: string) {
      const pressed = buttons.find((button) => button.label === label)
      expect(buttons.map((button) => button.label)).toContain(label)
      return sandbox.press(messageId, { as: openIdOf(person), value: pressed?.value })
    },

    /** The bot sends in order within a chat: what it had to say before is there once this question is answered. */
    async untilSaid(chatId: string, person: SeedPerson): Promise<void> {
      await sandbox.settled()
      const asked = sandbox.sendAs(chatId, { as: openIdOf(person), text: '帮助', mentionBot: true })
      await answerTo(asked)
    },
  }
}
