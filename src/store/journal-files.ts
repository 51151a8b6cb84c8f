import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../ports.ts'
import { claimOf, type Position } from './entry-line.ts'

export interface JournalFile {
  readonly path: string
  readonly firstSeq: number
  readonly bytes: number
}

/** The name carries the first sequence number, so that a missing file shows. */
export const journalName = (firstSeq: number) => `journal-${String(firstSeq).padStart(12, '0')}.ndjson`

/** Oldest first. */
export async function listJournal(folder: string): Promise<readonly JournalFile[]> {
  const files: JournalFile[] = []
  for (const name of await readdir(folder)) {
    const firstSeq = name.match(/^journal-(\d{12,})\.ndjson$/)?.[1]
    if (firstSeq === undefined) continue
    const path = join(folder, name)
    files.push({ path, firstSeq: Number(firstSeq), bytes: (await stat(path)).size })
  }
  return files.sort((a, b) => a.firstSeq - b.firstSeq)
}

export interface Line {
  /** From 1. */
  readonly number: number
  readonly bytes: Buffer
  /** Offset of the line in its file. */
  readonly offset: number
  /** The end of the newest file that was never completely written: without line feed, or with blocks never filled. */
  readonly torn: boolean
}

const lineFeed = 10

export function* linesOf(content: Buffer, isNewest: boolean): Generator<Line> {
  let offset = 0
  for (let number = 1; offset < content.length; number += 1) {
    const end = content.indexOf(lineFeed, offset)
    const bytes = content.subarray(offset, end === -1 ? content.length : end)
    const isLast = end === -1 || end === content.length - 1
    const torn = isNewest && isLast && (end === -1 || bytes.includes(0))
    yield { number, bytes, offset, torn }
    offset = end === -1 ? content.length : end + 1
  }
}

/** What the last line of a file says about itself, reading no more than needed. */
export async function lastClaim(file: JournalFile): Promise<Position | undefined> {
  const handle = await open(file.path, 'r')
  try {
    for (let size = 64 * 1024; ; size *= 4) {
      const length = Math.min(size, file.bytes)
      const tail = Buffer.alloc(length)
      await handle.read(tail, 0, length, file.bytes - length)
      const start = tail.lastIndexOf(lineFeed, -2)
      if (start === -1 && length < file.bytes) continue
      return tail.at(-1) === lineFeed ? claimOf(tail.subarray(start + 1, -1)) : undefined
    }
  } finally {
    await handle.close()
  }
}

export function damaged(path: string, line: number | undefined, what: string, cause?: unknown): StoreError {
  const place = line === undefined ? path : `${path} 第 ${line} 行`
  return new StoreError(
    'damaged',
    `存储损坏：${place}：${what}。请勿删改；先备份整个目录，再从备份恢复这个文件，用 npm run check-store 核对后重新启动`,
    { cause },
  )
}
