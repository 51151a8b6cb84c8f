import type { Saying } from '../../../src/sandbox/control/people-act.ts'
import type { MessageView } from '../../../src/sandbox/control/view.ts'
import type { PressResult } from '../../../src/sandbox/press/press.ts'
import { chatIdOf, openIdOf, type SeedGroup, type SeedPerson } from '../../../src/sandbox/world/seed.ts'
import { type ReadButton, type ReadCard, readCard } from './read-card.ts'
import { type Circumstances, inOrdos, runService } from './service.ts'

export type Journey = Awaited<ReturnType<typeof startJourney>>

/** What a person puts into a form's fields, by their names. */
export type FormInput = Readonly<Record<string, string | boolean | readonly string[]>>

function theButton(buttons: readonly ReadButton[], label: string): ReadButton {
  const found = buttons.find((button) => button.label === label)
  if (!found) throw new Error(`no button ${label} among ${buttons.map((button) => button.label).join('、')}`)
  return found
}

/** People of the sandbox who talk to the running service, and what they get. */
export async function startJourney(circumstances: Circumstances = {}) {
  const running = await runService(circumstances)
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

  /** Refused at the door because the machine is busy, a person presses again. */
  async function taken(press: () => Promise<PressResult>): Promise<PressResult> {
    const result = await press()
    if (result.status !== 503) return result
    await running.untilTaking()
    return taken(press)
  }

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
      const { value, name } = theButton(buttons, label)
      return taken(() => sandbox.press(messageId, { as: openIdOf(person), value, name }))
    },

    /** Chooses in a select that stands alone, by the words of the option. */
    async choose(person: SeedPerson, { messageId, fields }: ReadCard, text: string) {
      const select = fields.find(({ options, value }) => value && options.some((option) => option.text === text))
      if (!select) throw new Error(`no select offers ${text}`)
      const option = select.options.find((each) => each.text === text)?.value
      return sandbox.press(messageId, { as: openIdOf(person), value: select.value, option })
    },

    /**
     * Fills in a form and sends it by its button of that label, or its first one. Fields not named stay as the card
     * filled them in; dates are given as `2026-09-30`, several choices as a list. What the client itself would hold
     * back comes as `invalid`.
     */
    async submit(person: SeedPerson, card: ReadCard, form: FormInput, label?: string): Promise<PressResult> {
      const submits = card.buttons.filter((button) => button.submits)
      const { value, name } = theButton(submits, label ?? submits[0]?.label ?? 'a button that submits')
      return taken(() => sandbox.press(card.messageId, { as: openIdOf(person), value, name, form }))
    },

    /** What flashed up after a press or a form, or the client's own complaint about it. */
    async toastOf(pressed: PressResult | Promise<PressResult>): Promise<string> {
      const { toast, error, invalid } = await pressed
      return toast?.content ?? error?.text ?? invalid?.text ?? ''
    },

    /** The first card or message of the bot in the chat that fits, whether it is there or still to come. */
    cardIn: (chatId: string, fits: (card: ReadCard) => boolean) =>
      sandbox.until(() => cardsIn(chatId).find((card) => fits(card))),

    /** A card as it stands now, after redraws. */
    asItStands({ messageId }: ReadCard): ReadCard {
      const message = sandbox.trace(messageId).message
      if (!message) throw new Error(`no message ${messageId}`)
      return readCard(message)
    },

    /** Sets the clock of Feishu and of the bot: `2026-09-18T09:00` as the wall clock of Ordos shows it. */
    moveTo(at: string): void {
      sandbox.moveClock(inOrdos(at))
    },

    /** The bot sends in order within a chat: what it had to say before is there once this question is answered. */
    async untilSaid(chatId: string, person: SeedPerson): Promise<void> {
      await sandbox.settled()
      const asked = sandbox.sendAs(chatId, { as: openIdOf(person), text: '帮助', mentionBot: true })
      await answerTo(asked)
    },
  }
}
