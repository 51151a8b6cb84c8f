import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { discard } from './connect.ts'

/** Who uses a connection that is kept for as long as the process lives. */
export interface Guest {
  /** A connection is there, the first or another one. */
  up(client: Client): Promise<void>
  /** About once a second; what throws here gives the connection up. */
  beat(client: Client): Promise<void>
  /** The connection is gone, and with it the locks it held. */
  down(): void
}

export interface SessionParts {
  readonly open: () => Promise<Client>
  readonly guests: readonly Guest[]
  readonly beatEvery: number
  readonly log: { warn(fields: object, sentence: string): void }
}

const longestPause = 5_000

/** Keeps one connection, opening another whenever it is lost. */
export function keepSession({ open, guests, beatEvery, log }: SessionParts): { close(): Promise<void> } {
  const closing = new AbortController()
  const { signal } = closing
  let wait = beatEvery

  async function live(): Promise<void> {
    while (!signal.aborted) {
      const client = await open().catch(tell)
      if (client) await use(client).catch(tell)
      for (const guest of guests) guest.down()
      if (client) discard(client)
      await pause(wait, undefined, { signal }).catch(() => undefined)
      wait = Math.min(wait * 2, longestPause)
    }
  }

  async function use(client: Client): Promise<void> {
    const lost = Promise.withResolvers<never>()
    lost.promise.catch(() => undefined)
    client.on('error', lost.reject)
    client.on('end', () => lost.reject(new Error('the connection ended')))
    for (const guest of guests) await guest.up(client)
    while (!signal.aborted) {
      for (const guest of guests) await guest.beat(client)
      wait = beatEvery
      await Promise.race([pause(beatEvery, undefined, { signal }).catch(() => undefined), lost.promise])
    }
  }

  function tell(error: Error): undefined {
    if (!signal.aborted) log.warn({ reason: error.message, wait }, 'the connection to the database is opened again')
  }

  const living = live()
  return {
    async close() {
      closing.abort()
      await living
    },
  }
}
