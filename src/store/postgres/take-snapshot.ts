import type { SnapshotTaken } from '../snapshots.ts'
import { connect, discard } from './connect.ts'
import { load } from './load.ts'
import { lockKey, type Place } from './place.ts'
import { writeSnapshotRow } from './snapshot-row.ts'

/** Brings the snapshot up to the entry `seq`, unless another replica is doing so: all of them notice at the same time. */
export async function takeSnapshot(place: Place, seq: number, every: number): Promise<SnapshotTaken> {
  const { tenant } = place
  const client = await connect(place, 'snapshot')
  try {
    const { rows } = await client.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [
      lockKey('snapshot', tenant),
    ])
    if (!rows[0]?.won) return { seq, bytes: 0 }
    const { state, end, snapshotSeq } = await load(client, tenant, seq)
    if (seq - snapshotSeq < every) return { seq: snapshotSeq, bytes: 0 }
    return { seq: end.seq, bytes: await writeSnapshotRow(client, tenant, end, state) }
  } finally {
    discard(client)
  }
}
