import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { asOpenId } from '../../src/plan/ids.ts'
import { type Store, StoreError } from '../../src/ports.ts'
import type { Entry } from '../../src/state/change.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { readPostgresEntries } from '../../src/store/postgres/read-entries.ts'
import { readEntries } from '../../src/store/read-entries.ts'
import { aReplica, aTenant, describeWithPostgres } from '../store/postgres-support.ts'
import { aLog, clockAt, noon } from '../store/support.ts'
import { databaseUrl } from '../support/database.ts'

const somebody = asOpenId('ou_1')

interface Subject {
  readonly store: Store
  readonly read: () => AsyncGenerator<Entry>
}

async function collect(entries: AsyncGenerator<Entry>): Promise<Entry[]> {
  const all: Entry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

const teach = ({ decide }: Store, word: string) =>
  decide(somebody, undefined, () => ({
    changes: [{ kind: 'feedback-given', text: word, person: somebody }],
    result: undefined,
  }))

function behaves(open: () => Promise<Subject>) {
  it('gives every entry in its order while the bot goes on', async () => {
    const { store, read } = await open()
    for (const word of ['一', '二', '三']) await teach(store, word)

    const entries = await collect(read())
    await teach(store, '四')

    expect(entries.map(({ seq, by }) => [seq, by])).toEqual([1, 2, 3].map((seq) => [seq, somebody]))
    expect(await collect(read())).toHaveLength(4)
  })

  it('gives nothing where nothing has been decided', async () => {
    const { read } = await open()

    expect(await collect(read())).toEqual([])
  })
}

async function aFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'duban-entries-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const store = await openLowdbStore({ folder, clock: clockAt(noon), log: aLog(), rotateAt: 300 })
  onTestFinished(() => store.close())
  return { folder, store, read: () => readEntries(folder) }
}

describe('reading the whole journal (files)', () => {
  behaves(aFolder)

  it('stops at a line that was altered, and says which', async () => {
    const { folder, store, read } = await aFolder()
    for (const word of ['一', '二', '三']) await teach(store, word)
    const [first = ''] = (await readdir(folder)).filter((name) => name.startsWith('journal-')).sort()
    const path = join(folder, first)
    await writeFile(path, (await readFile(path, 'utf8')).replace('一', '壹'))

    await expect(collect(read())).rejects.toThrow(StoreError)
    await expect(collect(read())).rejects.toThrow('第 1 行')
  })
})

describeWithPostgres('reading the whole journal (PostgreSQL)', () => {
  behaves(async () => {
    const tenant = aTenant()
    const { store } = await aReplica(tenant)
    return { store, read: () => readPostgresEntries({ url: databaseUrl, tenant }) }
  })
})
