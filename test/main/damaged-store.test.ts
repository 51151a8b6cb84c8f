import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aConfigFolder } from '../support/config-folder.ts'
import { startProcess } from '../support/process.ts'

it('an operator whose journal is damaged is told in one line where, and nothing is mended behind their back', async () => {
  const folders = await aConfigFolder()
  const journal = join(folders.DATA_DIR, 'store', 'journal-000000000001.ndjson')
  const first = startProcess({ ...folders, BOT_CLOCK: '2025-11-20T09:00:00+08:00' })
  await first.said(/已启动：/)
  await expect
    .poll(async () => (await readFile(journal, 'utf8')).split('\n').length, { timeout: 60_000 })
    .toBeGreaterThan(2)
  first.child.kill('SIGKILL')
  await first.exited
  const sound = await readFile(journal, 'utf8')
  const damaged = sound.replace('"kind":"', '"kind":"x')
  await writeFile(journal, damaged)

  const second = startProcess(folders)

  expect(await second.exited).toBe(1)
  expect(second.stderr).toEqual([expect.stringMatching(/journal-000000000001\.ndjson.*第 1 行/)])
  expect(await readFile(journal, 'utf8')).toBe(damaged)
})
