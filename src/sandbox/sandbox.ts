import type { Saying } from './control/people-act.ts'
import type { ChatView, MessageView } from './control/view.ts'
import type { Delivery } from './events/delivery.ts'
import type { Verification } from './events/webhook.ts'
import type { ActiveFault, FaultInput } from './faults.ts'
import type { BrokenLimits } from './platform/limits.ts'
import type { PlatformRequest } from './platform/request-log.ts'
import type { Press, PressResult } from './press/press.ts'
import type { Chat, MenuItem, Person, Resource, SandboxClock, Scenario, Scene, SceneSet } from './world/types.ts'

export interface SandboxOptions {
  readonly host?: string
  /** 0: any free port. */
  readonly port?: number
  /** Origin of the bot; events go to its `/webhook/event`, card callbacks to `/webhook/card`. May come later through `connectBot`. */
  readonly botUrl?: string | undefined
  readonly connection?: 'webhook' | 'websocket'
  readonly appId: string
  readonly appSecret: string
  readonly encryptKey?: string | undefined
  readonly verificationToken: string
  /** The demo's time: messages, windows of days and hours, repeats of events. */
  readonly clock: SandboxClock
  /** Milliseconds of real time, for what no demo clock can move: rates, lives of tokens, time limits. */
  readonly stopwatch?: () => number
  /** How long the bot may take to answer; Feishu's 3 s unless a test wants less. */
  readonly answerWithinMs?: number
  readonly seed?: Scenario
  /** What the bot itself knows of a message, for the drawer of the page. */
  readonly inspect?: ((messageId: string) => Inspection) | undefined
  /** Begins the whole demonstration anew, bot included; without it `reset` concerns the sandbox alone. */
  readonly startAfresh?: (() => void) | undefined
  readonly log?: (line: string) => void
}

/** Told by the bot's side; shown as it comes. */
export interface Inspection {
  /** Entries of the journal that concern the message, oldest first. */
  readonly entries: readonly {
    readonly seq: number
    readonly at: string
    readonly by: string
    readonly changes: readonly unknown[]
  }[]
  /** What the bot has sent, or is to send, on account of these entries. */
  readonly outbox: readonly {
    readonly key: string
    readonly state: 'waiting' | 'tried' | 'sent' | 'held' | 'dropped'
    readonly at: string
    readonly messageId?: string
    readonly detail?: string
  }[]
}

export interface SandboxState {
  /** Another one after every reset and start: what was seen before belongs to a world that is gone. */
  readonly world: string
  /** A reset takes the bot's memory along. */
  readonly startsAfresh: boolean
  readonly now: string
  readonly clockMoved: boolean
  readonly bot: { readonly openId: string; readonly name: string }
  readonly menu: readonly MenuItem[]
  readonly people: readonly {
    readonly openId: string
    readonly name: string
    readonly role: string
    readonly unit: string
    readonly note: string
  }[]
  readonly chats: readonly ChatView[]
  readonly faults: readonly ActiveFault[]
  readonly scene: SceneSet | null
  readonly connection: Readonly<Record<string, unknown>>
}

/** The running stand-in. What it does by HTTP it does here too. */
export interface Sandbox {
  readonly url: string
  readonly pageUrl: string
  now(): Date
  state(): SandboxState
  people(): readonly Person[]
  chats(): readonly Chat[]
  privateChatOf(openId: string): string
  messagesIn(chatId: string): readonly MessageView[]
  resource(key: string): Resource | undefined
  sendAs(chatId: string, saying: Saying): MessageView
  press(messageId: string, press: Press): Promise<PressResult>
  recallAs(messageId: string, openId: string): MessageView
  openAs(chatId: string, openId: string): void
  chooseMenu(key: string, openId: string): void
  setBotIn(chatId: string, openId: string, inside: boolean): ChatView
  createGroup(name: string, members: readonly string[], as: string): ChatView
  dissolve(chatId: string, as: string): ChatView
  /** Changes how a person can be reached: outside the availability range, or having stopped the bot. */
  setPerson(openId: string, change: { available?: boolean; stoppedBot?: boolean }): void
  setScopes(scopes: readonly string[]): void
  moveClock(to: Date): Date
  /** Tells the page what is going on; from then on the clock counts as not moved. */
  setScene(scene: Scene): void
  /** To be called when the clock was moved from elsewhere: sends what became due. */
  clockMoved(): void
  addFaults(...faults: FaultInput[]): void
  clearFaults(id?: string): void
  faults(): readonly ActiveFault[]
  requests(): readonly PlatformRequest[]
  deliveries(): readonly Delivery[]
  /** Raw requests and events about one message. */
  trace(messageId: string): {
    readonly message: MessageView | null
    readonly requests: readonly PlatformRequest[]
    readonly deliveries: readonly unknown[]
    readonly bot?: Inspection
  }
  /** Feishu's limits as counted here: how often they were run into, and the most let through in one window. */
  limits(): {
    readonly broken: BrokenLimits
    readonly busiest: Readonly<Record<string, number>>
    readonly uuidRepeats: number
  }
  /** Saves the bot's address, which must answer the challenge. */
  connectBot(botUrl: string): Promise<Verification>
  /** Cuts the long connections; clients reconnect. */
  dropConnections(): void
  /** Resolves when no event is on its way to the bot. */
  settled(): Promise<void>
  /** Resolves with what `find` gives as soon as anything that happens makes it give something. */
  until<Found>(find: () => Found | undefined, withinMs?: number): Promise<Found>
  reset(): void
  close(): Promise<void>
}
