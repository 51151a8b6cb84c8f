import { randomUUID } from 'node:crypto'
import { describe, onTestFinished } from 'vitest'
import type { Leadership, Store } from '../../src/ports.ts'
import { openPostgresStore, type PostgresStoreOptions } from '../../src/store/postgres-store.ts'
import { ask, databaseUrl, forgetTenant } from '../support/database.ts'
import { aLog, clockAt, noon } from './support.ts'

const absent = await ask('SELECT 1').then(
  () => undefined,
  (error: NodeJS.ErrnoException) => error.code ?? error.message,
)

/** With a database at hand `describe`, else a `describe` that skips and says why. */
export function describeWithPostgres(name: string, tests: () => void): void {
  if (absent === undefined) describe(name, tests)
  else describe.skip(`${name} (PostgreSQL does not answer: ${absent})`, tests)
}

/** Its rows are gone after the test. */
export function aTenant(): string {
  const tenant = `test ${randomUUID()}`
  onTestFinished(() => forgetTenant(tenant))
  return tenant
}

/** One replica, with everything that can be left out left out; closed after the test. */
export async function aReplica(
  tenant: string,
  options: Partial<PostgresStoreOptions> = {},
): Promise<{ readonly store: Store; readonly leadership: Leadership }> {
  const defaults = { url: databaseUrl, clock: clockAt(noon), log: aLog(), beatEvery: 20, snapshotEvery: 1_000_000 }
  const replica = await openPostgresStore({ tenant, ...defaults, ...options })
  onTestFinished(() => replica.store.close())
  return replica
}

/** Resolves once the replica has heard of the entry. */
export function until(store: Store, seq: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => store.state.seq >= seq && resolve()
    store.onCommitted(look)
    look()
  })
}

/** Cuts the connections of one purpose, as a failing network or a restarted server does. */
export const cutOff = (purpose: 'journal' | 'session', tenant: string) =>
  ask(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1',
    `duban ${purpose} ${tenant}`,
  )

/** Tables of its own, at first none, and whatever else the server is to assume; gone after the test. */
export async function aSchemaUrl(...settings: string[]): Promise<string> {
  const schema = `duban_${randomUUID().slice(0, 8)}`
  await ask(`CREATE SCHEMA ${schema}`)
  onTestFinished(async () => void (await ask(`DROP SCHEMA ${schema} CASCADE`)))
  const options = [`search_path=${schema}`, ...settings].map((setting) => `-c ${setting}`).join(' ')
  return `${databaseUrl}?options=${encodeURIComponent(options)}`
}
