import type { ChatView } from '../../sandbox/control/view.ts'
import type { SandboxState } from '../../sandbox/sandbox.ts'
import type { Client } from './client.ts'

export type Place = Awaited<ReturnType<typeof createPlace>>

/** Who sits at the console, in which chat, among whom. */
export async function createPlace(client: Client, as: string) {
  let state: SandboxState = await client.state()
  const called = (name: string) => state.people.find((person) => person.name.includes(name))
  let me = (called(as) ?? state.people[0])?.openId ?? ''
  let chatId = ''

  const myChats = () => state.chats.filter(({ members }) => members.includes(me))
  const chatName = ({ kind, name }: ChatView) => (kind === 'private' ? state.bot.name : name)
  const chat = () => state.chats.find((one) => one.chatId === chatId)
  function goHome(): void {
    chatId = myChats().find(({ kind }) => kind === 'private')?.chatId ?? ''
  }
  goHome()

  return {
    me: () => me,
    person: () => state.people.find(({ openId }) => openId === me),
    people: () => state.people,
    bot: () => state.bot,
    chat,
    myChats,
    chatName,
    here: () => {
      const at = chat()
      return at ? chatName(at) : ''
    },
    nameOf: (openId: string) =>
      openId === 'bot' || openId === state.bot.openId
        ? state.bot.name
        : (state.people.find((person) => person.openId === openId)?.name ?? openId),
    /** Chats come and go. */
    async refresh(): Promise<void> {
      state = await client.state()
    },
    /** Part of the name suffices; false when there is nobody of that name. */
    become(name: string): boolean {
      const person = called(name)
      if (!person || name === '') return false
      me = person.openId
      goHome()
      return true
    },
    enter(name: string): boolean {
      const found = myChats().find((one) => chatName(one).includes(name))
      if (!found || name === '') return false
      chatId = found.chatId
      return true
    },
  }
}
