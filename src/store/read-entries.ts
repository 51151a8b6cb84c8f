import { readFile } from 'node:fs/promises'
import type { Entry } from '../state/change.ts'
import { follow, LineDamage, origin, parseEntry } from './entry-line.ts'
import { damaged, linesOf, listJournal } from './journal-files.ts'

/**
 * Every entry from the first to the last whole one, each verified, changing nothing; a bot may be running on the folder.
 * Throws `StoreError` at the first damage.
 */
export async function* readEntries(folder: string): AsyncGenerator<Entry> {
  const files = await listJournal(folder)
  let end = origin
  for (const file of files) {
    if (file.firstSeq !== end.seq + 1)
      throw damaged(file.path, undefined, `应从第 ${end.seq + 1} 条开始，中间缺了日志文件`)
    for (const line of linesOf(await readFile(file.path), file === files.at(-1))) {
      if (line.torn) return
      try {
        end = follow(end, line.bytes)
      } catch (error) {
        if (error instanceof LineDamage) throw damaged(file.path, line.number, error.message, error)
        throw error
      }
      yield parseEntry(line.bytes)
    }
  }
}
