import { Client } from 'pg'
import { StoreError } from '../../ports.ts'
import { asStoreError } from './errors.ts'
import type { Place } from './place.ts'

const connectWithin = 5_000
/** A commit waits for other replicas' batches, some milliseconds each, and for the disk. */
const answerWithin = 15_000

/** The server cuts longer ones off, with a warning each time. */
const longestName = 63

/**
 * What every connection asks of the server, where the server knows the setting. A replica that was frozen or cut off
 * must not keep a lock: the server ends its transaction and its session.
 */
const settings = {
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '3',
  tcp_keepalives_count: '3',
  idle_in_transaction_session_timeout: '10s',
  statement_timeout: '20s',
} as const

/** Why a connection is opened; operators see it in `pg_stat_activity`. */
export type Purpose = 'journal' | 'session' | 'snapshot' | 'check'

/** Rejects with `StoreError`. */
export async function connect(place: Place, purpose: Purpose): Promise<Client> {
  const client = newClient(place, purpose)
  try {
    // Someone waits for every query, and hears of a lost connection there.
    client.on('error', () => undefined)
    await client.connect()
    await client.query(
      `SELECT set_config(name, value, false) FROM json_each_text($1) AS wanted(name, value) JOIN pg_settings USING (name)`,
      [JSON.stringify(purpose === 'session' ? { ...settings, idle_session_timeout: '15s' } : settings)],
    )
    // An acknowledged change is on the disk, whatever the database does by default.
    await client.query(
      `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`,
    )
    return client
  } catch (cause) {
    discard(client)
    throw asStoreError(cause, whereIs(client))
  }
}

function newClient({ url, tenant }: Place, purpose: Purpose): Client {
  try {
    return new Client({
      connectionString: url,
      application_name: `duban ${purpose} ${tenant}`.slice(0, longestName),
      connectionTimeoutMillis: connectWithin,
      query_timeout: answerWithin,
      keepAlive: true,
      pipeline: true,
    })
  } catch {
    // The cause may quote the address with its password.
    throw new StoreError('unreachable', 'DATABASE_URL: 无法解读；口令里的特殊字符要写成 %XX 的形式')
  }
}

/** Without user and password. */
export const whereIs = ({ host, port, database }: Client) => `${host}:${port}/${database ?? ''}`

/** Ends a connection that may be broken, waiting for nothing. */
export function discard(client: Client): void {
  void client.end().catch(() => undefined)
}
