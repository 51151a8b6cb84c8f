/** Everything the stand-in knows; ids look as Feishu's do. */
export interface Person {
  readonly openId: string
  readonly unionId: string
  readonly userId: string
  readonly name: string
  /** What the page shows: who one would be when choosing this person. */
  readonly role: string
  readonly unit: string
  readonly note: string
  readonly mobile: string
  readonly email: string
  /** Outside the app's availability range, or resigned: messages to this person are refused (230013). */
  available: boolean
  /** The person stopped the bot (230053). */
  stoppedBot: boolean
}

export interface Chat {
  readonly chatId: string
  readonly kind: 'private' | 'group'
  name: string
  /** People only, the bot left out, as Feishu counts members. */
  readonly members: Set<string>
  botIn: boolean
  status: 'normal' | 'dissolved'
  /** Whether everyone may be mentioned at once. */
  atAllAllowed: boolean
  readonly createdAt: Date
}

export type MessageType = 'text' | 'post' | 'image' | 'file' | 'interactive' | 'system'

export interface Mention {
  readonly key: string
  readonly openId: string
  readonly name: string
  readonly kind: 'user' | 'bot'
}

export interface Message {
  readonly messageId: string
  readonly chatId: string
  /** An open_id, or `bot`. */
  readonly sender: string
  readonly type: MessageType
  content: Readonly<Record<string, unknown>>
  mentions: readonly Mention[]
  readonly createdAt: Date
  updatedAt: Date
  readonly parentId: string | undefined
  readonly rootId: string | undefined
  threadId: string | undefined
  recalledAt: Date | undefined
  edits: number
  readonly readBy: Set<string>
}

export interface Resource {
  readonly key: string
  readonly kind: 'image' | 'file'
  readonly name: string
  readonly fileType: string
  readonly bytes: Uint8Array
  /** `bot` for what the app uploaded, else the person who sent it. */
  readonly owner: string
}

export interface MenuItem {
  readonly name: string
  /** At most 30 characters. */
  readonly key: string
}

export interface Scenario {
  readonly bot: { readonly openId: string; readonly name: string }
  readonly people: readonly Omit<Person, 'available' | 'stoppedBot'>[]
  /** The private chat's bottom menu, as the console would hold it; the key reaches the bot. */
  readonly menu?: readonly MenuItem[]
  readonly groups: readonly { readonly chatId: string; readonly name: string; readonly members: readonly string[] }[]
}

/** What happened, for the page and for whoever waits; `data` is the page's view of the thing. */
export interface Happening {
  readonly type:
    | 'message'
    | 'update'
    | 'recall'
    | 'chat'
    | 'clock'
    | 'faults'
    | 'toast'
    | 'reset'
    | 'delivery'
    | 'connection'
    | 'scene'
    /** Of the bot to the platform; for those who wait, not for the page. */
    | 'request'
  readonly chatId?: string
  readonly messageId?: string
  readonly data?: unknown
}

/** What is going on when somebody arrives; each line leads to whom and where it is seen. */
export interface Scene {
  readonly title: string
  /** The people of the story are still at it. */
  readonly preparing: boolean
  readonly lines: readonly { readonly text: string; readonly as: string; readonly chatId: string }[]
}

export type SceneSet = Scene & { readonly at: string }

export interface SandboxClock {
  now(): Date
  move?(to: Date): void
}
