import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type Store, StoreError } from '../ports.ts'
import { type LowdbStoreOptions, openLowdbStore } from '../store/lowdb-store.ts'

/** The store that the environment asks for; never another one than was asked for. */
export async function openStore(
  { dataDir, databaseUrl }: Config,
  parts: Omit<LowdbStoreOptions, 'folder'>,
): Promise<Store> {
  if (databaseUrl !== undefined) {
    throw new StoreError('unreachable', 'DATABASE_URL: 这个版本还不能把日志存到 PostgreSQL，请去掉它')
  }
  return openLowdbStore({ ...parts, folder: join(dataDir, 'store') })
}
