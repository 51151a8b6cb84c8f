import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What the store asks of a disk. A seam, so that tests can fill it up, break it, or cut its power. */
export interface Disk {
  /** Opens for appending, creating the file when missing; its name is durable only after `syncFolder`. */
  append(path: string): Promise<AppendFile>
  syncFolder(path: string): Promise<void>
  /** After it resolves the file holds `text`, durably; until then, and after a failure, what it held before. */
  replace(path: string, text: string): Promise<void>
}

export interface AppendFile {
  /** Resolves with how many bytes were taken, which may be fewer than given. */
  write(bytes: Uint8Array): Promise<number>
  /** What was written so far survives a power cut once this resolves. */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export const nodeDisk: Disk = {
  async append(path) {
    const handle = await open(path, 'a')
    return {
      write: async (bytes) => (await handle.write(bytes)).bytesWritten,
      sync: () => handle.datasync(),
      truncate: (length) => handle.truncate(length),
      close: () => handle.close(),
    }
  },

  async syncFolder(path) {
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },

  async replace(path, text) {
    const draft = `${path}.tmp`
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, path)
    await nodeDisk.syncFolder(dirname(path))
  },
}
