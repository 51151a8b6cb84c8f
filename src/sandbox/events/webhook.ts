import { randomBytes } from 'node:crypto'
import type { Delivery } from './delivery.ts'
import { type Sealed, seal } from './seal.ts'
import type { Transport } from './transport.ts'

export interface WebhookOptions {
  readonly encryptKey: string | undefined
  readonly verificationToken: string
  readonly now: () => Date
  readonly stopwatch: () => number
  readonly answerWithinMs: number
}

export interface Verification {
  readonly ok: boolean
  readonly status: number | undefined
  readonly reason: string | undefined
}

/** Feishu's request address: it must pass the challenge before anything is sent to it. */
export function createWebhook(options: WebhookOptions) {
  const { encryptKey, verificationToken, now, stopwatch, answerWithinMs } = options
  let botUrl: string | undefined
  let verified = false
  const sealedOf = new WeakMap<Delivery, Sealed>()

  async function post(path: string, sealed: Sealed, withinMs: number) {
    const started = stopwatch()
    try {
      const response = await fetch(`${botUrl}${path}`, {
        method: 'POST',
        headers: sealed.headers,
        body: sealed.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(withinMs),
      })
      const text = await response.text()
      return { ms: stopwatch() - started, status: response.status, text, problem: undefined }
    } catch (error) {
      const problem = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connect'
      return { ms: stopwatch() - started, status: undefined, text: '', problem } as const
    }
  }

  async function verify(): Promise<Verification> {
    if (!botUrl) return { ok: false, status: undefined, reason: 'no request address' }
    const challenge = randomBytes(16).toString('hex')
    const plain = JSON.stringify({ challenge, token: verificationToken, type: 'url_verification' })
    const answer = await post('/webhook/event', seal(plain, encryptKey, now(), { signed: false }), answerWithinMs / 3)
    const echoed = jsonOf(answer.text)
    verified = answer.status === 200 && isRecord(echoed) && echoed.challenge === challenge
    const reason = verified ? undefined : (answer.problem ?? 'the challenge was not answered')
    return { ok: verified, status: answer.status, reason }
  }

  const transport: Transport = {
    async send(delivery) {
      if (!verified && !(await verify()).ok)
        return { ms: 0, status: undefined, answer: undefined, problem: 'not-verified' }
      // A repeat keeps its first signature: whether Feishu signs anew is not documented, and this is the harder case.
      const sealed =
        sealedOf.get(delivery) ?? seal(JSON.stringify(delivery.envelope), encryptKey, now(), { signed: true })
      sealedOf.set(delivery, sealed)
      const path = delivery.callback ? '/webhook/card' : '/webhook/event'
      const { ms, status, text, problem } = await post(path, sealed, answerWithinMs)
      return { ms, status, answer: jsonOf(text), problem: problem ?? (status === 200 ? undefined : 'status') }
    },
    state: () => ({ kind: 'webhook', botUrl: botUrl ?? null, verified }),
  }

  return {
    ...transport,
    /** Saves the request address, as the console does: only after the challenge was answered. */
    async connect(url: string): Promise<Verification> {
      if (!/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(url)) {
        throw new Error(`the sandbox sends to this machine only, not to ${url}`)
      }
      botUrl = url
      verified = false
      return verify()
    },
  }
}

function jsonOf(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
