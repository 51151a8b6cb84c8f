import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { asChatId, asEventId, asOpenId } from '../../src/plan/ids.ts'
import type { Clock, Store } from '../../src/ports.ts'
import type { Change, Entry } from '../../src/state/change.ts'
import type { State } from '../../src/state/state.ts'
import { nodeDisk } from '../../src/store/disk.ts'
import { type LowdbStoreOptions, openLowdbStore } from '../../src/store/lowdb-store.ts'
import { takeSnapshot } from '../../src/store/take-snapshot.ts'

export const someone = asOpenId('ou_liaison')

export const clockAt = (iso: string): Clock & { set(iso: string): void } => {
  let now = new Date(iso)
  return {
    now: () => now,
    set: (next) => {
      now = new Date(next)
    },
  }
}

export const noon = '2025-11-07T04:00:00.000Z'

/** A change that the state shows: the group's name. */
export const joined = (chat: string, name = chat): Change => ({
  kind: 'bot-joined',
  chat: asChatId(chat),
  name,
  by: someone,
})

export const nameOf = (state: State, chat: string) => state.chats.joined[asChatId(chat)]?.name

export function joinGroup(store: Store, chat: string, event?: string): Promise<string | undefined> {
  const eventId = event === undefined ? undefined : asEventId(event)
  return store.decide(someone, eventId, () => ({ changes: [joined(chat)], result: chat }))
}

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'store')
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: object
  readonly sentence: string
}

export function aLog() {
  const lines: LogLine[] = []
  const at = (level: LogLine['level']) => (fields: object, sentence: string) =>
    void lines.push({ level, fields, sentence })
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    lines,
    warnings: () => lines.filter((l) => l.level !== 'info'),
  }
}

/** Opens the store with everything that can be left out left out; closes it after the test. */
export async function aStore(folder: string, options: Partial<LowdbStoreOptions> = {}): Promise<Store> {
  const takeHere: LowdbStoreOptions['takeSnapshot'] = (seq) => takeSnapshot(folder, nodeDisk, seq)
  const defaults = { clock: clockAt(noon), log: aLog(), takeSnapshot: takeHere }
  const store = await openLowdbStore({ folder, ...defaults, ...options })
  onTestFinished(() => store.close())
  return store
}

export async function journalFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.startsWith('journal-'))
    .sort()
    .map((name) => join(folder, name))
}

export async function journalEntries(folder: string): Promise<readonly Entry[]> {
  const texts = await Promise.all((await journalFiles(folder)).map((path) => readFile(path, 'utf8')))
  return texts.flatMap((text) => text.split('\n').slice(0, -1)).map((line) => JSON.parse(line))
}
