import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from '../state/change.ts'
import { sandboxTenant } from '../store/postgres/place.ts'
import { readEntries } from '../store/read-entries.ts'

/** The journal that the bot would use in this environment, from its first entry. Takes no lock: the bot may be running. */
export async function* journalEntries(dataDir: string): AsyncGenerator<Entry> {
  const { DATABASE_URL: url, FEISHU_APP_ID: appId } = process.env
  if (url) {
    const { readPostgresEntries } = await import('../store/postgres/read-entries.ts')
    yield* readPostgresEntries({ url, tenant: appId || sandboxTenant })
    return
  }
  const folder = join(dataDir, 'store')
  if (existsSync(folder)) yield* readEntries(folder)
}
