import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { wallClock } from '../../src/clock.ts'
import { asOpenId } from '../../src/plan/ids.ts'
import { chatIdOf } from '../../src/sandbox/world/seed.ts'
import type { Change } from '../../src/state/change.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { aReport } from '../support/a-report.ts'
import { aConfigFolder } from '../support/config-folder.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const adopted: Change = { kind: 'plan-adopted', plan: 'ordos-2023-7', on: '2025-11-01', past: [], dated: [] }

/** The store stays open: the bot is running. */
async function aStore(...changes: Change[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-due-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (changes.length === 0) return folder
  const store = await openLowdbStore({ folder: join(folder, 'store'), clock: wallClock, log })
  onTestFinished(() => store.close())
  for (const change of changes)
    await store.decide(asOpenId('ou_1'), undefined, () => ({ changes: [change], result: 0 }))
  return folder
}

async function run(options: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['src/commands/due.ts', ...options], {
    env: { ...process.env, DATABASE_URL: '', FEISHU_APP_ID: '', ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (bytes) => {
    stdout += bytes
  })
  child.stderr.on('data', (bytes) => {
    stderr += bytes
  })
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

interface Told {
  readonly workday: boolean
  readonly reminders: readonly {
    readonly chat: string | null
    readonly person: string | null
    readonly name: string | null
    readonly units: readonly string[]
    readonly lines: readonly {
      readonly task: { readonly id: string }
      readonly daysLeft: number
      readonly due: string
    }[]
  }[]
  readonly unreachable: readonly { readonly unit: string }[]
}

const told = ({ stdout }: { readonly stdout: string }): Told => JSON.parse(stdout)

describe('an operator asks what is due on a day', () => {
  it('and reads who would get what, in words', async () => {
    const { code, stdout, stderr } = await run(['--on', '2025-12-01'], { DATA_DIR: await aStore() })

    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^2025-12-01（周一）：发 5 条提醒/)
    expect(stdout).toContain('还有 30 天  灰  五（一）1 ')
    expect(stdout).toContain('到2025年（按 2025-12-31 计）')
    expect(stdout).toMatch(/没有群也没有联络员，发不到：\d+ 个单位/)
  })

  it('and gets JSON alone, without what has been reported since', async () => {
    const folder = await aStore(
      adopted,
      ...['zd-2', 'zd-3'].map((task) => aReport({ task, status: 'done', at: '2025-11-05T02:00:00Z' })),
    )

    const answer = await run(['--on', '2025-12-01', '--json'], {
      DATA_DIR: folder,
      BOT_CLOCK: '2025-11-28T10:00:00+08:00',
    })

    expect(answer.stderr).toBe('')
    const { workday, reminders, unreachable } = told(answer)
    expect(workday).toBe(true)
    const ours = reminders.find(({ units }) => units.includes('市农牧局'))
    expect(ours).toMatchObject({ chat: chatIdOf('nongmu'), person: null, units: ['市农牧局'] })
    const tasks = ours?.lines.map(({ task }) => task.id) ?? []
    expect(tasks).toContain('zd-4')
    expect(tasks).not.toContain('zd-2')
    expect(ours?.lines.every(({ due, daysLeft }) => due === '2025-12-31' && daysLeft === 30)).toBe(true)
    expect(unreachable.map(({ unit }) => unit)).toContain('市林草局')
  })

  it('on a day off: nobody gets anything', async () => {
    const answer = await run(['--on', '2026-10-01', '--json'], { DATA_DIR: await aStore() })

    expect(told(answer)).toMatchObject({ workday: false, reminders: [], unreachable: [] })
  })

  it('on a make-up Sunday: it is worked', async () => {
    expect(told(await run(['--on', '2026-09-20', '--json'], { DATA_DIR: await aStore() })).workday).toBe(true)
  })

  it('with a liaison who is known by a mobile alone', async () => {
    const folders = await aConfigFolder({
      'config/roster.yaml': 'units: { 市农牧局: { liaisons: [{ name: 张三, mobile: "+8613800000000" }] } }',
    })

    const answer = await run(['--on', '2025-11-20', '--json'], folders)

    expect(told(answer).reminders).toMatchObject([{ chat: null, name: '张三', units: ['市农牧局'] }])
  })

  it.each([
    [[], '缺少 --on'],
    [['--on'], '参数不对'],
    [['--on', '2025-13-45'], '没有 2025-13-45 这一天'],
    [['--on', '2026-02-29'], '没有 2026-02-29 这一天'],
    [['--on', '明天'], '写成 2025-12-01'],
    [['--on', '2025-12-01', '--wrong'], '参数不对'],
    [['2025-12-01'], '参数不对'],
  ])('is told how after %j', async (options, said) => {
    const { code, stdout, stderr } = await run(options, { DATA_DIR: await aStore() })

    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(said)
    expect(stderr).toContain('用法：npm run due')
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('is told what is wrong with the configuration', async () => {
    const { code, stderr } = await run(['--on', '2025-12-01'], { CONFIG_DIR: '/nowhere' })

    expect(code).toBe(1)
    expect(stderr).toContain('没有文件夹 /nowhere')
  })
})
