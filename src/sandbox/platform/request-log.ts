/** One request of the bot, as the platform saw it; tokens and secrets are left out. */
export interface PlatformRequest {
  readonly id: string
  readonly at: Date
  readonly method: string
  readonly path: string
  readonly api: string
  readonly body: unknown
  status: number | undefined
  answer: unknown
  ms: number
  /** Kinds of the faults that struck it. */
  readonly faults: readonly string[]
  /** The message it made or was about. */
  messageId: string | undefined
}

// Bodies are kept whole for the trace; more of them would weigh more than the bot.
const kept = 2_000

/** `heard` is called whenever a request has come in and whenever one is answered or cut off. */
export function createRequestLog(heard: () => void) {
  let requests: PlatformRequest[] = []
  return {
    add(request: PlatformRequest) {
      requests.push(request)
      if (requests.length > kept * 1.2) requests = requests.slice(-kept)
      heard()
    },
    ended: heard,
    all: (): readonly PlatformRequest[] => requests,
    about: (messageId: string) => requests.filter((request) => request.messageId === messageId),
    reset() {
      requests = []
    },
  }
}
