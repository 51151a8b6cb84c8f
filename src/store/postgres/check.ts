import type { Client } from 'pg'
import { StoreError } from '../../ports.ts'
import { type CheckReport, type Damage, otherVersion } from '../check.ts'
import { origin, type Position } from '../entry-line.ts'
import { type Snapshot, SnapshotUnusable } from '../snapshot.ts'
import { createTally } from '../tally.ts'
import { connect, discard, whereIs } from './connect.ts'
import { asStoreError } from './errors.ts'
import { faultOf, isPage, type Row, readAfter, tableOf } from './journal-table.ts'
import { lockKey, type Place } from './place.ts'
import { isThere } from './schema.ts'
import { readSnapshotRow } from './snapshot-row.ts'

/** Reads one tenant's whole journal as it is at one moment, changing nothing; replicas may be running on it. */
export async function checkPostgres(place: Place): Promise<CheckReport> {
  const { tenant } = place
  const client = await connect(place, 'check')
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await checkThere(client, tenant)
    const inUse = await isLed(client, tenant)
    const { snapshot, unusable } = await snapshotOf(client, tenant)
    const tally = createTally()
    const damage = await firstDamage(client, tenant, snapshot, tally)
    return {
      folder: `PostgreSQL ${whereIs(client)}（租户 ${tenant}）`,
      inUse,
      files: undefined,
      ...tally.sum(),
      snapshotSeq: snapshot?.seq,
      notes: unusable?.code === 'other-version' ? [otherVersion] : [],
      damage: damage ?? (unusable?.code === 'damaged' ? damagedSnapshot(tenant, unusable.message) : undefined),
    }
  } catch (cause) {
    throw asStoreError(cause, whereIs(client))
  } finally {
    discard(client)
  }
}

async function checkThere(client: Client, tenant: string): Promise<void> {
  const there = await isThere(client)
  const { rows } = there
    ? await client.query('SELECT FROM duban_journal WHERE tenant = $1 LIMIT 1', [tenant])
    : { rows: [] }
  if (rows.length > 0) return
  const tenants = there ? await tenantsIn(client) : []
  const others = tenants.length === 0 ? '库里还没有任何日志' : `库里有：${tenants.join('、')}`
  throw new StoreError(
    'unreachable',
    `数据库 ${whereIs(client)} 里没有租户 ${tenant} 的日志；请检查 FEISHU_APP_ID。${others}`,
  )
}

/** From name to name along the index: a journal may have millions of rows. */
async function tenantsIn(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ tenant: string }>(
    `WITH RECURSIVE found (tenant) AS (
       (SELECT min(tenant) FROM duban_journal)
       UNION ALL
       SELECT (SELECT min(tenant) FROM duban_journal WHERE tenant > found.tenant) FROM found WHERE tenant IS NOT NULL
     ) SELECT tenant FROM found WHERE tenant IS NOT NULL LIMIT 20`,
  )
  return rows.map((row) => row.tenant)
}

/** Takes the leader's lock for a moment; who wants it meanwhile asks again a second later. */
async function isLed(client: Client, tenant: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    `SELECT CASE WHEN pg_try_advisory_lock($1) THEN pg_advisory_unlock($1) ELSE false END AS free`,
    [lockKey('lead', tenant)],
  )
  return rows[0]?.free === false
}

async function snapshotOf(
  client: Client,
  tenant: string,
): Promise<{ readonly snapshot?: Snapshot | undefined; readonly unusable?: SnapshotUnusable }> {
  try {
    return { snapshot: await readSnapshotRow(client, tenant) }
  } catch (error) {
    if (error instanceof SnapshotUnusable) return { unusable: error }
    throw error
  }
}

async function firstDamage(
  client: Client,
  tenant: string,
  snapshot: Snapshot | undefined,
  { count, agrees }: ReturnType<typeof createTally>,
): Promise<Damage | undefined> {
  const file = tableOf(tenant)
  let end: Position = origin
  for (let rows: readonly Row[] = []; ; ) {
    rows = await readAfter(client, tenant, end)
    for (const row of rows) {
      const what = faultOf(row, end)
      if (what) return { file, line: row.seq, what }
      try {
        count(JSON.parse(row.json))
      } catch (error) {
        return { file, line: row.seq, what: `无法解读：${error instanceof Error ? error.message : String(error)}` }
      }
      end = row
      if (snapshot?.seq === end.seq && !(snapshot.hash === end.hash && agrees(snapshot))) {
        return damagedSnapshot(tenant, `与日志第 1 至 ${end.seq} 条推得的状态不一致`)
      }
    }
    if (!isPage(rows)) break
  }
  if (!snapshot || end.seq >= snapshot.seq) return undefined
  return { file, what: `只到第 ${end.seq} 条，快照已记到第 ${snapshot.seq} 条，日志末尾有缺失` }
}

const damagedSnapshot = (tenant: string, what: string): Damage => ({
  file: `表 duban_snapshot（租户 ${tenant}）`,
  what: `${what}；日志完好，删去这一行，下次启动会从日志重建`,
})
