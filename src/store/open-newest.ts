import type { AppendFile, Disk } from './disk.ts'
import { listJournal } from './journal-files.ts'
import type { Loaded } from './load.ts'

/**
 * Opens the newest journal file for more. Synced once: a killed process may have left whole lines that are only in the
 * system's memory, and what is decided from here on relies on them. The disk does it while the journal is being read.
 */
export async function openNewest(folder: string, disk: Disk): Promise<AppendFile | undefined> {
  const newest = (await listJournal(folder)).at(-1)
  if (!newest) return undefined
  const file = await disk.append(newest.path)
  await file.sync()
  await disk.syncFolder(folder)
  return file
}

export async function cutTornEnd(file: AppendFile, { newest, wholeBytes }: Loaded): Promise<void> {
  if (newest?.bytes === wholeBytes) return
  await file.truncate(wholeBytes)
  await file.sync()
}
