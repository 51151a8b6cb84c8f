import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asEventId } from '../../src/plan/ids.ts'
import { StoreError } from '../../src/ports.ts'
import { aFrailDisk, type Operation } from './frail-disk.ts'
import { aFolder, aLog, aStore, joinGroup, journalEntries, journalFiles, nameOf, someone } from './support.ts'

const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

describe('an answer', () => {
  it('comes after its entry was synced', async () => {
    const disk = aFrailDisk()
    const store = await aStore(await aFolder(), { disk })

    await joinGroup(store, 'oc_1')

    expect(disk.done).toEqual(['syncFolder', 'write', 'sync'])
  })

  it('to a repeated event comes after the first one was synced', async () => {
    const disk = aFrailDisk()
    const store = await aStore(await aFolder(), { disk })
    void joinGroup(store, 'oc_1', 'e1')

    await joinGroup(store, 'oc_1', 'e1')

    expect(disk.done.at(-1)).toBe('sync')
  })

  it('that only looked comes after all it saw was synced', async () => {
    const disk = aFrailDisk()
    const store = await aStore(await aFolder(), { disk })
    void joinGroup(store, 'oc_1')

    const seen = await store.decide(someone, undefined, (state) => ({ changes: [], result: nameOf(state, 'oc_1') }))

    expect(seen).toBe('oc_1')
    expect(disk.done.at(-1)).toBe('sync')
  })

  it('shares one sync with all that came meanwhile', async () => {
    const disk = aFrailDisk()
    const store = await aStore(await aFolder(), { disk })
    const first = joinGroup(store, 'oc_0')
    await new Promise((resolve) => setImmediate(resolve))

    await Promise.all([first, ...Array.from({ length: 40 }, (_, index) => joinGroup(store, `oc_${index}`))])

    expect(disk.done.filter((operation) => operation === 'sync')).toHaveLength(2)
  })

  it('survives a power cut at any moment, whole, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 8 }),
        async (syncs, keptPart, writers) => {
          const folder = await aFolder()
          const copy = `${folder}-after`
          const answered: string[] = []
          let cut: Promise<void> | undefined
          let left = syncs
          const disk = aFrailDisk((operation) => {
            if (cut) throw new Error('no power')
            if (operation === 'sync') left -= 1
            if (left > 0) return undefined
            cut = disk.afterPowerCut(folder, copy, keptPart)
            throw new Error('no power')
          })
          const store = await aStore(folder, { disk, rotateAt: 600, log: aLog() })
          const write = async (writer: number) => {
            for (let index = 0; index < 30; index += 1) {
              const id = `${writer}-${index}`
              if ((await joinGroup(store, id, id)) && !cut) answered.push(id)
            }
          }
          const ends = await Promise.allSettled(Array.from({ length: writers }, (_, writer) => write(writer)))
          await (cut ?? disk.afterPowerCut(folder, copy, keptPart))

          const after = await aStore(copy)

          expect(answered.filter((id) => nameOf(after.state, id) === undefined)).toEqual([])
          expect(ends.some((end) => end.status === 'rejected')).toBe(left <= 0)
          const entries = await journalEntries(copy)
          expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1))
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a full disk', () => {
  const fullAt = (operation: Operation) => {
    let isFull = false
    const disk = aFrailDisk((asked) => {
      if (isFull && asked === operation) throw noSpace()
      return undefined
    })
    const fill = () => {
      isFull = true
    }
    return { disk, fill }
  }

  it.each<Operation>(['write', 'sync'])('tells all who wait, at %s, and refuses from then on', async (operation) => {
    const { disk, fill } = fullAt(operation)
    const failed: StoreError[] = []
    const folder = await aFolder()
    const store = await aStore(folder, { disk, onFailed: (error) => failed.push(error) })
    await joinGroup(store, 'oc_1')
    fill()

    const waiting = await Promise.allSettled([
      joinGroup(store, 'oc_2'),
      joinGroup(store, 'oc_3', 'e3'),
      joinGroup(store, 'oc_3', 'e3'),
    ])
    const later = joinGroup(store, 'oc_4')

    const refusal = {
      status: 'rejected',
      reason: { code: 'write-failed', message: expect.stringContaining('磁盘已满') },
    }
    expect(waiting).toMatchObject([refusal, refusal, refusal])
    await expect(later).rejects.toMatchObject({ code: 'write-failed' })
    await expect(store.decide(someone, undefined, () => ({ changes: [], result: 1 }))).rejects.toBeInstanceOf(
      StoreError,
    )
    expect(failed).toHaveLength(1)
  })

  it('leaves nothing behind of what was refused, and the next start finds the rest', async () => {
    const { disk, fill } = fullAt('sync')
    const folder = await aFolder()
    const store = await aStore(folder, { disk })
    await joinGroup(store, 'oc_1')
    const before = await readFile((await journalFiles(folder))[0] ?? '')
    fill()
    await expect(joinGroup(store, 'oc_2')).rejects.toThrow(StoreError)
    await store.close()

    const after = await aStore(folder)

    expect(await readFile((await journalFiles(folder))[0] ?? '')).toEqual(before)
    expect([nameOf(after.state, 'oc_1'), nameOf(after.state, 'oc_2')]).toEqual(['oc_1', undefined])
    expect(await joinGroup(after, 'oc_2')).toBe('oc_2')
  })

  it('does not keep a snapshot from being tried again later', async () => {
    const folder = await aFolder()
    const log = aLog()
    let tries = 0
    const takeSnapshot = async () => {
      tries += 1
      throw noSpace()
    }
    const store = await aStore(folder, { log, snapshotEvery: 5, takeSnapshot })

    for (let index = 0; index < 18; index += 1) await joinGroup(store, `oc_${index}`)

    expect(tries).toBe(3)
    expect(log.warnings()[0]).toMatchObject({ level: 'warn', fields: { err: { code: 'ENOSPC' } } })
    expect(nameOf(store.state, 'oc_17')).toBe('oc_17')
  })
})

describe('a disk that takes bytes in pieces', () => {
  it('gets every byte', async () => {
    const disk = aFrailDisk((operation, bytes) => (operation === 'write' && bytes && bytes.length > 7 ? 7 : undefined))
    const folder = await aFolder()
    const store = await aStore(folder, { disk })
    await Promise.all([joinGroup(store, 'oc_1', 'e1'), joinGroup(store, 'oc_2')])
    await store.close()

    const after = await aStore(folder)

    expect((await journalEntries(folder)).map((entry) => entry.eventId)).toEqual([asEventId('e1'), undefined])
    expect(nameOf(after.state, 'oc_2')).toBe('oc_2')
  })

  it('that takes none has failed', async () => {
    const disk = aFrailDisk((operation) => (operation === 'write' ? 0 : undefined))
    const store = await aStore(await aFolder(), { disk })

    await expect(joinGroup(store, 'oc_1')).rejects.toMatchObject({ code: 'write-failed' })
  })
})
