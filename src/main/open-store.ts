import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Leadership, Store } from '../ports.ts'
import { alwaysLeading } from '../store/always-leading.ts'
import { type LowdbStoreOptions, openLowdbStore } from '../store/lowdb-store.ts'
import { sandboxTenant } from '../store/postgres/place.ts'

/** The store that the environment asks for; never another one than was asked for. */
export async function openStore(
  { dataDir, databaseUrl: url, platform }: Config,
  parts: Omit<LowdbStoreOptions, 'folder'>,
): Promise<{ readonly store: Store; readonly leadership: Leadership }> {
  if (url === undefined) {
    return { store: await openLowdbStore({ ...parts, folder: join(dataDir, 'store') }), leadership: alwaysLeading }
  }
  // Who has no database does not pay for its driver at the start.
  const { openPostgresStore } = await import('../store/postgres-store.ts')
  return openPostgresStore({ ...parts, url, tenant: platform.kind === 'feishu' ? platform.appId : sandboxTenant })
}
