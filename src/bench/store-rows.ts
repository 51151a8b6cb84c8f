import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopwatch } from '../clock.ts'
import { asChatId, asEventId, asMessageId, asOpenId, asTaskId } from '../plan/ids.ts'
import type { Clock, Store } from '../ports.ts'
import type { Change } from '../state/change.ts'
import { type Disk, nodeDisk } from '../store/disk.ts'
import { listJournal } from '../store/journal-files.ts'
import { openLowdbStore } from '../store/lowdb-store.ts'
import { atMost, median, micro, milli, type Row } from './row.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const person = asOpenId('ou_7d8a6e6df7621556ce0d21922b676706ccs')

/** One answered question as the bot keeps it: asked, queued, tried, sent. */
function changesOf(index: number): readonly Change[] {
  const key = `${index - (index % 4)}:0`
  const message = asMessageId(`om_${key}`)
  const chat = asChatId(`oc_${index % 300}`)
  const question = `第${index % 24}项的责任单位有哪些，什么时候完成`
  const tasks = [asTaskId(`zd-${(index % 24) + 1}`)]
  if (index % 4 === 1) return [{ kind: 'message-tried', key }]
  if (index % 4 === 2) return [{ kind: 'message-sent', key, message, chat }]
  if (index % 4 === 3) return []
  const content = {
    kind: 'text',
    text: '市农牧局、市发展改革委、市财政局；到2025年；见方案五（三）12。'.repeat(4),
  } as const
  const act = { kind: 'send', to: { kind: 'chat', chat }, content } as const
  return [
    { kind: 'question-answered', chat, person, message, question, outcome: 'answered', unanswered: false, tasks },
    { kind: 'message-queued', message: { key, act, about: { tasks, question } } },
  ]
}

const write = (store: Store, index: number, id = `e${index}`) =>
  store.decide(person, index % 4 === 0 || index % 4 === 3 ? asEventId(id) : undefined, () => ({
    changes: changesOf(index),
    result: index,
  }))

/** A town's year: an entry every half minute. */
function steadyClock(): Clock {
  let now = Date.parse('2025-01-01T00:00:00Z')
  return {
    now: () => {
      now += 30_000
      return new Date(now)
    },
  }
}

/** Does not sync: only for history that is made up. */
export const carelessDisk: Disk = {
  ...nodeDisk,
  async append(path) {
    return { ...(await nodeDisk.append(path)), sync: async () => undefined }
  },
}

async function makeHistory(folder: string, entries: number): Promise<void> {
  const store = await openLowdbStore({ folder, clock: steadyClock(), log, disk: carelessDisk })
  const together = 2_000
  for (let from = 0; from < entries; from += together) {
    await Promise.all(
      Array.from({ length: Math.min(together, entries - from) }, (_, index) => write(store, from + index)),
    )
  }
  // As a killed process leaves it: the last snapshot is some thousand entries old.
  await cp(folder, `${folder}-killed`, { recursive: true })
  await store.close()
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Milliseconds a write, with so many writers at once who each write again when answered. */
async function timeWrites(store: Store, writers: number, writes: number, name: string): Promise<number> {
  let next = 0
  const elapsed = stopwatch()
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let index = next++; index < writes; index = next++) await write(store, index, `${name}-${index}`)
    }),
  )
  return elapsed() / writes
}

/** Row 4: one durable change with a history behind it, against the same with none; both take turns. */
export function durableWriteRows(histories: readonly number[] = [1_000, 100_000, 1_000_000]): Promise<readonly Row[]> {
  return inFolder(async (root) => {
    const rows: Row[] = []
    for (const history of histories) {
      const folder = join(root, String(history))
      await makeHistory(folder, history)
      const clock = steadyClock()
      const empty = await openLowdbStore({ folder: `${folder}-empty`, clock, log })
      const grown = await openLowdbStore({ folder, clock, log })
      for (const [writers, writes] of [
        [50, 3_000],
        [1, 100],
      ] as const) {
        const floors: number[] = []
        const figures: number[] = []
        for (let turn = 0; turn < 16; turn += 1) {
          const timeFloor = async () => floors.push(await timeWrites(empty, writers, writes, `${writers}-${turn}`))
          const timeFigure = async () => figures.push(await timeWrites(grown, writers, writes, `${writers}-${turn}`))
          for (const time of turn % 2 === 0 ? [timeFloor, timeFigure] : [timeFigure, timeFloor]) await time()
        }
        const [floor, figure] = [median(floors), median(figures)]
        rows.push({
          name: `one durable change, ${writers} ${writers === 1 ? 'writer' : 'writers'}, ${history} entries of history`,
          floor: `${micro(floor)} with an empty history`,
          figure: micro(figure),
          ...atMost(figure / floor, 1.2),
        })
      }
      await Promise.all([empty.close(), grown.close()])
      await rm(folder, { recursive: true })
    }
    return rows
  })
}

async function readAndParse(folder: string): Promise<number> {
  const elapsed = stopwatch()
  let entries = 0
  for (const { path } of await listJournal(folder)) {
    for (const line of (await readFile(path, 'utf8')).split('\n')) if (line !== '' && JSON.parse(line)) entries += 1
  }
  return entries > 0 ? elapsed() : Number.NaN
}

async function start(folder: string): Promise<number> {
  const elapsed = stopwatch()
  const store = await openLowdbStore({ folder, clock: steadyClock(), log })
  const milliseconds = elapsed()
  await store.close()
  return milliseconds
}

/** Row 5: ready after a kill, with the last snapshot and without any, against reading and parsing the journal. */
export function restartRows(entries = 100_000): Promise<readonly Row[]> {
  return inFolder(async (root) => {
    const history = join(root, 'history')
    await makeHistory(history, entries)
    const killed = `${history}-killed`
    const bare = join(root, 'bare')
    await cp(killed, bare, { recursive: true })
    await rm(join(bare, 'snapshot.json'), { force: true })
    const floors: number[] = []
    const withSnapshot: number[] = []
    const without: number[] = []
    for (let turn = 0; turn < 7; turn += 1) {
      floors.push(await readAndParse(bare))
      for (const [from, figures] of [
        [killed, withSnapshot],
        [bare, without],
      ] as const) {
        const copy = join(root, `turn-${turn}-${figures === without}`)
        await cp(from, copy, { recursive: true })
        figures.push(await start(copy))
        await rm(copy, { recursive: true })
      }
    }
    const floor = median(floors)
    const row = (name: string, figures: readonly number[]): Row => ({
      name,
      floor: `${milli(floor)} to read and parse the same journal`,
      figure: milli(median(figures)),
      ...atMost(median(figures) / floor, 2),
    })
    return [
      row(`ready after kill -9 with ${entries} entries`, withSnapshot),
      row(`the same with the snapshot lost`, without),
    ]
  })
}
