import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { ask, databaseUrl } from '../support/database.ts'
import { aReplica, aTenant, describeWithPostgres } from './postgres-support.ts'
import { joinGroup, noon } from './support.ts'

async function checkStore(env: NodeJS.ProcessEnv, ...options: string[]) {
  const command = join(import.meta.dirname, '../../src/commands/check-store.ts')
  const child = spawn(process.execPath, [command, ...options], { env: { ...process.env, ...env } })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { stdout, stderr, code }
}

async function aJournal() {
  const tenant = aTenant()
  const { store, leadership } = await aReplica(tenant)
  for (const chat of ['oc_1', 'oc_2', 'oc_3']) await joinGroup(store, chat, `e ${chat}`)
  return { store, leadership, env: { DATABASE_URL: databaseUrl, FEISHU_APP_ID: tenant }, tenant }
}

describeWithPostgres('check-store on a database', () => {
  it('counts a sound journal', async () => {
    const { store, env, tenant } = await aJournal()
    await store.close()

    const { stdout, stderr, code } = await checkStore(env, '--json')

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      folder: expect.stringContaining(tenant),
      inUse: false,
      files: null,
      entries: 3,
      events: 3,
      changes: { 'bot-joined': 3 },
      first: noon,
      last: noon,
      pending: 0,
      held: 0,
      snapshotSeq: 3,
      notes: [],
      damage: null,
    })
  })

  it('says the same in words, also while replicas run', async () => {
    const { leadership, env } = await aJournal()
    await new Promise<void>((resolve) => {
      leadership.follow({ begin: resolve, end: async () => undefined })
    })

    const { stdout, code } = await checkStore(env)

    expect(code).toBe(0)
    expect(stdout).toMatch(/^PostgreSQL .*完好（机器人正在使用）\n记录 3 条，其中来自飞书事件 3 条/)
  })

  it.each([
    [
      `UPDATE duban_journal SET entry = replace(entry::text, 'oc_2', 'oc_9')::json WHERE tenant = $1 AND seq = 2`,
      '第 2 行：内容',
    ],
    ['DELETE FROM duban_journal WHERE tenant = $1 AND seq = 2', '第 3 行：序号应为 2'],
    ['DELETE FROM duban_journal WHERE tenant = $1 AND seq = 3', '末尾有缺失'],
    [`UPDATE duban_snapshot SET state = replace(state, 'oc_2', 'oc_9') WHERE tenant = $1`, 'duban_snapshot'],
  ])('finds what was done by %s', async (harm, words) => {
    const { store, env, tenant } = await aJournal()
    await store.close()
    await ask(harm, tenant)

    const { stderr, code } = await checkStore(env)

    expect(code).toBe(1)
    expect(stderr).toMatch(/^存储损坏：[^\n]*\n$/)
    expect(stderr).toContain(words)
  })

  it('says which bots there are where this one is not', async () => {
    const { env, tenant } = await aJournal()

    const { stderr, code } = await checkStore({ ...env, FEISHU_APP_ID: 'cli_other' })

    expect(code).toBe(1)
    expect(stderr).toMatch(/没有租户 cli_other 的日志；请检查 FEISHU_APP_ID/)
    expect(stderr).toContain(tenant)
  })
})

it('check-store says in one line that no database answers, without the password', async () => {
  const { stdout, stderr, code } = await checkStore({ DATABASE_URL: 'postgres://u:s3cret@127.0.0.1:1/duban' })

  expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
  expect(stderr).toMatch(/^DATABASE_URL: 数据库 127\.0\.0\.1:1\/duban：拒绝连接[^\n]*\n$/)
})
