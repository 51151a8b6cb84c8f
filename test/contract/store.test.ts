import { describe, expect, it } from 'vitest'
import { asEventId } from '../../src/plan/ids.ts'
import type { Clock, Store } from '../../src/ports.ts'
import type { Entry } from '../../src/state/change.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { aReplica, aTenant, describeWithPostgres } from '../store/postgres-support.ts'
import { aFolder, aLog, aStore, clockAt, joined, joinGroup, nameOf, noon, someone } from '../store/support.ts'

interface Kind {
  readonly name: string
  readonly open: (clock: Clock) => Promise<Store>
}

const kinds: readonly Kind[] = [
  { name: 'memory', open: async (clock) => createMemoryStore({ clock, onListenerError: () => undefined }) },
  { name: 'lowdb', open: async (clock) => aStore(await aFolder(), { clock, log: aLog() }) },
]

describe.each(kinds)('the store ($name)', behaves)

describeWithPostgres('the store (postgres)', () =>
  behaves({ name: 'postgres', open: async (clock) => (await aReplica(aTenant(), { clock })).store }),
)

function behaves({ open }: Kind) {
  const opened = () => open(clockAt(noon))

  it('gives back what was decided, and shows it', async () => {
    const store = await opened()

    const result = await joinGroup(store, 'oc_1')

    expect(result).toBe('oc_1')
    expect(nameOf(store.state, 'oc_1')).toBe('oc_1')
    expect(store.state.seq).toBe(1)
  })

  it('takes decisions one after another, each on the newest state', async () => {
    const store = await opened()
    const seen: number[] = []

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.decide(someone, undefined, (state) => {
          seen.push(state.seq)
          return { changes: [joined(`oc_${index}`)], result: undefined }
        }),
      ),
    )

    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })

  it('lets a decision made inside another one wait for it', async () => {
    const store = await opened()
    let inner: Promise<number | undefined> | undefined

    await store.decide(someone, undefined, () => {
      inner = store.decide(someone, undefined, (state) => ({ changes: [], result: state.seq }))
      return { changes: [joined('oc_outer')], result: undefined }
    })

    expect(await inner).toBe(1)
  })

  it('decides at the instant of the clock', async () => {
    const clock = clockAt('2026-09-18T01:00:00.000Z')
    const store = await open(clock)

    const now = await store.decide(someone, undefined, (_state, now) => ({ changes: [joined('oc_1')], result: now }))

    expect(now).toEqual(new Date('2026-09-18T01:00:00.000Z'))
    expect(Object.values(store.state.chats.joined)).toMatchObject([{ at: '2026-09-18T01:00:00.000Z' }])
  })

  it('applies all changes of a decision together', async () => {
    const store = await opened()
    const entries: Entry[] = []
    store.onCommitted((committed) => entries.push(...committed))

    await store.decide(someone, undefined, () => ({ changes: [joined('oc_1'), joined('oc_2')], result: undefined }))

    expect(entries.map((entry) => entry.changes.length)).toEqual([2])
    expect([nameOf(store.state, 'oc_1'), nameOf(store.state, 'oc_2')]).toEqual(['oc_1', 'oc_2'])
  })

  it('changes nothing when the decision throws, and goes on', async () => {
    const store = await opened()
    const wrong = new Error('a bug in a rule')
    const decision = store.decide(someone, asEventId('e1'), () => {
      throw wrong
    })

    await expect(decision).rejects.toBe(wrong)
    expect(store.state.seq).toBe(0)
    expect(await joinGroup(store, 'oc_1', 'e1')).toBe('oc_1')
  })

  it('changes nothing when a change cannot be written down', async () => {
    const store = await opened()
    const loop: Record<string, unknown> = {}
    loop.self = loop
    const change = { ...joined('oc_1'), loop }

    const decision = store.decide(someone, undefined, () => ({ changes: [change], result: undefined }))

    await expect(decision).rejects.toThrow(TypeError)
    expect(nameOf(store.state, 'oc_1')).toBeUndefined()
    expect(await joinGroup(store, 'oc_2')).toBe('oc_2')
  })

  it('does not decide a repeated event again', async () => {
    const store = await opened()
    await joinGroup(store, 'oc_1', 'e1')

    const repeated = await joinGroup(store, 'oc_2', 'e1')

    expect(repeated).toBeUndefined()
    expect(nameOf(store.state, 'oc_2')).toBeUndefined()
    expect(store.state.seq).toBe(1)
  })

  it('decides once when the same event arrives twice at the same time', async () => {
    const store = await opened()

    const results = await Promise.all([joinGroup(store, 'oc_1', 'e1'), joinGroup(store, 'oc_1', 'e1')])

    expect(results).toEqual(['oc_1', undefined])
    expect(store.state.seq).toBe(1)
  })

  it.each(['constructor', 'toString', 'hasOwnProperty'])('takes an event called %s for a new one', async (id) => {
    const store = await opened()

    expect(await joinGroup(store, 'oc_1', id)).toBe('oc_1')
    expect(await joinGroup(store, 'oc_2', id)).toBeUndefined()
  })

  it('remembers an event that changed nothing', async () => {
    const store = await opened()
    let decided = 0
    const ignore = () =>
      store.decide(someone, asEventId('e1'), () => {
        decided += 1
        return { changes: [], result: 'ignored' }
      })

    expect([await ignore(), await ignore()]).toEqual(['ignored', undefined])
    expect(decided).toBe(1)
  })

  it('writes nothing down when a question changes nothing', async () => {
    const store = await opened()
    const entries: Entry[] = []
    store.onCommitted((committed) => entries.push(...committed))

    const result = await store.decide(someone, undefined, (state) => ({ changes: [], result: state.seq }))

    expect(result).toBe(0)
    expect(entries).toEqual([])
  })

  it('tells listeners of every entry once, in order, until they leave', async () => {
    const store = await opened()
    const seqs: number[] = []
    const leave = store.onCommitted((entries) => seqs.push(...entries.map((entry) => entry.seq)))
    await Promise.all([joinGroup(store, 'oc_1'), joinGroup(store, 'oc_2'), joinGroup(store, 'oc_3')])
    leave()

    await joinGroup(store, 'oc_4')

    expect(seqs).toEqual([1, 2, 3])
  })

  it('says in an entry who did what, when, and for which event', async () => {
    const store = await opened()
    const entries: Entry[] = []
    store.onCommitted((committed) => entries.push(...committed))

    await joinGroup(store, 'oc_1', 'e1')

    expect(entries).toEqual([{ seq: 1, at: noon, by: someone, eventId: 'e1', changes: [joined('oc_1')] }])
  })

  it('lets a listener decide further', async () => {
    const store = await opened()
    const further = Promise.withResolvers<string | undefined>()
    const leave = store.onCommitted(() => {
      leave()
      further.resolve(joinGroup(store, 'oc_2'))
    })

    await joinGroup(store, 'oc_1')

    expect(await further.promise).toBe('oc_2')
  })

  it('goes on when a listener throws', async () => {
    const store = await opened()
    const heard: number[] = []
    store.onCommitted(() => {
      throw new Error('a bug in a listener')
    })
    store.onCommitted((entries) => heard.push(entries.length))

    expect(await joinGroup(store, 'oc_1')).toBe('oc_1')
    expect(heard).toEqual([1])
  })

  it('refuses decisions once it is closed, and may be closed twice', async () => {
    const store = await opened()
    const last = joinGroup(store, 'oc_1')
    await store.close()
    await store.close()

    expect(await last).toBe('oc_1')
    await expect(joinGroup(store, 'oc_2')).rejects.toMatchObject({ name: 'StoreError' })
    expect(nameOf(store.state, 'oc_2')).toBeUndefined()
  })
}
