/** The platform's limits: per API of this app, and messages into one chat (5/s there, shared with other bots). */
export const paceLimits = { perSecond: 50, perMinute: 1000, perChatSecond: 4 } as const

/** Feishu counts when a request arrives, not when it left: windows are kept wider by this many milliseconds. */
const margin = 45

/** What was answered had arrived by then: only the ticks of two clocks are left to allow for. */
const marginOnceAnswered = 5

export type Api = 'send' | 'reply' | 'redraw' | 'recall' | 'look-up'

/** What the platform refused for the sake of its limits does not count towards them. */
export type Answered = (at: number, refused: boolean) => void

/** When a further call may go out; times are milliseconds of any monotonic clock. */
export interface Pacer {
  /** The earliest moment for a call of this API into this chat, not before `now`; infinite until an answer comes. */
  earliest(api: Api, chat: string, now: number): number
  /** A call goes out at `at`; what is returned takes the moment of its answer, or that the call was refused as one too many. */
  record(api: Api, chat: string, at: number): Answered
  /** A message left into this chat at `at`, before this pacer knew; whether plainly or as a reply is forgotten. */
  recordEarlier(chat: string, at: number): void
}

/** When a call counted, as far as we know: until it is answered that may still lie ahead. */
interface Moment {
  at: number
}

const ahead = Number.POSITIVE_INFINITY

/** Remembers the newest `size` moments; the earliest of them says when the window has room again. */
class Window {
  readonly #moments: Moment[] = []
  /** Place of the earliest, once it was looked for. */
  #earliest: number | undefined
  readonly #size: number
  readonly #length: number

  constructor(size: number, length: number) {
    this.#size = size
    this.#length = length
  }

  earliest(now: number): number {
    if (this.#moments.length < this.#size) return now
    return Math.max(now, (this.#moments[this.#placeOfEarliest()]?.at ?? 0) + this.#length + margin)
  }

  record(moment: Moment): void {
    if (this.#moments.length < this.#size) this.#moments.push(moment)
    else this.#moments[this.#placeOfEarliest()] = moment
    this.changed()
  }

  /** One of its moments is another than it was. */
  changed(): void {
    this.#earliest = undefined
  }

  #placeOfEarliest(): number {
    let place = this.#earliest ?? 0
    if (this.#earliest === undefined) {
      for (const [index, { at }] of this.#moments.entries()) if (at < (this.#moments[place]?.at ?? at)) place = index
    }
    this.#earliest = place
    return place
  }

  /** Nothing in it limits a call at `now` any more. */
  idle(now: number): boolean {
    return this.#moments.every(({ at }) => at + this.#length + margin <= now)
  }
}

/** As many of the newest answers tell how long the way is, there and back. */
const remembered = 100

/**
 * When a call was counted, from when its answer came. Surely not after that. Where answers come steadily it was earlier:
 * what even the fastest took is the way itself, of which a later call needs no less; only the rest was delay. Where they
 * come as they like, as on a cold connection or a busy machine, the answer alone is sure.
 */
class Answers {
  readonly #took: number[] = []

  countedAt(at: number, answeredAt: number): number {
    const took = answeredAt - at
    this.#took.push(took)
    if (this.#took.length > remembered) this.#took.shift()
    if (this.#took.length < remembered) return answeredAt + marginOnceAnswered - margin
    const sorted = this.#took.toSorted((a, b) => a - b)
    const [fastest = 0, nearlySlowest = 0] = [sorted[0], sorted[Math.floor(remembered * 0.9)]]
    const way = nearlySlowest - fastest <= margin ? fastest : 0
    return Math.min(answeredAt - way, answeredAt + marginOnceAnswered - margin)
  }
}

/** Chats are forgotten when there are more than this many and their windows are empty. */
const chatsKept = 2000

export function createPacer(): Pacer {
  const apis = new Map<Api, { second: Window; minute: Window; answers: Answers }>()
  const chats = new Map<string, Window>()
  const ofApi = (api: Api) => {
    let known = apis.get(api)
    if (!known) {
      known = {
        second: new Window(paceLimits.perSecond, 1000),
        minute: new Window(paceLimits.perMinute, 60_000),
        answers: new Answers(),
      }
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
      const moment = { at: ahead }
      const windows = [...note(api, moment), noteChat(chat, moment, at)]
      const { answers } = ofApi(api)
      return (answeredAt, refused) => {
        moment.at = refused ? Number.NEGATIVE_INFINITY : answers.countedAt(at, answeredAt)
        for (const window of windows) window.changed()
      }
    },
    recordEarlier(chat, at) {
      note('send', { at })
      note('reply', { at })
      noteChat(chat, { at }, at)
    },
  }

  function note(api: Api, moment: Moment): readonly Window[] {
    const { second, minute } = ofApi(api)
    second.record(moment)
    minute.record(moment)
    return [second, minute]
  }

  function noteChat(chat: string, moment: Moment, at: number): Window {
    let window = chats.get(chat)
    if (!window) {
      if (chats.size >= chatsKept) for (const [name, known] of chats) if (known.idle(at)) chats.delete(name)
      window = new Window(paceLimits.perChatSecond, 1000)
      chats.set(chat, window)
    }
    window.record(moment)
    return window
  }
}
