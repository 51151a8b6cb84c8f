import { createHmac, timingSafeEqual } from 'node:crypto'
import type { TaskId } from '../plan/ids.ts'

/** Which page a link opens, and no other. */
export type Page = { readonly kind: 'board' } | { readonly kind: 'task'; readonly task: TaskId }

/** Seconds: long enough to read and print, too short to be passed around. */
const lasts = 30 * 60

/** The moment until which a link made now is good, in seconds since 1970. */
export const untilFrom = (now: Date): number => Math.floor(now.getTime() / 1000) + lasts

const nameOf = (page: Page) => (page.kind === 'board' ? 'board' : `board/${page.task}`)

const signatureOf = (secret: string, page: Page, until: number) =>
  createHmac('sha256', secret)
    .update(`${nameOf(page)}\n${until}`)
    .digest()

/** `board/zd-12?until=…&sig=…`, relative to the service's address. */
export const signedPath = (secret: string, page: Page, until: number): string =>
  `${encodeURI(nameOf(page))}?until=${until}&sig=${signatureOf(secret, page, until).toString('base64url')}`

export type LinkFault = 'forged' | 'expired'

/** Why a link opens nothing. Altered, for another page and made up look the same. */
export function linkFault(
  secret: string,
  page: Page,
  { until, sig }: { readonly until: string; readonly sig: string },
  now: Date,
): LinkFault | undefined {
  if (!/^\d{1,12}$/.test(until)) return 'forged'
  const given = Buffer.from(sig, 'base64url')
  const wanted = signatureOf(secret, page, Number(until))
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged'
  return now.getTime() / 1000 > Number(until) ? 'expired' : undefined
}
