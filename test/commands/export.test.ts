import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { wallClock } from '../../src/clock.ts'
import { asOpenId } from '../../src/plan/ids.ts'
import type { Change } from '../../src/state/change.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { aDraft } from '../features/notice/a-notice.ts'
import { aReport } from '../support/a-report.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function aFolder(...changes: Change[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-export-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (changes.length === 0) return folder
  const store = await openLowdbStore({ folder: join(folder, 'store'), clock: wallClock, log })
  for (const change of changes)
    await store.decide(asOpenId('ou_1'), undefined, () => ({ changes: [change], result: 0 }))
  await store.close()
  return folder
}

async function runExport(dataDir: string, ...options: string[]) {
  const child = spawn(process.execPath, ['src/commands/export.ts', ...options], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += bytes
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

const stringsIn = async (file: string) =>
  Buffer.from(unzipSync(await readFile(file))['xl/sharedStrings.xml'] ?? []).toString()

describe('an operator exports the workbook', () => {
  it('writes what the journal says, while a secret of it stays inside', async () => {
    const folder = await aFolder(
      { kind: 'link-secret-made', secret: 'never-to-be-seen' },
      aReport({ values: { 'zd-12.2': 63 }, note: '新增 3 个村' }),
      { kind: 'notice-drafted', notice: aDraft() },
      { kind: 'notice-recalled', notice: 'n1', person: asOpenId('ou_1') },
    )
    const file = join(folder, 'out.xlsx')

    const { code } = await runExport(folder, '--out', file, '--audit')

    expect(code).toBe(0)
    const strings = await stringsIn(file)
    expect(strings).toContain('新增 3 个村')
    expect(strings).toContain('填报（zd-12#1，市农牧局，正常推进')
    expect(strings).toContain('撤回通知（《调度会通知》）')
    expect(strings).not.toContain('never-to-be-seen')
  })

  it('writes the plan alone where nothing has been stored, and says so', async () => {
    const folder = await aFolder()
    const file = join(folder, 'out.xlsx')

    const { code, said } = await runExport(folder, '--out', file)

    expect(code).toBe(0)
    expect(said).toContain('还没有存储')
    expect(await stringsIn(file)).toContain('推进环境整治优化提升')
  })

  it.each([[[]], [['--out']], [['--out', 'x.xlsx', '--wrong']], [['x.xlsx']]])(
    'is told how to use it after %j',
    async (options) => {
      const { code, said } = await runExport(await aFolder(), ...options)

      expect(code).toBe(2)
      expect(said).toContain('用法：npm run export')
    },
  )

  it('is told when the file cannot be written', async () => {
    const { code, said } = await runExport(await aFolder(), '--out', '/nowhere/at/all.xlsx')

    expect(code).toBe(1)
    expect(said).toContain('导出未能完成')
  })
})
