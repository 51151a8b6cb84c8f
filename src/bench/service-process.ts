import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { benchKeys } from './signed-events.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const start = join(root, 'src/start.js')

export const benchApp = { appId: 'cli_0123456789abcdef', appSecret: 'bench' } as const

export interface ServiceProcess {
  readonly child: ChildProcess
  readonly port: number
  /** Milliseconds from the start of the process. */
  readonly untilReady: number
  stop(): Promise<void>
}

/** The whole service in a process of its own, on an empty folder, talking to the platform at that address. */
export async function startServiceProcess(
  platformUrl: string,
  { roster, clock }: { roster?: object; clock?: string } = {},
): Promise<ServiceProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-'))
  const configDir = join(folder, 'config')
  if (roster) {
    await cp(join(root, 'config'), configDir, { recursive: true })
    // YAML reads JSON.
    await writeFile(join(configDir, 'roster.yaml'), JSON.stringify(roster))
  }
  const port = await freePort()
  const before = performance.now()
  const child = spawn(process.execPath, [start], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      ...(roster && { CONFIG_DIR: configDir }),
      ...(clock !== undefined && { BOT_CLOCK: clock }),
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      FEISHU_APP_ID: benchApp.appId,
      FEISHU_APP_SECRET: benchApp.appSecret,
      FEISHU_ENCRYPT_KEY: benchKeys.encryptKey,
      FEISHU_VERIFICATION_TOKEN: benchKeys.verificationToken,
      FEISHU_BASE_URL: platformUrl,
    },
  })
  await readiness(port, child)
  return {
    child,
    port,
    untilReady: performance.now() - before,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function readiness(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`)
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (ready?.ok) return
    await pause(5)
  }
  throw new Error('the service did not become ready')
}

/** Resident memory in bytes, as the kernel counts it; only Linux tells. */
export async function residentBytes({ child }: ServiceProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
}
