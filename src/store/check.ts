import { readFile } from 'node:fs/promises'
import { nodeDisk } from './disk.ts'
import { follow, LineDamage, origin, type Position, parseEntry } from './entry-line.ts'
import { type JournalFile, linesOf, listJournal } from './journal-files.ts'
import { isLocked } from './lock.ts'
import { readSnapshot, type Snapshot, SnapshotUnusable, snapshotPath } from './snapshot.ts'
import { createTally, type Tally } from './tally.ts'

export interface Damage {
  readonly file: string
  /** From 1; absent when the whole file is meant. */
  readonly line?: number
  readonly what: string
}

export interface CheckReport extends Tally {
  /** Or what stands for it, where the journal is in a database. */
  readonly folder: string
  /** A process has the store open; the end of the newest file may be half written. */
  readonly inUse: boolean
  /** Absent in a database. */
  readonly files: number | undefined
  /** Of the last entry that the snapshot holds; absent without a usable one. */
  readonly snapshotSeq: number | undefined
  readonly notes: readonly string[]
  /** The first one found; everything counted stands before it. */
  readonly damage: Damage | undefined
}

/** Reads the whole store, changing nothing; a bot may be running on it. */
export async function checkStore(folder: string): Promise<CheckReport> {
  // First the lock, then the snapshot, then the journal: whatever is written meanwhile only lies behind what was read.
  const inUse = isLocked(folder)
  const { snapshot, unusable } = await snapshotOf(folder)
  const files = await listJournal(folder)
  const check = createCheck(folder, snapshot, () => inUse || isLocked(folder))
  const damage = await check.files(files)
  const { notes } = check
  return {
    folder,
    inUse,
    files: files.length,
    ...check.sum(),
    snapshotSeq: snapshot?.seq,
    notes: unusable?.code === 'other-version' ? [...notes, otherVersion] : notes,
    damage: damage ?? (unusable?.code === 'damaged' ? damagedSnapshot(folder, unusable) : undefined),
  }
}

async function snapshotOf(
  folder: string,
): Promise<{ readonly snapshot?: Snapshot | undefined; readonly unusable?: SnapshotUnusable }> {
  try {
    return { snapshot: await readSnapshot(folder, nodeDisk) }
  } catch (error) {
    if (error instanceof SnapshotUnusable) return { unusable: error }
    throw error
  }
}

export const otherVersion = '快照由另一版本的程序写成，未作比对；下次启动会从日志重建'

const damagedSnapshot = (folder: string, { message }: SnapshotUnusable): Damage => ({
  file: snapshotPath(folder),
  what: `${message}；日志完好，删去快照，下次启动会从日志重建`,
})

function createCheck(folder: string, snapshot: Snapshot | undefined, inUse: () => boolean) {
  const { count, agrees, sum } = createTally()
  const notes: string[] = []
  let end: Position = origin

  async function checkFiles(files: readonly JournalFile[]): Promise<Damage | undefined> {
    for (const file of files) {
      if (file.firstSeq !== end.seq + 1) {
        return { file: file.path, what: `应从第 ${end.seq + 1} 条开始，实为第 ${file.firstSeq} 条，中间缺了日志文件` }
      }
      const damage = await checkFile(file, file === files.at(-1))
      if (damage) return damage
    }
    if (snapshot && end.seq < snapshot.seq) {
      return {
        file: files.at(-1)?.path ?? folder,
        what: `只到第 ${end.seq} 条，快照已记到第 ${snapshot.seq} 条，日志末尾有缺失`,
      }
    }
    return undefined
  }

  async function checkFile(file: JournalFile, isNewest: boolean): Promise<Damage | undefined> {
    for (const line of linesOf(await readFile(file.path), isNewest)) {
      if (line.torn && inUse()) {
        notes.push('机器人正在运行，最新文件末尾的一行还在写，不算损坏')
        return undefined
      }
      const damage = line.torn ? tornEnd : checkLine(line.bytes)
      if (damage) return { file: file.path, line: line.number, what: damage }
      if (snapshot?.seq === end.seq && !(snapshot.hash === end.hash && agrees(snapshot))) {
        return {
          file: snapshotPath(folder),
          what: `与日志第 1 至 ${end.seq} 条推得的状态不一致；删去快照，下次启动会从日志重建`,
        }
      }
    }
    return undefined
  }

  function checkLine(bytes: Buffer): string | undefined {
    try {
      end = follow(end, bytes)
      count(parseEntry(bytes))
      return undefined
    } catch (error) {
      if (error instanceof LineDamage) return error.message
      return `无法解读：${error instanceof Error ? error.message : String(error)}`
    }
  }

  return { notes, sum, files: checkFiles }
}

const tornEnd = '末行没有写完。若刚断过电或进程被杀，它从未确认过，下次启动会截去；否则就是文件被截短了'
