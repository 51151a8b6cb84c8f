import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asEventId } from '../../src/plan/ids.ts'
import { applyEntry, emptyState } from '../../src/state/state.ts'
import { checkStore } from '../../src/store/check.ts'
import { snapshotInWorker } from '../../src/store/snapshots.ts'
import { anyChange } from '../state/any-change.ts'
import { aFolder, aLog, aStore, clockAt, joinGroup, journalEntries, nameOf, noon, someone } from './support.ts'

async function foldOf(folder: string) {
  const state = emptyState()
  for (const entry of await journalEntries(folder)) applyEntry(state, entry)
  return state
}

const sequence = async (folder: string) => JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8')).seq

describe('a snapshot', () => {
  it('with the tail behind it is the journal folded, whatever happened and however often the bot was restarted', async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.array(anyChange, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant('restart' as const) },
      { weight: 1, arbitrary: fc.constant('kill' as const) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 * 24 }).map((hours) => ({ hours })) },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (steps, snapshotEvery) => {
          let folder = await aFolder()
          const clock = clockAt(noon)
          const options = { clock, snapshotEvery, rotateAt: 900 }
          let store = await aStore(folder, options)
          for (const [index, step] of steps.entries()) {
            if (step === 'restart') {
              await store.close()
              store = await aStore(folder, options)
            } else if (step === 'kill') {
              folder = await copyOf(folder)
              store = await aStore(folder, options)
            } else if ('hours' in step)
              clock.set(new Date(clock.now().getTime() + step.hours * 3_600_000).toISOString())
            else await store.decide(someone, asEventId(`e${index}`), () => ({ changes: step, result: undefined }))
          }

          await store.decide(someone, undefined, () => ({ changes: [], result: 'all is written' }))
          expect(store.state).toEqual(await foldOf(folder))
          await store.close()
          const again = await aStore(folder, options)
          expect(again.state).toEqual(await foldOf(folder))
          expect(Object.keys(again.state.outbox.pending)).toEqual(Object.keys((await foldOf(folder)).outbox.pending))
          expect(await checkStore(folder)).toMatchObject({ damage: undefined })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is written in a thread of its own', async () => {
    const folder = await aFolder()
    const taken = Promise.withResolvers<number>()
    const inWorker = snapshotInWorker(folder)
    const store = await aStore(folder, {
      snapshotEvery: 10,
      takeSnapshot: async (seq, signal) => {
        const snapshot = await inWorker(seq, signal)
        taken.resolve(snapshot.seq)
        return snapshot
      },
    })

    for (let index = 0; index < 30; index += 1) await joinGroup(store, `oc_${index}`)

    expect(await taken.promise).toBeGreaterThan(10)
    expect(await sequence(folder)).toBeGreaterThan(10)
  })

  it('is given up when the store closes, for the last one', async () => {
    const folder = await aFolder()
    const log = aLog()
    const store = await aStore(folder, { log, snapshotEvery: 2, takeSnapshot: snapshotInWorker(folder) })
    for (let index = 0; index < 4; index += 1) await joinGroup(store, `oc_${index}`)

    await store.close()

    expect(await sequence(folder)).toBe(store.state.seq)
    expect(log.warnings()).toEqual([])
  })

  it('is not needed: without it the journal is folded from its beginning', async () => {
    const folder = await aFolder()
    const store = await aStore(folder, { rotateAt: 1 })
    for (let index = 0; index < 5; index += 1) await joinGroup(store, `oc_${index}`)
    await store.close()
    await rm(join(folder, 'snapshot.json'))

    const after = await aStore(folder)

    expect(nameOf(after.state, 'oc_0')).toBe('oc_0')
    expect(after.state).toEqual(store.state)
  })

  it('forgets events older than a day, and only those', async () => {
    const folder = await aFolder()
    const clock = clockAt('2025-11-07T04:00:00.000Z')
    const store = await aStore(folder, { clock, snapshotEvery: 3 })
    await joinGroup(store, 'oc_1', 'old')
    clock.set('2025-11-08T03:00:00.000Z')
    await joinGroup(store, 'oc_2', 'young')
    clock.set('2025-11-08T05:00:00.000Z')
    await joinGroup(store, 'oc_3', 'new')
    await store.close()

    const after = await aStore(folder, { clock })

    expect(Object.keys(after.state.seenEvents)).toEqual(['young', 'new'])
  })
})

/** What a killed process leaves: the files, without a last snapshot and without its lock. */
async function copyOf(folder: string): Promise<string> {
  const copy = await aFolder()
  await mkdir(copy)
  for (const name of await readdir(folder)) {
    await copyFile(join(folder, name), join(copy, name)).catch((error) => {
      // A snapshot half written has just got its name.
      if (!name.endsWith('.tmp')) throw error
    })
  }
  return copy
}
