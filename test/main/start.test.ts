import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { aSchemaUrl, describeWithPostgres } from '../store/postgres-support.ts'
import { type Started, startProcess } from '../support/process.ts'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-main-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const urlIn = (line: string) => /http:\S+/.exec(line)?.[0] ?? ''
const addressOf = async (service: Started) => urlIn(await service.said(/已启动：/))
const pageOf = async (service: Started) => urlIn(await service.said(/浏览器打开/))

async function json<Body>(url: string, body?: unknown): Promise<Body> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(url, body === undefined ? {} : post)
  return (await response.json()) as Body
}

async function ready(address: string): Promise<void> {
  await vi.waitFor(async () => expect((await fetch(`${address}/readyz`)).status).toBe(200), { timeout: 60_000 })
}

interface State {
  readonly world: string
  readonly now: string
  readonly scene: { readonly preparing: boolean } | null
  readonly people: readonly { readonly openId: string; readonly role: string }[]
  readonly chats: readonly { readonly chatId: string; readonly kind: string; readonly members: readonly string[] }[]
}

/** As the official, in the private chat; resolves with all that is said there once the bot has answered. */
async function ask(page: string, question: string): Promise<string> {
  const { people, chats } = await json<State>(`${page}sandbox/state`)
  const official = people.find(({ role }) => role === '旗区干部')?.openId ?? ''
  const chat = chats.find(({ kind, members }) => kind === 'private' && members.includes(official))?.chatId
  const messages = `${page}sandbox/chats/${chat}/messages`
  const { messageId } = await json<{ messageId: string }>(messages, { as: official, text: question })
  return vi.waitFor(
    async () => {
      const said = await json<readonly { repliesTo?: string }[]>(messages)
      const answers = said.filter(({ repliesTo }) => repliesTo === messageId)
      expect(answers).not.toEqual([])
      return JSON.stringify(answers)
    },
    { timeout: 60_000 },
  )
}

/** Until the people of the story have come to the newcomer's day. */
const untilTheDay = (page: string) =>
  vi.waitFor(
    async () => {
      const state = await json<State>(`${page}sandbox/state`)
      expect(state.scene).toMatchObject({ preparing: false })
      return state
    },
    { timeout: 60_000 },
  )

const entriesIn = async (dataDir: string) =>
  (await readFile(join(dataDir, 'store', 'journal-000000000001.ndjson'), 'utf8')).trim().split('\n')

describeWithPostgres('with a database', () => {
  it('a question is answered by two replicas beside each other, and nothing is written into the folder', async () => {
    const dataDir = await aFolder()
    const env = { DATA_DIR: dataDir, DATABASE_URL: await aSchemaUrl() }
    const first = startProcess(env)
    await ready(await addressOf(first))
    const second = startProcess(env)
    await ready(await addressOf(second))

    const said = await ask(await pageOf(first), '农村生活污水归谁管')

    expect(said).toContain('市生态环境局')
    expect(await readdir(dataDir)).toEqual([])
    first.child.kill('SIGTERM')
    second.child.kill('SIGTERM')
    expect(await Promise.all([first.exited, second.exited])).toEqual([0, 0])
  })
})

describe('a newcomer without credentials', () => {
  it.each(['webhook', 'websocket'])('is shown a page where a question is answered, by %s', async (connection) => {
    const service = startProcess({ DATA_DIR: await aFolder(), FEISHU_CONNECTION: connection })
    const address = await addressOf(service)
    const page = await pageOf(service)
    await ready(address)

    const said = await ask(page, '农村生活污水归谁管')

    expect(said).toContain('市生态环境局')
    expect(said).toContain('五（')
    expect(service.stderr.at(-1)).toContain(page)
  })

  it('finds everything kept and nothing told to the log when the service was stopped', async () => {
    const dataDir = await aFolder()
    const service = startProcess({ DATA_DIR: dataDir })
    await ready(await addressOf(service))
    await ask(await pageOf(service), '农村生活污水归谁管')

    service.child.kill('SIGTERM')

    expect(await service.exited).toBe(0)
    expect(await readdir(join(dataDir, 'store'))).toContain('snapshot.json')
    for (const line of service.stdout) expect(() => JSON.parse(line), line).not.toThrow()
    expect(service.stdout.join('')).not.toContain('生活污水')
  })
})

describe('a newcomer who begins anew on the page', () => {
  it('finds the same busy day at the same address; what the bot had stored lies aside', async () => {
    const dataDir = await aFolder()
    const service = startProcess({ DATA_DIR: dataDir })
    await ready(await addressOf(service))
    const page = await pageOf(service)
    const { world } = await untilTheDay(page)
    expect(await ask(page, '农村生活污水归谁管')).toContain('市生态环境局')

    await json(`${page}sandbox/reset`, {})

    await vi.waitFor(async () => expect((await json<State>(`${page}sandbox/state`)).world).not.toBe(world), {
      timeout: 60_000,
    })
    expect((await untilTheDay(page)).now).toMatch(/^2025-11-21T02:/)
    expect((await entriesIn(dataDir)).join('')).not.toContain('农村生活污水归谁管')
    expect(await readdir(join(dataDir, 'store', 'earlier', '0001'))).toEqual([
      'journal-000000000001.ndjson',
      'snapshot.json',
    ])
    service.child.kill('SIGTERM')
    expect(await service.exited).toBe(0)
  })
})

describe('the day on which a demonstration opens', () => {
  it('is lived once: after a restart the story is not told again, and the time goes on', async () => {
    const dataDir = await aFolder()
    const first = startProcess({ DATA_DIR: dataDir })
    await untilTheDay(await pageOf(first))
    first.child.kill('SIGTERM')
    await first.exited
    const before = (await entriesIn(dataDir)).length

    const second = startProcess({ DATA_DIR: dataDir })
    await ready(await addressOf(second))
    const { now, scene } = await json<State>(`${await pageOf(second)}sandbox/state`)
    second.child.kill('SIGTERM')
    await second.exited

    expect(now).toMatch(/^2025-11-21T0[12]:/)
    expect(scene).toMatchObject({ preparing: false, title: expect.stringContaining('接着上次') })
    const told = (await entriesIn(dataDir)).slice(before)
    expect(told.filter((line) => line.includes('report-submitted'))).toEqual([])
  })

  it('begins again when it was cut off in the middle', async () => {
    const dataDir = await aFolder()
    const first = startProcess({ DATA_DIR: dataDir })
    await vi.waitFor(async () => expect((await entriesIn(dataDir)).join('')).toContain('report-submitted'), {
      timeout: 60_000,
    })
    first.child.kill('SIGKILL')
    await first.exited

    const second = startProcess({ DATA_DIR: dataDir })

    expect((await untilTheDay(await pageOf(second))).now).toMatch(/^2025-11-21T02:/)
    expect(await readdir(join(dataDir, 'store', 'earlier'))).toEqual(['0001'])
  })

  it('is left to the operator who sets the clock', async () => {
    const dataDir = await aFolder()
    const service = startProcess({ DATA_DIR: dataDir, BOT_CLOCK: '2026-09-18T09:00:00+08:00' })
    await ready(await addressOf(service))
    const page = await pageOf(service)

    await ask(page, '农村生活污水归谁管')

    expect(await json(`${page}sandbox/state`)).toMatchObject({
      scene: null,
      now: expect.stringMatching(/^2026-09-18T01:0/),
    })
    expect((await entriesIn(dataDir)).join('')).not.toContain('report-submitted')
  })
})

describe('an operator who made a mistake', () => {
  it('is told every fault in a line of its own, and no secret', async () => {
    const service = startProcess({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      FEISHU_APP_SECRET: 's3cret',
      DATA_DIR: await aFolder(),
    })

    expect(await service.exited).toBe(2)
    expect(service.stderr.map((line) => line.split(':')[0]).sort()).toEqual(['FEISHU_APP_ID', 'LOG_LEVEL', 'PORT'])
    expect([...service.stdout, ...service.stderr].join('')).not.toContain('s3cret')
  })

  it('is told in one line that the port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void squatter.close())
    await new Promise((resolve) => squatter.once('listening', resolve))
    const { port } = squatter.address() as { port: number }

    const service = startProcess({ PORT: String(port), DATA_DIR: await aFolder() })

    expect(await service.exited).toBe(1)
    expect(service.stderr).toEqual([expect.stringContaining(`端口 ${port} 已被占用`)])
  })

  it('is told in one line that the data folder cannot be written', async () => {
    const dataDir = await aFolder()
    await chmod(dataDir, 0o555)
    // Permissions do not stop root.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

    const service = startProcess({ DATA_DIR: dataDir }, nobody)

    expect(await service.exited).toBe(1)
    expect(service.stderr).toEqual([expect.stringMatching(/存储目录 .* 不可写/)])
  })

  it('is told in one line that the database cannot be used, instead of being given another store', async () => {
    const dataDir = await aFolder()
    const service = startProcess({ DATABASE_URL: 'postgres://duban:s3cret@127.0.0.1:1/duban', DATA_DIR: dataDir })

    expect(await service.exited).toBe(1)
    expect(service.stderr).toEqual([expect.stringMatching(/^DATABASE_URL: /)])
    expect(service.stderr.join('')).not.toContain('s3cret')
    expect(await readdir(dataDir)).toEqual([])
  })

  it('is told in one line that another process works on the folder, which goes on undisturbed', async () => {
    const dataDir = await aFolder()
    const first = startProcess({ DATA_DIR: dataDir })
    const address = await addressOf(first)

    const second = startProcess({ DATA_DIR: dataDir })

    expect(await second.exited).toBe(1)
    expect(second.stderr).toEqual([expect.stringMatching(/正被另一个进程使用/)])
    await ready(address)
  })

  it('is told by the readiness that Feishu does not answer, while the service lives', async () => {
    const nowhere = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    onTestFinished(() => void nowhere.close())
    await new Promise((resolve) => nowhere.once('listening', resolve))
    const { port } = nowhere.address() as { port: number }
    const service = startProcess({
      FEISHU_APP_ID: 'cli_0123456789abcdef',
      FEISHU_APP_SECRET: 's3cret',
      FEISHU_ENCRYPT_KEY: 'k3y',
      FEISHU_BASE_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: await aFolder(),
    })
    const address = await addressOf(service)

    await vi.waitFor(
      async () => {
        const told = await fetch(`${address}/readyz`)
        expect([told.status, await json(`${address}/readyz`)]).toEqual([
          503,
          { ready: false, reason: '飞书没有应答，正在重试' },
        ])
      },
      { timeout: 60_000 },
    )
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    service.child.kill('SIGTERM')

    expect(await service.exited).toBe(0)
    expect([...service.stdout, ...service.stderr].join('')).not.toContain('s3cret')
  })
})
