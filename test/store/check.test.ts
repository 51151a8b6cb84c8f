import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { asChatId } from '../../src/plan/ids.ts'
import type { OutgoingMessage } from '../../src/state/change.ts'
import { aFolder, aStore, clockAt, joined, joinGroup, journalFiles, noon, someone } from './support.ts'

async function checkStore(folder: string, ...options: string[]) {
  const command = join(import.meta.dirname, '../../src/commands/check-store.ts')
  const child = spawn(process.execPath, [command, ...options], { env: { ...process.env, DATA_DIR: dirname(folder) } })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { stdout, stderr, code }
}

const message = (key: string): OutgoingMessage => ({
  key,
  act: { kind: 'send', to: { kind: 'chat', chat: asChatId('oc_1') }, content: { kind: 'text', text: '你好' } },
})

async function aClosedStore(): Promise<string> {
  const folder = await aFolder()
  const clock = clockAt(noon)
  const store = await aStore(folder, { clock, rotateAt: 500 })
  await joinGroup(store, 'oc_1', 'e1')
  await store.decide(someone, undefined, () => ({
    changes: [
      joined('oc_2'),
      { kind: 'message-queued', message: message('m1') },
      { kind: 'message-queued', message: message('m2') },
      { kind: 'message-held', key: 'm2', why: 'parked', detail: '不在群里' },
    ],
    result: undefined,
  }))
  clock.set('2025-11-08T04:00:00.000Z')
  await joinGroup(store, 'oc_3')
  await store.close()
  return folder
}

describe('check-store', () => {
  it('counts a sound store', async () => {
    const folder = await aClosedStore()

    const { stdout, stderr, code } = await checkStore(folder, '--json')

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      folder,
      inUse: false,
      files: 2,
      entries: 3,
      events: 1,
      changes: { 'bot-joined': 3, 'message-queued': 2, 'message-held': 1 },
      first: noon,
      last: '2025-11-08T04:00:00.000Z',
      pending: 2,
      held: 1,
      snapshotSeq: 3,
      notes: [],
      damage: null,
    })
  })

  it('says the same in words', async () => {
    const { stdout, code } = await checkStore(await aClosedStore())

    expect(code).toBe(0)
    expect(stdout).toMatch(
      /完好.*日志文件 2 个，记录 3 条.*bot-joined 3.*待发消息 2 条，其中搁置 1 条.*快照记到第 3 条/s,
    )
  })

  it('names file and line of damage', async () => {
    const folder = await aClosedStore()
    const path = (await journalFiles(folder))[0] ?? ''
    await writeFile(path, (await readFile(path, 'utf8')).replace('oc_2', 'oc_9'))

    const { stdout, stderr, code } = await checkStore(folder, '--json')

    expect(code).toBe(1)
    expect(stderr).toMatch(/^存储损坏：.*第 2 行：.*\n$/)
    expect(JSON.parse(stdout)).toMatchObject({ entries: 1, damage: { file: path, line: 2 } })
  })

  it('takes a journal that was cut short for damaged, whether within a line or between two', async () => {
    const folder = await aClosedStore()
    const path = (await journalFiles(folder)).at(-1) ?? ''
    const { length } = await readFile(path)

    await truncate(path, length - 10)
    expect(await checkStore(folder)).toMatchObject({ code: 1, stderr: expect.stringContaining('末行没有写完') })
    await truncate(path, 0)
    expect(await checkStore(folder)).toMatchObject({ code: 1, stderr: expect.stringContaining('末尾有缺失') })
  })

  it('takes a snapshot for damaged that is not what the journal says', async () => {
    const folder = await aClosedStore()
    const path = join(folder, 'snapshot.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('oc_2', 'oc_9'))

    expect(await checkStore(folder)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/snapshot\.json.*删去快照/),
    })
  })

  it('works while the bot runs, and takes a line being written for no damage', async () => {
    const folder = await aFolder()
    const store = await aStore(folder)
    await joinGroup(store, 'oc_1')
    const path = (await journalFiles(folder))[0] ?? ''
    await writeFile(path, `${await readFile(path, 'utf8')}{"seq":2,"at":"20`)

    const { stdout, code } = await checkStore(folder)

    expect(code).toBe(0)
    expect(stdout).toMatch(/机器人正在使用.*还在写，不算损坏/s)
  })

  it('fails where there is no store', async () => {
    expect(await checkStore(await aFolder())).toMatchObject({ code: 1, stderr: expect.stringContaining('DATA_DIR') })
  })

  it.each(['--jsno', 'somewhere'])('refuses %s as wrong usage', async (option) => {
    const { stdout, stderr, code } = await checkStore(await aFolder(), option)

    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toMatch(/^[^\n]*用法[^\n]*\n$/)
  })
})
