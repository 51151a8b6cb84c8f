import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { loadConfig } from '../config.ts'
import { startResettable } from '../main/start-resettable.ts'
import { createClient, isSandbox } from './chat/client.ts'
import { runSession } from './chat/session.ts'
import { openTerminal } from './chat/terminal.ts'

const usage = '用法：npm run chat -- [--as 张建国] [--url http://127.0.0.1:3001]　没有沙盒在运行时自己启动一个'

interface Found {
  readonly url: string
  stop(): Promise<void>
}

function readArguments(): { as?: string | undefined; url?: string | undefined } | undefined {
  try {
    return parseArgs({ options: { as: { type: 'string' }, url: { type: 'string' } } }).values
  } catch {
    return undefined
  }
}

/** The sandbox named, else the one beside the bot's port, else one of our own. */
async function findSandbox(wanted: string | undefined): Promise<Found> {
  const port = Number(process.env.PORT ?? 3000)
  const neighbour = wanted ?? `http://127.0.0.1:${port + 1}`
  const stop = async () => {}
  if ((wanted !== undefined || port !== 0) && (await isSandbox(neighbour))) return { url: neighbour, stop }
  if (wanted !== undefined) throw new Error(`${wanted} 那里没有沙盒`)
  const loaded = await loadConfig(process.env)
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
  if (loaded.config.platform.kind === 'feishu') throw new Error('设置了飞书凭证，没有沙盒可聊；去掉凭证再试')
  const onFatal = (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  const { config } = loaded
  const service = await startResettable({ config, log: pino({ level: 'silent' }), onFatal })
  return { url: service.pageUrl ?? '', stop: () => service.stop() }
}

/** A sandbox just started opens on a day that its people live through first, in a few seconds. */
async function untilPrepared(url: string): Promise<void> {
  const { scene } = await createClient(url).state()
  if (!scene?.preparing) return
  await pause(100)
  return untilPrepared(url)
}

async function main(): Promise<number> {
  const options = readArguments()
  if (!options) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const { url, stop } = await findSandbox(options.url)
  await untilPrepared(url)
  const terminal = openTerminal(process.stdin, process.stdout)
  await runSession({ client: createClient(url), terminal, as: options.as, url })
  terminal.close()
  await stop()
  return 0
}

try {
  process.exit(await main())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
