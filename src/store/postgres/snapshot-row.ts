import { hash as digest } from 'node:crypto'
import type { Client } from 'pg'
import type { State } from '../../state/state.ts'
import type { Position } from '../entry-line.ts'
import { foldVersion } from '../fold-version.ts'
import { type Snapshot, SnapshotUnusable } from '../snapshot.ts'

interface SnapshotRow {
  readonly seq: string
  readonly hash: string
  readonly folded_by: string
  readonly state: string
  readonly sha256: string
}

/** Rejects with `SnapshotUnusable` when the row is there but cannot be relied on. */
export async function readSnapshotRow(client: Client, tenant: string): Promise<Snapshot | undefined> {
  const { rows } = await client.query<SnapshotRow>(
    'SELECT seq, hash, folded_by, state, sha256 FROM duban_snapshot WHERE tenant = $1',
    [tenant],
  )
  const [row] = rows
  if (!row) return undefined
  const at = { seq: Number(row.seq), hash: row.hash }
  if (row.sha256 !== seal(at, row.folded_by, row.state)) throw new SnapshotUnusable('damaged', '内容与校验值不符')
  if (row.folded_by !== (await foldVersion())) throw new SnapshotUnusable('other-version', '由另一版本的程序写成')
  // The digest vouches that `writeSnapshotRow` wrote it.
  return { ...at, foldedBy: row.folded_by, state: JSON.parse(row.state) as State }
}

/** Never replaces a newer one of the same code. Resolves with its size in bytes. */
export async function writeSnapshotRow(client: Client, tenant: string, at: Position, state: State): Promise<number> {
  const foldedBy = await foldVersion()
  const text = JSON.stringify(state)
  await client.query(
    `INSERT INTO duban_snapshot AS held (tenant, seq, hash, folded_by, state, sha256) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, folded_by = excluded.folded_by,
       state = excluded.state, sha256 = excluded.sha256
     WHERE held.seq < excluded.seq OR held.folded_by <> excluded.folded_by OR held.sha256 <> excluded.sha256`,
    [tenant, at.seq, at.hash, foldedBy, text, seal(at, foldedBy, text)],
  )
  return Buffer.byteLength(text)
}

const seal = ({ seq, hash }: Position, foldedBy: string, state: string) =>
  digest('sha256', `${seq} ${hash} ${foldedBy} ${state}`)
