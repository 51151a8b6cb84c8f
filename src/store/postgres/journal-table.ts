import type { Client } from 'pg'
import { StoreError } from '../../ports.ts'
import type { Entry } from '../../state/change.ts'
import { chain, type Position } from '../entry-line.ts'
import { channelOf, lockKey } from './place.ts'

/** One row of the journal, its entry still as text. */
export interface Row extends Position {
  readonly json: string
}

/** Read at once: some megabytes. */
const pageSize = 5_000

/**
 * The rows behind `position`, at most a page of them. Rejects with `StoreError` when the database does not hold the
 * entry at `position`: an older backup was restored, or a standby took over that had not heard of it.
 */
export async function readAfter(client: Client, tenant: string, { seq, hash }: Position): Promise<readonly Row[]> {
  const { rows } = await client.query<{ seq: string; hash: string; json: string | null }>({
    name: 'read-after',
    text: `SELECT seq, hash, CASE WHEN seq > $2 THEN entry::text END AS json FROM duban_journal
           WHERE tenant = $1 AND seq >= $2 ORDER BY seq LIMIT ${pageSize + 1}`,
    values: [tenant, seq],
  })
  if (seq > 0) {
    const own = rows.shift()
    if (Number(own?.seq) !== seq || own?.hash !== hash) throw damaged(tenant, seq, '数据库里没有这条已确认的记录')
  }
  return rows.map((row) => ({ seq: Number(row.seq), hash: row.hash, json: row.json ?? '' }))
}

export const isPage = (rows: readonly Row[]) => rows.length >= pageSize

/** Keeps all other replicas from appending until the transaction ends, and reads what they have appended. */
export async function beginAppending(client: Client, tenant: string, position: Position): Promise<readonly Row[]> {
  // Sent together. The rows are read under a snapshot of their own, taken when the lock is already held.
  const [, , rows] = await Promise.all([
    client.query('BEGIN ISOLATION LEVEL READ COMMITTED'),
    client.query({ name: 'lock', text: 'SELECT pg_advisory_xact_lock($1)', values: [lockKey('journal', tenant)] }),
    readAfter(client, tenant, position),
  ])
  return rows
}

/** Appends and commits. The others are told after the commit: inside it, a notice would make all tenants' commits queue up. */
export async function append(client: Client, tenant: string, rows: readonly Row[]): Promise<void> {
  const [, committed] = await Promise.all([
    client.query({
      name: 'append',
      text: `INSERT INTO duban_journal (tenant, seq, entry, hash)
             SELECT $1, * FROM unnest($2::bigint[], $3::json[], $4::text[])`,
      values: [tenant, rows.map(({ seq }) => seq), rows.map(({ json }) => json), rows.map(({ hash }) => hash)],
    }),
    client.query('COMMIT'),
    client.query({ name: 'notify', text: 'SELECT pg_notify($1, $2)', values: [channelOf(tenant), rows.at(-1)?.seq] }),
  ])
  if (committed.command !== 'COMMIT') throw new Error(`the transaction ended with ${committed.command}`)
}

/** Why a row cannot follow the one before it, in words for the operator. */
export function faultOf(row: Row, before: Position): string | undefined {
  if (row.seq !== before.seq + 1) return `序号应为 ${before.seq + 1}，实为 ${row.seq}，中间缺了或多了记录`
  if (chain(before.hash, row.json) !== row.hash) return '内容与校验值不符，被改动过或已损坏'
  return undefined
}

/** Verifies the row; its hash vouches for the entry's shape. */
export function entryOf(row: Row, before: Position, tenant: string): Entry {
  const fault = faultOf(row, before)
  if (fault) throw damaged(tenant, row.seq, fault)
  return JSON.parse(row.json) as Entry
}

export const tableOf = (tenant: string) => `表 duban_journal（租户 ${tenant}）`

function damaged(tenant: string, seq: number, what: string): StoreError {
  return new StoreError(
    'damaged',
    `存储损坏：${tableOf(tenant)}第 ${seq} 条：${what}。请勿删改；先备份数据库，用 npm run check-store 核对，从备份恢复后重新启动`,
  )
}
