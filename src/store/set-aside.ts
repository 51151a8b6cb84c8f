import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { listJournal } from './journal-files.ts'
import { snapshotPath } from './snapshot.ts'

/**
 * Puts everything that a closed store holds into a folder of its own, so that the next start begins empty; nothing is
 * deleted. Newest first: wherever it is cut off, what remains is a whole store of an earlier time.
 */
export async function setStoreAside(folder: string): Promise<string> {
  const earlier = join(folder, 'earlier')
  await mkdir(earlier, { recursive: true })
  const aside = join(earlier, String((await readdir(earlier)).length + 1).padStart(4, '0'))
  await mkdir(aside)
  const journal = (await listJournal(folder)).map(({ path }) => path).reverse()
  const present = new Set((await readdir(folder)).map((name) => join(folder, name)))
  for (const path of [snapshotPath(folder), ...journal]) {
    if (present.has(path)) await rename(path, join(aside, path.slice(folder.length + 1)))
  }
  return aside
}
