import type { Entry } from '../../state/change.ts'
import { origin, type Position } from '../entry-line.ts'
import { connect, discard, whereIs } from './connect.ts'
import { asStoreError } from './errors.ts'
import { entryOf, isPage, readAfter } from './journal-table.ts'
import type { Place } from './place.ts'
import { isThere } from './schema.ts'

/** One tenant's whole journal, each entry verified; replicas may be running on it. Throws `StoreError` at the first damage. */
export async function* readPostgresEntries(place: Place): AsyncGenerator<Entry> {
  const client = await connect(place, 'check')
  try {
    if (!(await isThere(client))) return
    let end: Position = origin
    for (;;) {
      const rows = await readAfter(client, place.tenant, end)
      for (const row of rows) {
        yield entryOf(row, end, place.tenant)
        end = { seq: row.seq, hash: row.hash }
      }
      if (!isPage(rows)) return
    }
  } catch (cause) {
    throw asStoreError(cause, whereIs(client))
  } finally {
    discard(client)
  }
}
