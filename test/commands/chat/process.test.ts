import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'

async function chat(args: readonly string[], lines: readonly string[]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'duban-chat-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/commands/chat.ts', ...args], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { PATH, NODE_COMPILE_CACHE, PORT: '0', DATA_DIR: dataDir },
  })
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await exited, out, err }
}

describe('npm run chat', () => {
  it('starts a sandbox of its own where none runs, and ends with its lines', async () => {
    const { code, out, err } = await chat(['--as', '王丽'], ['改厕归谁管', '2'])

    expect(err).toBe('')
    expect(out).toContain('你好，我是督办助手')
    expect(out).toContain('王丽 → 督办> 改厕归谁管')
    expect(out).toContain('[市住建局]')
    expect(code).toBe(0)
  })

  it.each([
    [['--loud'], 2, '用法：npm run chat'],
    [['--url', 'http://127.0.0.1:9'], 1, '那里没有沙盒'],
  ])('says what is wrong: %j', async (args, code, words) => {
    const ended = await chat(args, [])

    expect(ended.err).toContain(words)
    expect(ended).toMatchObject({ code, out: '' })
  })
})
