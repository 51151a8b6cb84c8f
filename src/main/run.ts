import { pino } from 'pino'
import { type Config, loadConfig } from '../config.ts'
import { StoreError } from '../ports.ts'
import { handBackAtRest } from './rest.ts'
import { startResettable } from './start-resettable.ts'
import type { Service } from './start-service.ts'

/** The contract allows ten seconds for a stop; what hangs longer than this is left behind. */
const longestStop = 9_000

const say = (line: string) => process.stderr.write(`${line}\n`)

/** The process around the service: what it says, how it ends. */
export async function run(): Promise<void> {
  const loaded = await loadConfig(process.env)
  if (!loaded.ok) {
    for (const fault of loaded.faults) say(fault)
    process.exit(2)
  }
  const { config } = loaded
  const log = pino({ level: config.logLevel })

  function onFatal(err: Error): never {
    log.fatal({ err }, 'the service cannot go on')
    say(sentenceFor(err, config))
    process.exit(1)
  }
  process.on('uncaughtException', onFatal)

  let service: Service | undefined
  let ending = false
  async function end(signal: string): Promise<void> {
    if (ending) process.exit(1)
    ending = true
    log.info({ signal }, 'stopping')
    const hurry = setTimeout(() => {
      log.error({}, 'something did not stop in time and was left behind')
      process.exit(0)
    }, longestStop)
    await service?.stop()
    clearTimeout(hurry)
    log.info({}, 'stopped')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal))

  try {
    service = await startResettable({ config, log, onFatal })
  } catch (error) {
    say(sentenceFor(error, config))
    process.exit(1)
  }
  handBackAtRest()
  say(`督办机器人已启动：${service.url}`)
  if (service.pageUrl) say(`没有设置飞书凭证，沙盒已在旁边启动。请用浏览器打开：${service.pageUrl}`)
}

/** One line for the operator: what is wrong, and what to do about it. */
function sentenceFor(error: unknown, { host, port }: Config): string {
  if (error instanceof StoreError) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 另设一个`
    case 'EACCES':
      return `没有权限使用端口 ${port}：请用 PORT 另设一个大于 1023 的端口`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST 设置的 ${host} 不是本机的地址`
    default:
      return `无法继续运行：${message}`
  }
}
