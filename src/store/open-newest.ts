import type { AppendFile, Disk } from './disk.ts'
import type { Loaded } from './load.ts'

/**
 * Opens the newest journal file for more, without its torn end. Synced once: a killed process may have left whole
 * lines that are only in the system's memory, and what is decided from here on relies on them.
 */
export async function openNewest(
  folder: string,
  disk: Disk,
  { newest, wholeBytes }: Loaded,
): Promise<{ readonly path: string; readonly file: AppendFile; readonly bytes: number } | undefined> {
  if (!newest) return undefined
  const file = await disk.append(newest.path)
  if (wholeBytes < newest.bytes) await file.truncate(wholeBytes)
  await file.sync()
  await disk.syncFolder(folder)
  return { path: newest.path, file, bytes: wholeBytes }
}
