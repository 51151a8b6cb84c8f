import { readFile } from 'node:fs/promises'
import { applyEntry, emptyState, restoreState, type State } from '../state/state.ts'
import type { Disk } from './disk.ts'
import { follow, origin, type Position, parseEntries } from './entry-line.ts'
import { damaged, type JournalFile, lastClaim, linesOf, listJournal } from './journal-files.ts'
import { readSnapshot, type Snapshot, SnapshotUnusable, snapshotPath } from './snapshot.ts'

export interface Loaded {
  readonly state: State
  /** The last whole line. */
  readonly end: Position
  readonly newest: JournalFile | undefined
  /** Bytes of the newest file that are whole lines; what follows is torn and was never acknowledged. */
  readonly wholeBytes: number
  /** Bytes of journal behind the snapshot. */
  readonly tailBytes: number
  readonly snapshotSeq: number
  readonly snapshotUnusable: SnapshotUnusable | undefined
}

export interface LoadOptions {
  /** How much journal to verify at least, newest first, whether or not the snapshot covers it. */
  readonly verifyBytes: number
  /** Stops after this entry; by default after the last one. */
  readonly upTo?: number
}

/** Verified lines are parsed together until they are this long: one by one takes a third more time. */
const bundleBytes = 16 * 1024

/** Folds snapshot and journal, changing nothing on the disk. Rejects with `StoreError` when the journal is damaged. */
export async function load(folder: string, disk: Disk, options: LoadOptions): Promise<Loaded> {
  let snapshot: Snapshot | undefined
  let snapshotUnusable: SnapshotUnusable | undefined
  try {
    snapshot = await readSnapshot(folder, disk)
  } catch (error) {
    if (!(error instanceof SnapshotUnusable)) throw error
    snapshotUnusable = error
  }
  const files = await listJournal(folder)
  const first = await firstToVerify(files, snapshot?.seq ?? 0, options.verifyBytes)
  const state = snapshot ? restoreState(snapshot.state) : emptyState()
  const upTo = options.upTo ?? Number.POSITIVE_INFINITY
  let end = first.before
  let wholeBytes = 0
  let tailBytes = 0
  checkClaim(snapshot, end, folder)
  for (const [index, file] of files.entries()) {
    if (index < first.index || end.seq >= upTo) continue
    const isNewest = index === files.length - 1
    if (file.firstSeq !== end.seq + 1) throw damaged(file.path, undefined, missingBefore(file, end))
    const content = await readFile(file.path)
    wholeBytes = 0
    let foldedBytes = 0
    const foldWhole = () => {
      for (const entry of parseEntries(content.subarray(foldedBytes, wholeBytes))) applyEntry(state, entry)
      tailBytes += wholeBytes - foldedBytes
      foldedBytes = wholeBytes
    }
    for (const line of linesOf(content, isNewest)) {
      if (line.torn || end.seq >= upTo) break
      try {
        end = follow(end, line.bytes)
      } catch (error) {
        throw damaged(file.path, line.number, error instanceof Error ? error.message : String(error), error)
      }
      wholeBytes = line.offset + line.bytes.length + 1
      checkClaim(snapshot, end, folder)
      if (end.seq <= (snapshot?.seq ?? 0)) foldedBytes = wholeBytes
      else if (wholeBytes - foldedBytes >= bundleBytes) foldWhole()
    }
    foldWhole()
  }
  if (snapshot && end.seq < snapshot.seq) {
    throw damaged(
      snapshotPath(folder),
      undefined,
      `快照记到第 ${snapshot.seq} 条，日志只到第 ${end.seq} 条，日志末尾有缺失`,
    )
  }
  const newest = files.at(-1)
  return { state, end, newest, wholeBytes, tailBytes, snapshotSeq: snapshot?.seq ?? 0, snapshotUnusable }
}

/** Of older files only the seams are looked at: that each begins where the one before ends. */
async function firstToVerify(
  files: readonly JournalFile[],
  snapshotSeq: number,
  verifyBytes: number,
): Promise<{ readonly index: number; readonly before: Position }> {
  let index = Math.max(
    0,
    files.findLastIndex((file) => file.firstSeq <= snapshotSeq + 1),
  )
  let bytes = files.slice(index).reduce((sum, file) => sum + file.bytes, 0)
  while (index > 0 && bytes < verifyBytes) {
    index -= 1
    bytes += files[index]?.bytes ?? 0
  }
  let before = origin
  for (const file of files.slice(0, index)) {
    if (file.firstSeq !== before.seq + 1) throw damaged(file.path, undefined, missingBefore(file, before))
    const claim = await lastClaim(file)
    if (!claim) throw damaged(file.path, undefined, '末行不是一条完整的记录')
    before = claim
  }
  return { index, before }
}

const missingBefore = (file: JournalFile, before: Position) =>
  `此文件应从第 ${before.seq + 1} 条开始，实为第 ${file.firstSeq} 条，中间缺了日志文件`

function checkClaim(snapshot: Snapshot | undefined, at: Position, folder: string): void {
  if (snapshot?.seq === at.seq && snapshot.hash !== at.hash) {
    throw damaged(snapshotPath(folder), undefined, `快照与日志在第 ${at.seq} 条上不是同一份记录`)
  }
}
