import type { Client } from 'pg'
import { channelOf } from './place.ts'
import type { Guest } from './session.ts'

/**
 * Hears of what other replicas append. A notice may be lost, as when its sender is killed between the commit and the
 * notice, so every beat asks how far the journal is.
 */
export function follower(tenant: string, known: () => number, readOn: () => void): Guest {
  const hear = (seq: number) => {
    if (seq > known()) readOn()
  }
  return {
    async up(client: Client) {
      client.on('notification', ({ payload }) => hear(Number(payload)))
      await client.query(`LISTEN ${client.escapeIdentifier(channelOf(tenant))}`)
    },
    async beat(client) {
      const { rows } = await client.query<{ seq: string | null }>({
        name: 'newest',
        text: 'SELECT max(seq) AS seq FROM duban_journal WHERE tenant = $1',
        values: [tenant],
      })
      hear(Number(rows[0]?.seq ?? 0))
    },
    down() {},
  }
}
