import { type Fate, FeishuError, type FeishuErrorCode } from '../ports.ts'

/** Feishu's numbers (facts of send, reply, patch; gateway; token) and what may be done about them. */
const known: Record<number, readonly [FeishuErrorCode, Fate]> = {
  99991400: ['rate-limited', 'not-done'],
  230020: ['rate-limited', 'not-done'],
  11232: ['rate-limited', 'not-done'],
  230049: ['busy', 'unknown'],
  99991663: ['token-expired', 'not-done'],
  99991661: ['token-expired', 'not-done'],
  99991671: ['token-expired', 'not-done'],
  99991664: ['token-expired', 'not-done'],
  99991665: ['token-expired', 'not-done'],
  99991403: ['quota-used-up', 'stop'],
  99991401: ['no-permission', 'stop'],
  10003: ['bad-credentials', 'stop'],
  10012: ['bad-credentials', 'stop'],
  10014: ['bad-credentials', 'stop'],
  10015: ['bad-credentials', 'stop'],
  230006: ['no-permission', 'stop'],
  99991672: ['no-permission', 'never'],
  230027: ['no-permission', 'never'],
  230018: ['no-permission', 'never'],
  230002: ['not-in-chat', 'never'],
  232009: ['chat-gone', 'never'],
  230013: ['person-unreachable', 'never'],
  230029: ['person-unreachable', 'never'],
  230053: ['person-unreachable', 'never'],
  230035: ['person-unreachable', 'never'],
  230034: ['person-unreachable', 'never'],
  99992351: ['person-unreachable', 'never'],
  230011: ['message-gone', 'never'],
  230110: ['message-gone', 'never'],
  230019: ['message-gone', 'never'],
  230071: ['message-gone', 'never'],
  230072: ['message-gone', 'never'],
  230031: ['too-old', 'never'],
  230009: ['too-old', 'never'],
  230022: ['content-refused', 'never'],
  230028: ['content-refused', 'never'],
  230025: ['content-refused', 'never'],
  // Files: too large, gone, of a kind that cannot be sent on.
  234006: ['content-refused', 'never'],
  234037: ['content-refused', 'never'],
  234038: ['message-gone', 'never'],
  234043: ['content-refused', 'never'],
  230099: ['bad-request', 'never'],
  230001: ['bad-request', 'never'],
}

interface Answered {
  readonly code: number
  readonly msg: string
  readonly status: number
  /** Seconds, as `x-ogw-ratelimit-reset` says. */
  readonly reset?: string | undefined
}

/** One answer of the platform with a code other than 0. */
export function errorOfAnswer({ code, msg, status, reset }: Answered): FeishuError {
  const more = { platformCode: code, retryAfter: reset === undefined ? undefined : Number(reset) * 1000 || undefined }
  if (code === 230099 && /card action is lock/.test(msg)) return new FeishuError('busy', 'not-done', msg, more)
  const found = known[code]
  if (found) return new FeishuError(found[0], found[1], msg, more)
  if (status === 429) return new FeishuError('rate-limited', 'not-done', msg, more)
  if (status >= 500 || status === 408) return new FeishuError('server-error', 'unknown', msg, more)
  return new FeishuError('bad-request', 'never', msg, more)
}

interface RequestFailure {
  readonly code?: string
  readonly message?: string
  readonly response?: {
    readonly status: number
    readonly data?: { readonly code?: number; readonly msg?: string }
    readonly headers?: Record<string, string | undefined>
  }
}

/** Before a connection stood nothing can have arrived. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Whatever the SDK or the network threw, as one kind of error. Carries no request, for that may hold a secret. */
export function errorOfFailure(thrown: unknown): FeishuError {
  if (thrown instanceof FeishuError) return thrown
  const { code = '', message = '', response } = thrown as RequestFailure
  if (response) {
    const { data, status, headers } = response
    if (typeof data?.code === 'number') {
      return errorOfAnswer({ code: data.code, msg: data.msg ?? '', status, reset: headers?.['x-ogw-ratelimit-reset'] })
    }
    return errorOfAnswer({ code: -1, msg: `HTTP ${status}`, status, reset: headers?.['x-ogw-ratelimit-reset'] })
  }
  const refused = /failed to get tenant_access_token, code[^0-9]*([0-9]+)/.exec(message)
  if (refused) return errorOfAnswer({ code: Number(refused[1]), msg: 'no tenant access token', status: 200 })
  if (neverArrived.has(code)) return new FeishuError('unreachable', 'not-done', `no connection (${code})`)
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return new FeishuError('timeout', 'unknown', 'no answer in time')
  return new FeishuError('unreachable', 'unknown', `the connection broke (${code || 'no code'})`)
}
