import { newId, stableId } from './ids.ts'
import type {
  Chat,
  Happening,
  Mention,
  Message,
  MessageType,
  Person,
  Resource,
  SandboxClock,
  Scenario,
} from './types.ts'

export interface Draft {
  readonly chatId: string
  readonly sender: string
  readonly type: MessageType
  readonly content: Readonly<Record<string, unknown>>
  readonly mentions?: readonly Mention[]
  readonly repliesTo?: Message | undefined
  readonly inThread?: boolean
}

export type World = ReturnType<typeof createWorld>

/** People, chats, messages and files in memory; every change is told to the listeners. */
export function createWorld(scenario: Scenario, clock: SandboxClock) {
  const people = new Map<string, Person>()
  const chats = new Map<string, Chat>()
  const messages = new Map<string, Message>()
  const inChat = new Map<string, Message[]>()
  const resources = new Map<string, Resource>()
  const listeners = new Set<(happening: Happening) => void>()
  let id = ''

  function tell(happening: Happening) {
    for (const listener of [...listeners]) listener(happening)
  }

  function addChat(chat: Pick<Chat, 'chatId' | 'kind' | 'name' | 'botIn'> & { members: readonly string[] }): Chat {
    const created: Chat = {
      ...chat,
      members: new Set(chat.members),
      status: 'normal',
      atAllAllowed: true,
      createdAt: clock.now(),
    }
    chats.set(created.chatId, created)
    inChat.set(created.chatId, [])
    return created
  }

  function fill() {
    id = newId('w-')
    for (const store of [people, chats, messages, inChat, resources]) store.clear()
    for (const person of scenario.people) {
      people.set(person.openId, { ...person, available: true, stoppedBot: false })
      const chatId = stableId('oc_', `private:${person.openId}`)
      addChat({ chatId, kind: 'private', name: person.name, botIn: true, members: [person.openId] })
    }
    for (const group of scenario.groups) addChat({ ...group, kind: 'group', botIn: true })
  }
  fill()

  return {
    bot: scenario.bot,
    id: () => id,
    menu: scenario.menu ?? [],
    people,
    chats,
    messages,
    resources,
    now: () => clock.now(),
    tell,
    addChat,

    /** Calls back on everything that happens from now on; returns the way to stop. */
    listen(listener: (happening: Happening) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    messagesIn: (chatId: string): readonly Message[] => inChat.get(chatId) ?? [],

    privateChatOf(openId: string): Chat | undefined {
      return [...chats.values()].find((chat) => chat.kind === 'private' && chat.members.has(openId))
    },

    addMessage(draft: Draft): Message {
      const at = clock.now()
      const original = draft.repliesTo
      // Only a topic's messages carry a thread id; answering in a topic opens one on the message answered.
      if (original && draft.inThread) original.threadId ??= newId('omt_')
      const message: Message = {
        messageId: newId('om_'),
        chatId: draft.chatId,
        sender: draft.sender,
        type: draft.type,
        content: draft.content,
        mentions: draft.mentions ?? [],
        createdAt: at,
        updatedAt: at,
        parentId: original?.messageId,
        rootId: original ? (original.rootId ?? original.messageId) : undefined,
        threadId: original?.threadId,
        recalledAt: undefined,
        edits: 0,
        readBy: new Set(),
      }
      messages.set(message.messageId, message)
      inChat.get(message.chatId)?.push(message)
      tell({ type: 'message', chatId: message.chatId, messageId: message.messageId })
      return message
    },

    changeMessage(message: Message, content: Readonly<Record<string, unknown>>) {
      message.content = content
      message.updatedAt = clock.now()
      tell({ type: 'update', chatId: message.chatId, messageId: message.messageId })
    },

    recallMessage(message: Message) {
      message.recalledAt = clock.now()
      tell({ type: 'recall', chatId: message.chatId, messageId: message.messageId })
    },

    /** Back to the start: same people and groups, nothing said yet. */
    reset() {
      fill()
      tell({ type: 'reset' })
    },
  }
}
