import { Client } from 'pg'

const { DATABASE_URL, PGUSER = 'postgres' } = process.env

/** Of a database for tests: what the environment names, else one on this machine that asks for no password. */
export const databaseUrl = DATABASE_URL ?? `postgres://${PGUSER}@127.0.0.1:5432/test`

/** On a connection of its own. */
export async function ask<Row extends object>(text: string, ...values: unknown[]): Promise<readonly Row[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

export async function forgetTenant(tenant: string): Promise<void> {
  await ask('DELETE FROM duban_journal WHERE tenant = $1', tenant)
  await ask('DELETE FROM duban_snapshot WHERE tenant = $1', tenant)
}
