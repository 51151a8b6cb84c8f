import { join } from 'node:path'
import { stopwatch } from '../clock.ts'
import { StoreError } from '../ports.ts'
import type { Entry } from '../state/change.ts'
import type { AppendFile, Disk } from './disk.ts'
import { type Position, toLine } from './entry-line.ts'
import { journalName } from './journal-files.ts'

/** What the mailbox asks of whatever keeps its entries. */
export interface Journal {
  /** Takes the entry at once (throws when it cannot); resolves when it and all before it are durable. */
  append(entry: Entry): Promise<void>
  /** Resolves when all that was appended is durable. */
  settled(): Promise<void>
  /** Throws once the journal has failed or was closed. */
  assertOpen(): void
  /** Gives up: nothing more is written, whoever waits is told. */
  fail(cause: unknown): void
}

export interface JournalOptions {
  readonly folder: string
  readonly disk: Disk
  /** Where the last whole line stands, and its file, if there is one. */
  readonly end: Position
  readonly newest: { readonly path: string; readonly file: AppendFile; readonly bytes: number } | undefined
  /** A new file is begun once one has this many bytes. */
  readonly rotateAt: number
  readonly onDurable: (batch: DurableBatch) => void
  readonly onFailed: (error: StoreError) => void
}

export interface DurableBatch {
  readonly entries: readonly Entry[]
  readonly end: Position
  readonly bytes: number
  /** From the first entry's arrival. */
  readonly milliseconds: number
}

interface Batch {
  readonly entries: Entry[]
  readonly lines: Buffer[]
  /** After its last line. */
  end: Position
  readonly waited: () => number
  readonly durable: PromiseWithResolvers<void>
}

/** Appends to the newest file; whatever arrives while one batch is being synced goes into the next. */
export function openJournal(options: JournalOptions): Journal & { close(): Promise<void> } {
  const { folder, disk, rotateAt, onDurable, onFailed } = options
  let end = options.end
  let isWriting = false
  let newest = options.newest
  let gathering: Batch | undefined
  let writing: Batch | undefined
  let refusal: StoreError | undefined

  function append(entry: Entry): Promise<void> {
    assertOpen()
    const { line, hash } = toLine(entry, end.hash)
    end = { seq: entry.seq, hash }
    gathering ??= newBatch(end)
    gathering.entries.push(entry)
    gathering.lines.push(line)
    gathering.end = end
    const { promise } = gathering.durable
    if (!isWriting) void writeBatches()
    return promise
  }

  async function writeBatches(): Promise<void> {
    isWriting = true
    while (gathering) {
      // Everyone who was woken by the batch before gets to join this one.
      await nextTurn()
      if (!gathering) break
      writing = gathering
      gathering = undefined
      try {
        await writeBatch(writing)
      } catch (error) {
        fail(error)
        await cutBack()
      }
    }
    isWriting = false
  }

  async function writeBatch(batch: Batch): Promise<void> {
    const { entries, end, waited } = batch
    const bytes = Buffer.concat(batch.lines)
    await write(bytes, entries[0]?.seq ?? end.seq)
    if (refusal) return
    writing = undefined
    batch.durable.resolve()
    onDurable({ entries, end, bytes: bytes.length, milliseconds: waited() })
  }

  async function write(bytes: Buffer, firstSeq: number): Promise<void> {
    if (!newest || newest.bytes >= rotateAt) {
      const before = newest
      const path = join(folder, journalName(firstSeq))
      newest = { path, file: await disk.append(path), bytes: 0 }
      await disk.syncFolder(folder)
      await before?.file.close()
    }
    for (let taken = 0; taken < bytes.length; ) {
      const count = await newest.file.write(bytes.subarray(taken))
      if (count <= 0) throw new Error('the disk took no bytes')
      taken += count
    }
    await newest.file.sync()
    newest = { ...newest, bytes: newest.bytes + bytes.length }
  }

  function fail(cause: unknown): void {
    if (refusal) return
    refusal = new StoreError(
      'write-failed',
      `写入 ${newest?.path ?? folder} 失败（${reasonOf(cause)}）。已确认的都已落盘；机器人必须停止，排除原因后重新启动`,
      { cause },
    )
    for (const batch of [writing, gathering]) batch?.durable.reject(refusal)
    writing = undefined
    gathering = undefined
    onFailed(refusal)
  }

  /** Nobody was told that the bytes after the last sync are safe. A disk that refuses this too is cut back at the next start. */
  async function cutBack(): Promise<void> {
    try {
      await newest?.file.truncate(newest.bytes)
      await newest?.file.sync()
    } catch {
      // The failure that matters was already told to everyone.
    }
  }

  function assertOpen(): void {
    if (refusal) throw refusal
  }

  async function settled(): Promise<void> {
    assertOpen()
    await (gathering ?? writing)?.durable.promise
  }

  async function close(): Promise<void> {
    await settled().catch(() => undefined)
    refusal ??= new StoreError('write-failed', '存储已关闭')
    await newest?.file.close().catch(() => undefined)
  }

  return { append, settled, assertOpen, fail, close }
}

function newBatch(end: Position): Batch {
  const durable = Promise.withResolvers<void>()
  // Whoever appended hears of a failure; the batch itself must not count as unhandled.
  durable.promise.catch(() => undefined)
  return { entries: [], lines: [], end, waited: stopwatch(), durable }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '配额已满',
  EROFS: '只读',
  EIO: '磁盘故障',
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  return (code && reasons[code]) ?? code ?? (cause instanceof Error ? cause.message : String(cause))
}
