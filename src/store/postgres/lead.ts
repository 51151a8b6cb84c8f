import type { Client } from 'pg'
import type { Leadership, Term } from '../../ports.ts'
import { lockKey } from './place.ts'
import type { Guest } from './session.ts'

export interface LeadParts {
  readonly tenant: string
  /** Resolves when the state holds all that the one who led before has committed. */
  readonly catchUp: () => Promise<unknown>
  readonly log: { info(fields: object, sentence: string): void; error(fields: object, sentence: string): void }
}

/**
 * Who holds the lock leads. The lock belongs to the connection: when that is lost the lead is, here at once, in the
 * database as soon as it notices. The few seconds in which two may believe to lead are covered by the messages' uuid.
 */
export function createLead({ tenant, catchUp, log }: LeadParts): Leadership & Guest {
  const key = lockKey('lead', tenant)
  const terms = new Set<Term>()
  let connection: Client | undefined
  let leads = false

  async function takeLead(client: Client): Promise<void> {
    // Asked for again and again: whoever waits for a lock in a query keeps the database from cleaning up.
    const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [key])
    if (!rows[0]?.won) return
    await catchUp()
    leads = connection === client && terms.size > 0
    if (!leads) return void (await client.query('SELECT pg_advisory_unlock($1)', [key]))
    log.info({}, 'this replica leads')
    for (const term of terms) term.begin()
  }

  async function end(term: Term): Promise<void> {
    await term.end().catch((err: unknown) => log.error({ err }, 'what only the leader does could not be ended'))
  }

  return {
    follow(term) {
      terms.add(term)
      if (leads) term.begin()
      return async () => {
        if (!terms.delete(term)) return
        if (leads) await end(term)
        if (!leads || terms.size > 0) return
        leads = false
        await connection?.query('SELECT pg_advisory_unlock($1)', [key]).catch(() => undefined)
      }
    },
    async up(client) {
      connection = client
    },
    async beat(client) {
      if (!leads && terms.size > 0) await takeLead(client)
    },
    down() {
      connection = undefined
      if (!leads) return
      leads = false
      log.info({}, 'this replica no longer leads')
      for (const term of terms) void end(term)
    },
  }
}
