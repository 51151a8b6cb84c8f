import { appendFile, copyFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeDisk } from '../../src/store/disk.ts'
import { load } from '../../src/store/load.ts'
import { aFolder, aLog, aStore, joinGroup, journalFiles, nameOf } from './support.ts'

/** A store that was killed: no snapshot, three groups, one journal file unless told otherwise. */
async function aKilledStore(options: { readonly rotateAt?: number; readonly groups?: number } = {}): Promise<string> {
  const folder = await aFolder()
  const original = `${folder}-original`
  const store = await aStore(original, { rotateAt: options.rotateAt ?? 1_000_000 })
  for (let index = 1; index <= (options.groups ?? 3); index += 1) await joinGroup(store, `oc_${index}`, `e${index}`)
  await mkdir(folder)
  for (const path of await journalFiles(original)) await copyFile(path, path.replace(original, folder))
  return folder
}

const onlyFile = async (folder: string) => (await journalFiles(folder))[0] ?? ''

const loaded = (folder: string) => load(folder, nodeDisk, { verifyBytes: Number.POSITIVE_INFINITY })

describe('a last line that was not written to its end', () => {
  it('is cut off at whatever byte it ends, and the store goes on', async () => {
    const folder = await aKilledStore()
    const path = await onlyFile(folder)
    const whole = await readFile(path)
    const lastLine = whole.lastIndexOf(10, -2) + 1
    for (let length = lastLine; length < whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length))
      const log = aLog()

      const store = await aStore(folder, { log })

      expect([nameOf(store.state, 'oc_2'), nameOf(store.state, 'oc_3')]).toEqual(['oc_2', undefined])
      expect(log.warnings()).toHaveLength(length === lastLine ? 0 : 1)
      expect(await joinGroup(store, 'oc_3', 'e3')).toBe('oc_3')
      await store.close()
      expect(await readFile(path)).toEqual(whole)
      await rm(join(folder, 'snapshot.json'))
    }
  })

  it.each([
    ['blocks never filled', Buffer.concat([Buffer.from('{"seq":4,'), Buffer.alloc(600), Buffer.from('"}\n')])],
    ['nothing but empty blocks', Buffer.alloc(4096)],
  ])('is cut off when it has %s', async (_what, end) => {
    const folder = await aKilledStore()
    await appendFile(await onlyFile(folder), end)
    const log = aLog()

    const store = await aStore(folder, { log })

    expect(store.state.seq).toBe(3)
    expect(log.warnings()).toMatchObject([{ fields: { afterSeq: 3, bytes: end.length } }])
  })

  it('may be the first of a new file', async () => {
    const folder = await aKilledStore({ rotateAt: 1 })
    await truncate(join(folder, 'journal-000000000003.ndjson'), 20)

    const store = await aStore(folder, { rotateAt: 1 })

    expect(await joinGroup(store, 'oc_3', 'e3')).toBe('oc_3')
    await store.close()
    expect((await loaded(folder)).end.seq).toBe(3)
  })

  it('may be missing from a file that was only just created', async () => {
    const folder = await aKilledStore()
    await writeFile(join(folder, 'journal-000000000004.ndjson'), '')

    const store = await aStore(folder)

    expect(await joinGroup(store, 'oc_4')).toBe('oc_4')
  })

  it('is damage when the snapshot knows that it was written', async () => {
    const folder = await aFolder()
    const store = await aStore(folder)
    await joinGroup(store, 'oc_1')
    await joinGroup(store, 'oc_2')
    await store.close()
    const path = await onlyFile(folder)
    await truncate(path, (await readFile(path)).length - 1)

    await expect(aStore(folder)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('末尾有缺失'),
    })
  })
})

describe('damage', () => {
  it('of any one byte of any line stops the start, with file and line', async () => {
    const folder = await aKilledStore()
    const path = await onlyFile(folder)
    const whole = await readFile(path)
    let line = 1
    for (const [offset, byte] of whole.entries()) {
      const broken = Buffer.from(whole)
      // The last line feed is the one byte without which a line counts as torn.
      if (offset === whole.length - 1) continue
      broken[offset] = byte ^ 1
      await writeFile(path, broken)

      await expect(loaded(folder), `byte ${offset}`).rejects.toMatchObject({
        code: 'damaged',
        message: expect.stringContaining(`${path} 第 ${line} 行`),
      })
      if (byte === 10) line += 1
    }
    expect(line).toBe(3)
  })

  it.each([
    ['a line removed', (lines: string[]) => lines.toSpliced(1, 1), 2],
    ['a line twice', (lines: string[]) => lines.toSpliced(1, 0, lines[1] ?? ''), 3],
    ['two lines exchanged', (lines: string[]) => [lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)], 1],
    ['a line that is no JSON', (lines: string[]) => lines.toSpliced(1, 0, 'hello'), 2],
    ['an empty line', (lines: string[]) => lines.toSpliced(2, 0, ''), 3],
  ])('is found: %s', async (_what, change, line) => {
    const folder = await aKilledStore({ groups: 4 })
    const path = await onlyFile(folder)
    const lines = (await readFile(path, 'utf8')).split('\n')
    await writeFile(path, change(lines).join('\n'))

    await expect(aStore(folder)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining(`第 ${line} 行`),
    })
  })

  it('far into a long journal is told by its line, and whole it is read to its end', async () => {
    const folder = await aKilledStore({ groups: 300 })
    const path = await onlyFile(folder)
    const { state, tailBytes } = await loaded(folder)
    expect(Object.keys(state.chats.joined)).toEqual(Array.from({ length: 300 }, (_, index) => `oc_${index + 1}`))
    expect(tailBytes).toBe((await readFile(path)).length)

    await writeFile(path, (await readFile(path, 'utf8')).replace('oc_250', 'oc_999'))

    await expect(loaded(folder)).rejects.toMatchObject({ message: expect.stringContaining('第 250 行') })
  })

  it('says in one line what to do, and leaves the files as they are', async () => {
    const folder = await aKilledStore()
    const path = await onlyFile(folder)
    await writeFile(path, (await readFile(path, 'utf8')).replace('oc_2', 'oc_9'))
    const before = await readFile(path)

    const refusal = await aStore(folder).catch((error: Error) => error.message)

    expect(refusal).toMatch(/^存储损坏：.*第 2 行：内容与校验值不符.*备份.*npm run check-store/)
    expect(refusal).not.toContain('\n')
    expect(await readFile(path)).toEqual(before)
  })

  it.each([1, 2, 3, 4])('is found when journal file %i of four is missing', async (missing) => {
    const folder = await aFolder()
    const store = await aStore(folder, { rotateAt: 1 })
    for (let index = 1; index <= 4; index += 1) await joinGroup(store, `oc_${index}`)
    await store.close()
    await rm(join(folder, `journal-00000000000${missing}.ndjson`))

    await expect(aStore(folder, { verifyAtStart: 0 })).rejects.toMatchObject({ code: 'damaged' })
    await expect(aStore(folder)).rejects.toMatchObject({ code: 'damaged' })
  })

  it('behind the snapshot is found too, as far back as a start verifies', async () => {
    const folder = await aFolder()
    const store = await aStore(folder)
    for (let index = 1; index <= 3; index += 1) await joinGroup(store, `oc_${index}`)
    await store.close()
    const path = await onlyFile(folder)
    await writeFile(path, (await readFile(path, 'utf8')).replace('oc_2', 'oc_9'))

    await expect(aStore(folder)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('第 2 行') })
  })

  it('of the snapshot costs only time: the journal rebuilds it', async () => {
    const folder = await aFolder()
    const store = await aStore(folder)
    await joinGroup(store, 'oc_1')
    await store.close()
    const path = join(folder, 'snapshot.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('oc_1', 'oc_9'))
    const log = aLog()

    const after = await aStore(folder, { log })

    expect(nameOf(after.state, 'oc_1')).toBe('oc_1')
    expect(log.warnings()).toMatchObject([{ level: 'warn', fields: { reason: '内容与校验值不符' } }])
  })

  it('is a journal that belongs to another snapshot', async () => {
    const [one, other] = [await aFolder(), await aFolder()]
    for (const [folder, chat] of [
      [one, 'oc_1'],
      [other, 'oc_2'],
    ] as const) {
      const store = await aStore(folder)
      await joinGroup(store, chat)
      await store.close()
    }
    await copyFile(join(other, 'snapshot.json'), join(one, 'snapshot.json'))

    await expect(aStore(one)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('不是同一份记录'),
    })
  })
})

describe('a folder that cannot be written', () => {
  it('is refused in one line when something else is in its place', async () => {
    const folder = await aFolder()
    await writeFile(folder, '')

    await expect(aStore(folder)).rejects.toMatchObject({
      code: 'not-writable',
      message: expect.stringMatching(/^[^\n]+$/),
    })
  })

  it('is refused in one line when it may only be read', async () => {
    const folder = await aKilledStore()
    const readOnly = async () => {
      throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })
    }

    const store = aStore(folder, { disk: { ...nodeDisk, append: readOnly } })

    await expect(store).rejects.toMatchObject({
      code: 'not-writable',
      message: expect.stringContaining(dirname(folder)),
    })
    expect(nameOf((await aStore(folder)).state, 'oc_3')).toBe('oc_3')
  })
})
