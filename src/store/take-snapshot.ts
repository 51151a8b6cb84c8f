import type { Disk } from './disk.ts'
import { load } from './load.ts'
import { writeSnapshot } from './snapshot.ts'
import type { SnapshotTaken } from './snapshots.ts'

/** Brings the snapshot on the disk up to the entry `seq`, from the journal alone; safe while the journal grows. */
export async function takeSnapshot(folder: string, disk: Disk, seq: number): Promise<SnapshotTaken> {
  const { state, end } = await load(folder, disk, { verifyBytes: 0, upTo: seq })
  const bytes = await writeSnapshot(folder, disk, end, state)
  return { seq: end.seq, bytes }
}
