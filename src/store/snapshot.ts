import { hash as digest } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import type { State } from '../state/state.ts'
import type { Disk } from './disk.ts'
import type { Position } from './entry-line.ts'
import { foldVersion } from './fold-version.ts'

/** The state after the entry at `seq`, whose line has this `hash`. Only a shortcut: the journal alone can rebuild it. */
export interface Snapshot extends Position {
  /** The code that folded it; a state of other code may have another shape. */
  readonly foldedBy: string
  readonly state: State
}

export const snapshotPath = (folder: string) => join(folder, 'snapshot.json')

/** `other-version` is whole, but of no use to this program. */
export class SnapshotUnusable extends Error {
  readonly code: 'damaged' | 'other-version'
  constructor(code: SnapshotUnusable['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Rejects with `SnapshotUnusable` when the file is there but cannot be relied on. */
export async function readSnapshot(folder: string, disk: Disk): Promise<Snapshot | undefined> {
  const { low } = database(folder, disk)
  await low.read()
  if (low.data && low.data.foldedBy !== (await foldVersion()))
    throw new SnapshotUnusable('other-version', '由另一版本的程序写成')
  return low.data ?? undefined
}

/** Resolves with the size of the file. */
export async function writeSnapshot(folder: string, disk: Disk, at: Position, state: State): Promise<number> {
  const { low, file } = database(folder, disk)
  low.data = { seq: at.seq, hash: at.hash, foldedBy: await foldVersion(), state }
  await low.write()
  return file.bytesWritten
}

function database(folder: string, disk: Disk) {
  const file = new SnapshotFile(snapshotPath(folder), disk)
  return { file, low: new Low<Snapshot | null>(file, null) }
}

const opening = '{"sha256":"'
const digestLength = 64

/** lowdb's own file adapter neither syncs nor notices damage; this one does both. */
class SnapshotFile implements Adapter<Snapshot | null> {
  bytesWritten = 0
  private readonly path: string
  private readonly disk: Disk

  constructor(path: string, disk: Disk) {
    this.path = path
    this.disk = disk
  }

  async read(): Promise<Snapshot | null> {
    let text: string
    try {
      text = await readFile(this.path, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw new SnapshotUnusable('damaged', '无法读取', { cause: error })
    }
    const body = `{${text.slice(opening.length + digestLength + '",'.length)}`
    if (text !== sealed(body)) throw new SnapshotUnusable('damaged', '内容与校验值不符')
    // The digest vouches that `write` below wrote it.
    return JSON.parse(body) as Snapshot
  }

  async write(snapshot: Snapshot | null): Promise<void> {
    const text = sealed(JSON.stringify(snapshot))
    await this.disk.replace(this.path, text)
    this.bytesWritten = Buffer.byteLength(text)
  }
}

const sealed = (body: string) => `${opening}${digest('sha256', body)}",${body.slice(1)}`
