import type { Client } from 'pg'
import { StoreError } from '../../ports.ts'
import { applyEntry, emptyState, restoreState, type State } from '../../state/state.ts'
import { origin, type Position } from '../entry-line.ts'
import { type Snapshot, SnapshotUnusable } from '../snapshot.ts'
import { entryOf, isPage, readAfter, tableOf } from './journal-table.ts'
import { readSnapshotRow } from './snapshot-row.ts'

export interface Loaded {
  readonly state: State
  readonly end: Position
  readonly snapshotSeq: number
  /** Characters of journal behind the snapshot. */
  readonly tailBytes: number
  readonly snapshotUnusable: SnapshotUnusable | undefined
}

/** Folds the snapshot and all that stands behind it, up to `upTo` where given. What the snapshot covers is verified by `check-store`. */
export async function load(client: Client, tenant: string, upTo = Number.POSITIVE_INFINITY): Promise<Loaded> {
  const { snapshot, unusable } = await usableSnapshot(client, tenant)
  const state = snapshot ? restoreState(snapshot.state) : emptyState()
  let end: Position = snapshot ?? origin
  let tailBytes = 0
  for (;;) {
    const rows = await readAfter(client, tenant, end)
    for (const row of rows) {
      if (row.seq > upTo) break
      applyEntry(state, entryOf(row, end, tenant))
      end = row
      tailBytes += row.json.length
    }
    if (!isPage(rows) || end.seq >= upTo) break
  }
  const at = { seq: end.seq, hash: end.hash }
  return { state, end: at, snapshotSeq: snapshot?.seq ?? 0, tailBytes, snapshotUnusable: unusable }
}

async function usableSnapshot(
  client: Client,
  tenant: string,
): Promise<{ readonly snapshot?: Snapshot | undefined; readonly unusable: SnapshotUnusable | undefined }> {
  try {
    const snapshot = await readSnapshotRow(client, tenant)
    if (snapshot) await checkCovered(client, tenant, snapshot)
    return { snapshot, unusable: undefined }
  } catch (error) {
    if (error instanceof SnapshotUnusable) return { unusable: error }
    throw error
  }
}

/** A snapshot ahead of its journal, or beside it, means that entries are missing. */
async function checkCovered(client: Client, tenant: string, snapshot: Snapshot): Promise<void> {
  const { rows } = await client.query<{ hash: string }>(
    'SELECT hash FROM duban_journal WHERE tenant = $1 AND seq = $2',
    [tenant, snapshot.seq],
  )
  if (rows[0]?.hash === snapshot.hash) return
  throw new StoreError(
    'damaged',
    `存储损坏：${tableOf(tenant)}与快照不符：快照记到第 ${snapshot.seq} 条，日志里${rows[0] ? '这一条不是同一份记录' : '没有这一条，末尾有缺失'}。请先备份数据库，再从备份恢复，用 npm run check-store 核对后重新启动`,
  )
}
