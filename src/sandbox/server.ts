import Fastify from 'fastify'
import { guard } from './control/guard.ts'
import { control } from './control/routes.ts'
import { page } from './control/static.ts'
import { stream } from './control/stream.ts'
import { createLongConnection } from './events/long-connection.ts'
import { createSender } from './events/sender.ts'
import type { Transport } from './events/transport.ts'
import { createWebhook } from './events/webhook.ts'
import { createFaults, type Faults } from './faults.ts'
import { operate } from './operate.ts'
import { createPlatform } from './platform/platform.ts'
import { readJson } from './platform/read-json.ts'
import { createTokens } from './platform/tokens.ts'
import { createCallbackTokens } from './press/callback-tokens.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { scenario } from './world/seed.ts'
import { createWorld } from './world/world.ts'

// A file of 30 MB, the most that Feishu takes, travels from the page as base64.
const bodyLimit = 48 * 1024 * 1024

/** Starts the stand-in for Feishu: its platform, its people and its page, on one address. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  // The SDK's long connection does nothing at all, and says nothing, with an id of another shape.
  if (!/^cli_[0-9a-f]{16}$/i.test(options.appId)) throw new Error('appId must be cli_ and 16 hexadecimal digits')
  const { appId, clock, verificationToken, encryptKey, host = '127.0.0.1', answerWithinMs = 3_000 } = options
  const stopwatch = options.stopwatch ?? (() => performance.now())
  const { inspect, startAfresh, log = () => {} } = options
  const world = createWorld(options.seed ?? scenario, clock)
  const app = Fastify({ bodyLimit, forceCloseConnections: true })
  readJson(app)
  const origin = () => `http://127.0.0.1:${portOf(app.server.address())}`

  const tokens = createTokens(options, stopwatch)
  const callbackTokens = createCallbackTokens(world.now)
  const faults: Faults = createFaults(
    () => tokens.expireAll(),
    () => world.tell({ type: 'faults', data: faults.list() }),
  )
  const webhook = createWebhook({ encryptKey, verificationToken, now: world.now, stopwatch, answerWithinMs })
  const longConnection = createLongConnection({
    appId,
    appSecret: options.appSecret,
    origin,
    changed: () => world.tell({ type: 'connection', data: transport.state() }),
    stopwatch,
    answerWithinMs,
  })
  const transport: Transport = options.connection === 'websocket' ? longConnection : webhook
  const sender = createSender({ world, appId, verificationToken, transport, mischief: () => faults.forEvent() })
  const platform = createPlatform(app, {
    world,
    faults,
    tokens,
    callbackTokens,
    appId,
    stopwatch,
    endpoint: longConnection.endpoint,
  })
  app.server.on('upgrade', longConnection.upgrade)

  const sandbox: Sandbox = {
    ...operate({ world, clock, faults, sender, transport, platform, callbackTokens, inspect, startAfresh }),
    url: '',
    pageUrl: '',
    async connectBot(botUrl) {
      const verification = await webhook.connect(botUrl)
      log(verification.ok ? `sandbox: events go to ${botUrl}` : `sandbox: ${botUrl} refused: ${verification.reason}`)
      world.tell({ type: 'connection', data: transport.state() })
      return verification
    },
    dropConnections: () => longConnection.drop(),
    async close() {
      sender.close()
      longConnection.close()
      await app.close()
    },
  }
  app.register(async (own) => {
    guard(own)
    control(own, sandbox, startAfresh)
    stream(own, world)
    page(own)
  })
  await app.listen({ host, port: options.port ?? 0 })
  const listening = Object.assign(sandbox, { url: origin(), pageUrl: `${origin()}/` })
  log(`sandbox: ${listening.pageUrl}`)
  if (options.botUrl) await sandbox.connectBot(options.botUrl)
  return listening
}

function portOf(address: ReturnType<ReturnType<typeof Fastify>['server']['address']>): number {
  return typeof address === 'object' && address ? address.port : 0
}
