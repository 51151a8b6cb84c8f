import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Feishu repeats a failed delivery for six hours and may keep the first timestamp; the event id catches replays inside. */
const oldestAccepted = 8 * 60 * 60 * 1000
const furthestAhead = 5 * 60 * 1000

export type SignatureVerdict = 'genuine' | 'absent' | 'forged' | 'stale'

/**
 * Judges Feishu's signature over the bytes as they came. A request is fresh when any of `clocks` says so: the wall
 * clock, and in a demonstration also the bot's moved one.
 */
export function checkSignature(
  rawBody: Buffer,
  headers: IncomingHttpHeaders,
  encryptKey: string,
  clocks: readonly Date[],
): SignatureVerdict {
  const timestamp = headers['x-lark-request-timestamp']
  const nonce = headers['x-lark-request-nonce']
  const signature = headers['x-lark-signature']
  if (timestamp === undefined && nonce === undefined && signature === undefined) return 'absent'
  if (typeof timestamp !== 'string' || typeof nonce !== 'string' || typeof signature !== 'string') return 'forged'

  const prefix = Buffer.from(timestamp + nonce + encryptKey)
  const expected = Buffer.from(hash('sha256', Buffer.concat([prefix, rawBody]), 'hex'), 'latin1')
  const given = Buffer.from(signature, 'latin1')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged'

  const signedAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN
  const fresh = clocks.some((now) => {
    const age = now.getTime() - signedAt
    return age <= oldestAccepted && age >= -furthestAhead
  })
  return fresh ? 'genuine' : 'stale'
}
