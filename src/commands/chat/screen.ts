import type { MessageView } from '../../sandbox/control/view.ts'
import type { Client, Happened } from './client.ts'
import type { Place } from './place.ts'
import { type Shown, showMessage } from './show-message.ts'
import type { Terminal } from './terminal.ts'
import { wording } from './wording.ts'

const shownOnEntering = 3
const elsewhereWidth = 60

export interface ScreenParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly place: Place
  /** Where a file of the sandbox can be downloaded. */
  readonly address: (key: string) => string
  readonly welcomeMs: number
}

/** What a script waits for, and for how many milliseconds. */
export interface Wanted {
  readonly fits: (message: MessageView) => boolean
  readonly withinMs: number
}

/** What is said in the chat where one is, one line about what is said elsewhere, and the card whose buttons count. */
export function createScreen({ client, terminal, place, address, welcomeMs }: ScreenParts) {
  const { print } = terminal
  let card: Shown | undefined
  let arrived: ((message: MessageView) => void) | undefined

  function show(message: MessageView): void {
    const shown = showMessage(message, { nameOf: place.nameOf, width: terminal.width, address })
    for (const line of shown.lines) print(line)
    if (shown.actions.length > 0) card = shown
  }

  function showElsewhere(message: MessageView): void {
    const chat = place.myChats().find(({ chatId }) => chatId === message.chatId)
    if (!chat || message.sender === place.me()) return
    const { lines, actions } = showMessage(message, { nameOf: place.nameOf, width: elsewhereWidth, address })
    const [first = ''] = lines.slice(message.type === 'interactive' || actions.length > 0 ? 1 : 0)
    print(wording.elsewhere(place.chatName(chat), first.replace(/^│ ?(■ )?/, '')))
  }

  async function untilAnswered(act: () => Promise<Wanted | undefined>): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const came: MessageView[] = []
    let wanted: Wanted | undefined
    const look = () => came.some((message) => wanted?.fits(message)) && resolve(true)
    arrived = (message) => {
      came.push(message)
      look()
    }
    wanted = await act()
    if (terminal.interactive || !wanted) return true
    look()
    const timer = setTimeout(() => resolve(false), wanted.withinMs)
    return promise.finally(() => clearTimeout(timer))
  }

  return {
    /** The card that numbers press. */
    card: () => card,

    async enter(): Promise<void> {
      card = undefined
      const { name = '', role = '' } = place.person() ?? {}
      const chat = place.chat()
      if (!chat) return
      print(wording.you(name, role, place.here()))
      const before = await client.messages(chat.chatId)
      for (const message of before.slice(-shownOnEntering)) show(message)
      await untilAnswered(async () => {
        await client.open(chat.chatId, place.me())
        return chat.kind === 'private' && before.length === 0 ? { fits: () => true, withinMs: welcomeMs } : undefined
      })
    },

    heard({ type, message }: Happened): void {
      if (!message || (type !== 'message' && type !== 'update')) return
      if (message.chatId !== place.chat()?.chatId) {
        if (type === 'message') showElsewhere(message)
        return
      }
      if (type === 'update') print(wording.redrawn)
      if (message.sender !== place.me()) show(message)
      if (message.sender === 'bot') arrived?.(message)
    },

    /**
     * Does something, which resolves with what to look for, and lets a script wait for such a message of the bot. False
     * when it did not come.
     */
    untilAnswered,
  }
}
