import { createDecipheriv, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'
import { checkSignature } from './signature.ts'

export type Opened =
  | { readonly kind: 'forged'; readonly why: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'malformed'; readonly why: string }
  /** Feishu's check of the request URL, to be answered with the same words. */
  | { readonly kind: 'challenge'; readonly challenge: string }
  /** Proven to come from Feishu: the envelope in plain text, for `toIncoming`. */
  | { readonly kind: 'opened'; readonly payload: Readonly<Record<string, unknown>> }

/** What the console of the app shows: the two secrets shared with Feishu. */
export interface Secrets {
  /** A key object: made anew for each message it would cost more than the decryption. */
  readonly cipherKey: KeyObject | undefined
  readonly encryptKey: string | undefined
  readonly verificationToken: string | undefined
}

export function secretsOf(given: {
  readonly encryptKey: string | undefined
  readonly verificationToken: string | undefined
}): Secrets {
  const key = given.encryptKey
  const cipherKey = key === undefined ? undefined : createSecretKey(hash('sha256', key, 'buffer'))
  return { ...given, cipherKey }
}

/**
 * Opens a request to the webhook. With an encrypt key, the signature over the raw bytes is the proof and the body
 * must be encrypted; without, the verification token inside is. The URL check comes unsigned and is proven by the
 * token alone (or by being encrypted with our key, where no token is configured).
 */
export function openEnvelope(
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
  options: { readonly secrets: Secrets; readonly clocks: readonly Date[] },
): Opened {
  const { encryptKey, cipherKey } = options.secrets
  if (encryptKey === undefined || cipherKey === undefined) {
    return judge(parseJson(rawBody.toString()), { token: options.secrets.verificationToken, proven: false })
  }
  const signature = checkSignature(rawBody, headers, encryptKey, options.clocks)
  if (signature === 'forged') return { kind: 'forged', why: 'signature does not match' }
  if (signature === 'stale') return { kind: 'stale' }

  const outer = parseJson(rawBody.toString())
  if (!isRecord(outer)) return { kind: 'malformed', why: 'body is no JSON object' }
  const encrypted = typeof outer.encrypt === 'string' ? outer.encrypt : undefined
  const plain = encrypted === undefined ? outer : decrypt(encrypted, cipherKey)
  if (plain === undefined) return { kind: 'forged', why: 'body cannot be decrypted' }

  const token = options.secrets.verificationToken
  if (signature === 'genuine' && encrypted !== undefined) return judge(plain, { token, proven: true })
  const opened = judge(plain, { token, proven: encrypted !== undefined && token === undefined })
  if (opened.kind === 'challenge') return opened
  return { kind: 'forged', why: encrypted === undefined ? 'not encrypted' : 'not signed' }
}

const UrlVerification = z.object({ challenge: z.string().max(1000) })

/** `proven`: the signature has vouched for it, so an empty token is let pass, but never a wrong one. */
function judge(payload: unknown, guard: { readonly token: string | undefined; readonly proven: boolean }): Opened {
  if (!isRecord(payload)) return { kind: 'malformed', why: 'payload is no JSON object' }
  const header = isRecord(payload.header) ? payload.header : undefined
  const given = header?.token ?? payload.token
  const right = guard.token !== undefined && typeof given === 'string' && sameSecret(given, guard.token)
  const absent = given === undefined || given === ''
  if (!right && !(guard.proven && (absent || guard.token === undefined))) {
    return { kind: 'forged', why: 'verification token does not match' }
  }

  if (payload.type === 'url_verification') {
    const { success, data } = UrlVerification.safeParse(payload)
    return success ? { kind: 'challenge', challenge: data.challenge } : { kind: 'malformed', why: 'no challenge' }
  }
  const isEvent = payload.schema === '2.0' ? header !== undefined : payload.type === 'event_callback'
  return isEvent ? { kind: 'opened', payload } : { kind: 'malformed', why: 'neither an event nor a URL check' }
}

/** `undefined`: not encrypted with this key; `null`: what was encrypted is no JSON. */
function decrypt(encrypted: string, cipherKey: KeyObject): unknown {
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length < 32 || bytes.length % 16 !== 0) return undefined
  try {
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, bytes.subarray(0, 16))
    const plain = decipher.update(bytes.subarray(16), undefined, 'utf8') + decipher.final('utf8')
    // A wrong key that happens to unpad well leaves bytes that are no text.
    return parseJson(plain) ?? (plain.includes('\ufffd') ? undefined : null)
  } catch {
    return undefined
  }
}

function sameSecret(given: string, ours: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(ours)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
