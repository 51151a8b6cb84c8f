/** The platform's limits: per API of this app, and messages into one chat (5/s there, shared with other bots). */
export const paceLimits = { perSecond: 50, perMinute: 1000, perChatSecond: 4 } as const

/** Feishu counts when a request arrives, not when it left: windows are kept wider by this many milliseconds. */
const margin = 30

export type Api = 'send' | 'reply' | 'redraw'

/** When a further call may go out; times are milliseconds of any monotonic clock. */
export interface Pacer {
  /** The earliest moment for a call of this API into this chat, not before `now`. */
  earliest(api: Api, chat: string, now: number): number
  /** A call goes out at `at`. */
  record(api: Api, chat: string, at: number): void
}

/** Remembers the last `size` moments; the oldest of them says when the window has room again. */
class Window {
  readonly #moments: number[] = []
  #next = 0
  readonly #size: number
  readonly #length: number

  constructor(size: number, length: number) {
    this.#size = size
    this.#length = length
  }

  earliest(now: number): number {
    if (this.#moments.length < this.#size) return now
    return Math.max(now, (this.#moments[this.#next] ?? 0) + this.#length + margin)
  }

  record(at: number): void {
    this.#moments[this.#next] = at
    this.#next = (this.#next + 1) % this.#size
  }

  /** Nothing in it limits a call at `now` any more. */
  idle(now: number): boolean {
    return Math.max(...this.#moments) + this.#length + margin <= now
  }
}

/** Chats are forgotten when there are more than this many and their windows are empty. */
const chatsKept = 2000

export function createPacer(): Pacer {
  const apis = new Map<Api, { second: Window; minute: Window }>()
  const chats = new Map<string, Window>()
  const ofApi = (api: Api) => {
    let known = apis.get(api)
    if (!known) {
      known = { second: new Window(paceLimits.perSecond, 1000), minute: new Window(paceLimits.perMinute, 60_000) }
      apis.set(api, known)
    }
    return known
  }
  return {
    earliest(api, chat, now) {
      const { second, minute } = ofApi(api)
      return Math.max(second.earliest(now), minute.earliest(now), chats.get(chat)?.earliest(now) ?? now)
    },
    record(api, chat, at) {
      const { second, minute } = ofApi(api)
      second.record(at)
      minute.record(at)
      let window = chats.get(chat)
      if (!window) {
        if (chats.size >= chatsKept) for (const [name, known] of chats) if (known.idle(at)) chats.delete(name)
        window = new Window(paceLimits.perChatSecond, 1000)
        chats.set(chat, window)
      }
      window.record(at)
    },
  }
}
