import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkStore } from '../../src/store/check.ts'
import { isLocked } from '../../src/store/lock.ts'
import { aFolder, aStore, joinGroup, nameOf } from './support.ts'

async function anotherProcess(folder: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-store.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await exit
    },
  }
}

const locked = { code: 'locked', message: expect.stringMatching(/^存储目录 .* 正被另一个进程使用[^\n]*$/) }

describe('two processes on one folder', () => {
  it('the second is refused in one clear line', async () => {
    const folder = await aFolder()
    await anotherProcess(folder)

    await expect(aStore(folder)).rejects.toMatchObject(locked)
  })

  it('after kill -9 the next one goes on at once', async () => {
    const folder = await aFolder()
    const first = await anotherProcess(folder)
    await first.kill()

    const store = await aStore(folder)

    expect(nameOf(store.state, 'oc_child')).toBe('oc_child')
    expect(await joinGroup(store, 'oc_1')).toBe('oc_1')
  })

  it('the store may be checked while another process writes to it', async () => {
    const folder = await aFolder()
    await anotherProcess(folder)

    const report = await checkStore(folder)

    expect(report).toMatchObject({ inUse: true, entries: 1, damage: undefined })
  })
})

describe('one process', () => {
  it('cannot open the folder twice', async () => {
    const folder = await aFolder()
    await aStore(folder)

    await expect(aStore(folder)).rejects.toMatchObject(locked)
  })

  it('frees the folder when it closes the store', async () => {
    const folder = await aFolder()
    const store = await aStore(folder)
    expect(isLocked(folder)).toBe(true)

    await store.close()

    expect(isLocked(folder)).toBe(false)
    await aStore(folder)
  })

  it('frees the folder when the store cannot be opened', async () => {
    const folder = await aFolder()
    await (await aStore(folder)).close()
    await writeFile(join(folder, 'journal-000000000001.ndjson'), 'hello\n')

    await expect(aStore(folder)).rejects.toMatchObject({ code: 'damaged' })

    expect(isLocked(folder)).toBe(false)
  })
})
