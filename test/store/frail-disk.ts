import { copyFile, mkdir, readdir, truncate } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Disk, nodeDisk } from '../../src/store/disk.ts'

export type Operation = 'append' | 'write' | 'sync' | 'syncFolder' | 'truncate' | 'replace'

export interface FrailDisk extends Disk {
  /** Every operation that was finished, in order. */
  readonly done: readonly Operation[]
  /** A copy of the folder as it would be found after a power cut now: of what was never synced, only a part is left. */
  afterPowerCut(folder: string, copy: string, keptPart?: number): Promise<void>
}

interface Known {
  written: number
  synced: number
  nameSynced: boolean
}

/** A real disk that remembers what a power cut would leave, and goes wrong where `wrong` says so by throwing. */
export function aFrailDisk(
  wrong: (operation: Operation, bytes?: Uint8Array) => number | undefined = () => undefined,
): FrailDisk {
  const known = new Map<string, Known>()
  const done: Operation[] = []

  return {
    done,

    async append(path) {
      wrong('append')
      const file = await nodeDisk.append(path)
      const of = known.get(path) ?? { written: 0, synced: 0, nameSynced: false }
      known.set(path, of)
      return {
        async write(bytes) {
          const most = wrong('write', bytes) ?? bytes.length
          const count = await file.write(bytes.subarray(0, most))
          of.written += count
          done.push('write')
          return count
        },
        async sync() {
          wrong('sync')
          await file.sync()
          of.synced = of.written
          done.push('sync')
        },
        async truncate(length) {
          wrong('truncate')
          await file.truncate(length)
          of.written = length
          done.push('truncate')
        },
        close: () => file.close(),
      }
    },

    async syncFolder(path) {
      wrong('syncFolder')
      await nodeDisk.syncFolder(path)
      for (const of of known.values()) of.nameSynced = true
      done.push('syncFolder')
    },

    async replace(path, text) {
      wrong('replace')
      await nodeDisk.replace(path, text)
      done.push('replace')
    },

    async afterPowerCut(folder, copy, keptPart = 0) {
      await mkdir(copy, { recursive: true })
      for (const name of await readdir(folder)) {
        const of = known.get(join(folder, name))
        if (of && !of.nameSynced) continue
        const path = join(copy, basename(name))
        await copyFile(join(folder, name), path)
        if (of) await truncate(path, of.synced + Math.floor((of.written - of.synced) * keptPart))
      }
    },
  }
}
