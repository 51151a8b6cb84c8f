import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { asEventId } from '../../src/plan/ids.ts'
import type { Entry } from '../../src/state/change.ts'
import { takeInWorker } from '../../src/store/snapshots.ts'
import { ask, databaseUrl } from '../support/database.ts'
import { aReplica, aSchemaUrl, aTenant, cutOff, describeWithPostgres, until } from './postgres-support.ts'
import { aLog, joined, joinGroup, nameOf, someone } from './support.ts'

const refusalOf = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'opened',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describeWithPostgres('several replicas on one database', () => {
  it('find again what was decided before', async () => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    await joinGroup(store, 'oc_1', 'e1')
    await store.close()

    const { store: again } = await aReplica(tenant)

    expect(nameOf(again.state, 'oc_1')).toBe('oc_1')
    expect(await joinGroup(again, 'oc_2', 'e1')).toBeUndefined()
  })

  it('hear of what the others decided, once and in order', async () => {
    const tenant = aTenant()
    const [one, two] = await Promise.all([aReplica(tenant), aReplica(tenant)])
    const heard: Entry[] = []
    two.store.onCommitted((entries) => heard.push(...entries))

    for (const chat of ['oc_1', 'oc_2', 'oc_3']) await joinGroup(one.store, chat)
    await joinGroup(two.store, 'oc_4')
    await until(one.store, 4)

    expect(heard.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(one.store.state).toEqual(two.store.state)
  })

  it('decide an event once, whichever of them it is delivered to', async () => {
    const tenant = aTenant()
    const replicas = await Promise.all([aReplica(tenant), aReplica(tenant), aReplica(tenant)])

    const results = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        Promise.all(replicas.map(({ store }) => joinGroup(store, `oc_${index}`, `e${index}`))),
      ),
    )

    expect(results.map((each) => each.filter((result) => result !== undefined).length)).toEqual(results.map(() => 1))
    expect((await ask('SELECT FROM duban_journal WHERE tenant = $1', tenant)).length).toBe(60)
  })

  it('never decide on different pasts', async () => {
    const tenant = aTenant()
    const replicas = await Promise.all([aReplica(tenant), aReplica(tenant), aReplica(tenant)])
    const takeNumber = (replica: (typeof replicas)[number]) =>
      replica.store.decide(someone, undefined, (state) => {
        const number = Object.keys(state.chats.joined).length
        return { changes: [joined(`oc_${number}`)], result: number }
      })

    const numbers = await Promise.all(Array.from({ length: 90 }, (_, i) => takeNumber(replicas[i % 3] ?? raise())))

    expect(numbers.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 90 }, (_, index) => index))
  })

  it('keep tenants apart', async () => {
    const [one, two] = [await aReplica(aTenant()), await aReplica(aTenant())]

    await joinGroup(one.store, 'oc_1', 'e1')

    expect(await joinGroup(two.store, 'oc_2', 'e1')).toBe('oc_2')
    expect([one.store.state.seq, two.store.state.seq]).toEqual([1, 1])
  })

  it.each(['\u0000', '\ud800', '"\\\n', '🀄'])('keep %j as it is', async (text) => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    await store.decide(someone, asEventId(`e${text}`), () => ({ changes: [joined('oc_1', text)], result: undefined }))

    const { store: again } = await aReplica(tenant)

    expect(nameOf(again.state, 'oc_1')).toBe(text)
    expect(await joinGroup(again, 'oc_1', `e${text}`)).toBeUndefined()
  })
})

describeWithPostgres('a replica that loses its database', () => {
  it('goes on when it is back, losing nothing and doing nothing twice', async () => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    const heard: number[] = []
    store.onCommitted((entries) => heard.push(...entries.map(({ seq }) => seq)))

    for (let round = 0; round < 5; round += 1) {
      const events = Array.from({ length: 40 }, (_, index) => `e${round}-${index}`)
      const deciding = Promise.all(events.map((event) => joinGroup(store, event, event)))
      await cutOff('journal', tenant)
      expect(await deciding).toEqual(events)
    }

    expect(heard).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    const { store: again } = await aReplica(tenant)
    expect(again.state).toEqual(store.state)
  })

  it('gives up after a while and says so', async () => {
    const tenant = aTenant()
    const failed = Promise.withResolvers<Error>()
    const { store } = await aReplica(tenant, { patience: -1, onFailed: failed.resolve })
    await cutOff('journal', tenant)

    await expect(joinGroup(store, 'oc_1')).rejects.toMatchObject({ name: 'StoreError' })

    expect(await failed.promise).toMatchObject({ message: expect.stringMatching(/^DATABASE_URL: 数据库 .*连接中断/) })
    await expect(joinGroup(store, 'oc_2')).rejects.toMatchObject({ name: 'StoreError' })
  })

  it('stops when the database no longer holds what was acknowledged', async () => {
    const tenant = aTenant()
    const failed = Promise.withResolvers<Error>()
    const { store } = await aReplica(tenant, { onFailed: failed.resolve })
    await joinGroup(store, 'oc_1')
    await joinGroup(store, 'oc_2')

    await ask('DELETE FROM duban_journal WHERE tenant = $1 AND seq = 2', tenant)

    await expect(joinGroup(store, 'oc_3')).rejects.toMatchObject({ code: 'damaged' })
    expect(await failed.promise).toMatchObject({ message: expect.stringContaining('第 2 条') })
  })
})

describeWithPostgres('a start on the database', () => {
  it('takes the snapshot and only what stands behind it', async () => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    await joinGroup(store, 'oc_1')
    await joinGroup(store, 'oc_2')
    await store.close()
    const { store: second } = await aReplica(tenant)
    await joinGroup(second, 'oc_3')
    const log = aLog()

    const { store: third } = await aReplica(tenant, { log })

    expect(log.lines).toContainEqual({ level: 'info', fields: { seq: 3, snapshotSeq: 2 }, sentence: '存储已载入' })
    expect(third.state).toEqual(second.state)
  })

  it('does without a snapshot that is damaged', async () => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    await joinGroup(store, 'oc_1')
    await store.close()
    await ask(`UPDATE duban_snapshot SET state = replace(state, 'oc_1', 'oc_9') WHERE tenant = $1`, tenant)
    const log = aLog()

    const { store: again } = await aReplica(tenant, { log })

    expect(nameOf(again.state, 'oc_1')).toBe('oc_1')
    expect(log.warnings()).toEqual([expect.objectContaining({ sentence: '快照不可用，已从日志完整重建' })])
  })

  it('takes a snapshot in a thread of its own, as the journal grows', async () => {
    const tenant = aTenant()
    const taken = Promise.withResolvers<void>()
    const script = new URL('../../src/store/postgres/snapshot-worker.ts', import.meta.url)
    const inWorker = takeInWorker(script, { place: { url: databaseUrl, tenant }, every: 2 })
    const { store } = await aReplica(tenant, {
      snapshotEvery: 2,
      takeSnapshot: (seq, signal) => inWorker(seq, signal).finally(taken.resolve),
    })

    await joinGroup(store, 'oc_1')
    await joinGroup(store, 'oc_2')
    await taken.promise

    expect(await ask('SELECT seq FROM duban_snapshot WHERE tenant = $1', tenant)).toEqual([{ seq: '3' }])
  })

  it.each([
    [
      'changed',
      `UPDATE duban_journal SET entry = replace(entry::text, 'oc_2', 'oc_9')::json WHERE tenant = $1 AND seq = 2`,
      /第 2 条：内容与校验值不符/,
    ],
    ['missing', 'DELETE FROM duban_journal WHERE tenant = $1 AND seq = 2', /第 3 条：序号应为 2/],
  ])('is refused where an entry is %s', async (_what, harm, words) => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    for (const chat of ['oc_1', 'oc_2', 'oc_3']) await joinGroup(store, chat)
    await ask(harm, tenant)

    const refusal = await refusalOf(aReplica(tenant))

    expect(refusal).toMatch(/^StoreError: 存储损坏：/)
    expect(refusal).toMatch(words)
  })

  it('is refused where the journal ends before its snapshot', async () => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    await joinGroup(store, 'oc_1')
    await joinGroup(store, 'oc_2')
    await store.close()
    await ask('DELETE FROM duban_journal WHERE tenant = $1 AND seq = 2', tenant)

    expect(await refusalOf(aReplica(tenant))).toMatch(/快照记到第 2 条，日志里没有这一条/)
  })

  it('creates the tables once, though several start on an empty database', async () => {
    const url = await aSchemaUrl()

    const replicas = await Promise.all(['one', 'two', 'one'].map((tenant) => aReplica(tenant, { url })))

    expect(await Promise.all(replicas.map(({ store }) => joinGroup(store, 'oc_1')))).toEqual(['oc_1', 'oc_1', 'oc_1'])
  })

  it('is told that the database only reads', async () => {
    const url = await aSchemaUrl('default_transaction_read_only=on')

    expect(await refusalOf(aReplica('t', { url }))).toMatch(/^StoreError: DATABASE_URL: 数据库 .*只读的备库/)
  })
})

it.each([
  ['nobody listens', 'postgres://u:s3cret@127.0.0.1:1/duban', /127\.0\.0\.1:1\/duban：拒绝连接/],
  ['the host is unknown', 'postgres://u:s3cret@nowhere.invalid/duban', /nowhere\.invalid:5432\/duban/],
  ['the address cannot be read', 'postgres://u:s3cret%zz@127.0.0.1/duban', /^StoreError: DATABASE_URL: /],
])('says in one line without the password that %s', async (_what, url, words) => {
  const refusal = await refusalOf(aReplica('t', { url }))

  expect(refusal).toMatch(words)
  expect(refusal).not.toMatch(/s3cret|\n/)
})

it.each([
  ['28P01', /用户名或口令不对/],
  ['53300', /连接数已满/],
  ['57P03', /正在启动/],
])('says in one line what the server means by %s', async (sqlState, words) => {
  const server = createServer((socket) => {
    const fields = Buffer.from(`SFATAL\0C${sqlState}\0Mno "u" with s3cret\0\0`)
    const length = Buffer.alloc(4)
    length.writeInt32BE(fields.length + 4)
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, fields])))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const refusal = await refusalOf(aReplica('t', { url: `postgres://u:s3cret@127.0.0.1:${port}/duban` }))

  expect(refusal).toMatch(words)
  expect(refusal).not.toMatch(/s3cret|\n/)
})

describeWithPostgres('says in one line', () => {
  it('that there is no such database', async () => {
    const url = databaseUrl.replace(/[^/]*$/, 'nowhere')

    expect(await refusalOf(aReplica('t', { url }))).toMatch(/^StoreError: DATABASE_URL: 数据库 .*\/nowhere：没有这个库/)
  })
})

function raise(): never {
  throw new Error('no such replica')
}
