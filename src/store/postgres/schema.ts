import type { Client } from 'pg'
import { StoreError } from '../../ports.ts'
import { whereIs } from './connect.ts'
import { asStoreError } from './errors.ts'
import { lockKey } from './place.ts'

/**
 * `entry` is the very text that `hash` vouches for, together with the hash before it: the chain of the embedded journal.
 * `json` keeps the text as it is (`jsonb` would not) and can be asked: `entry->>'by'`.
 */
const tables = `
  CREATE TABLE IF NOT EXISTS duban_journal (
    tenant text NOT NULL,
    seq bigint NOT NULL,
    entry json NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (tenant, seq)
  );
  CREATE TABLE IF NOT EXISTS duban_snapshot (
    tenant text PRIMARY KEY,
    seq bigint NOT NULL,
    hash text NOT NULL,
    folded_by text NOT NULL,
    state text NOT NULL,
    sha256 text NOT NULL
  )`

/** Creates what is missing; replicas that start together wait for each other. Where all is there no right to create is needed. */
export async function ensureSchema(client: Client): Promise<void> {
  try {
    await checkEncoding(client)
    if (await isThere(client)) return
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey('schema')])
    await client.query(tables)
    await client.query('COMMIT')
  } catch (cause) {
    throw asStoreError(cause, whereIs(client))
  }
}

export async function isThere(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('duban_journal') IS NOT NULL AND to_regclass('duban_snapshot') IS NOT NULL AS there`,
  )
  return rows[0]?.there === true
}

async function checkEncoding(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding')
  const encoding = rows[0]?.server_encoding
  if (encoding === 'UTF8') return
  throw new StoreError(
    'not-writable',
    `DATABASE_URL: 数据库 ${whereIs(client)} 的编码是 ${encoding}，存不下中文：请用 ENCODING 'UTF8' 另建一个库`,
  )
}
