import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../ports.ts'

// SQLite is used for its lock alone: it is the kernel's, so a killed process loses it at once, whatever its pid or
// container was; a lock file with a pid or a heartbeat needs guesses about both.
const lockName = 'lock.db'
/** A check that only looks holds the lock for well under a millisecond; a bot is never that quick to leave. */
const patience = 250
const sqliteBusy = 5

/** Keeps every other process out of the folder until the returned function is called or this process dies. */
export function lockFolder(folder: string): () => void {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(folder, lockName), { timeout: patience })
    // A file that may only be read is opened all the same, but its lock would keep nobody out.
    accessSync(join(folder, lockName), constants.W_OK)
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database?.close()
    if (isBusy(cause)) {
      throw new StoreError('locked', `存储目录 ${folder} 正被另一个进程使用；请先停掉它，或为本进程另设 DATA_DIR`, {
        cause,
      })
    }
    throw new StoreError('not-writable', `存储目录 ${folder} 不可写：无法打开 ${lockName}`, { cause })
  }
  const held = database
  return () => held.close()
}

/** Looks without taking the lock. */
export function isLocked(folder: string): boolean {
  const path = join(folder, lockName)
  if (!existsSync(path)) return false
  const database = new DatabaseSync(path, { readOnly: true, timeout: 0 })
  try {
    database.prepare('SELECT 1 FROM sqlite_master').get()
    return false
  } catch (error) {
    if (isBusy(error)) return true
    throw error
  } finally {
    database.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}
