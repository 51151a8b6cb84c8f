/** One event or callback and everything that became of it. */
export interface Delivery {
  readonly id: string
  readonly eventId: string
  readonly type: string
  readonly about: { readonly chatId?: string; readonly messageId?: string }
  readonly envelope: Readonly<Record<string, unknown>>
  readonly callback: boolean
  readonly createdAt: Date
  readonly attempts: Attempt[]
  state: 'pending' | 'delivered' | 'failed'
  /** Why the client could not use the answer to a press. */
  refused?: { readonly code: number; readonly text: string; readonly detail?: string }
  /** When the platform tries again, on the sandbox's clock. */
  nextAt: Date | undefined
}

export interface Attempt {
  readonly at: Date
  readonly ms: number
  /** HTTP status (or the long connection's answer code); undefined when nothing was answered. */
  readonly status: number | undefined
  readonly answer: unknown
  readonly problem: 'connect' | 'timeout' | 'status' | 'not-verified' | 'not-connected' | undefined
}

/** A repeat after each failed attempt, then it is given up. */
const repeatAfterMs = [15_000, 5 * 60_000, 3_600_000, 6 * 3_600_000]

export function noteAttempt(delivery: Delivery, attempt: Attempt, now: Date) {
  delivery.attempts.push(attempt)
  if (attempt.problem === undefined) {
    delivery.state = 'delivered'
    delivery.nextAt = undefined
    return
  }
  const wait = delivery.callback ? undefined : repeatAfterMs[delivery.attempts.length - 1]
  delivery.state = wait === undefined ? 'failed' : 'pending'
  delivery.nextAt = wait === undefined ? undefined : new Date(now.getTime() + wait)
}
