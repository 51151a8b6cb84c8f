import { type FeishuOptions, sdk } from './client.ts'

export interface LongConnection {
  close(): void
  /** Why nothing arrives now; undefined while connected. */
  notReady(): string | undefined
}

/** Seconds without a pong after which a connection counts as dead. */
const pingTimeout = 30
const checkEvery = 15_000
const firstRestart = 5000
const longestRestart = 5 * 60_000

const eventTypes = [
  'im.message.receive_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.disbanded_v1',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'card.action.trigger',
] as const

/**
 * Events over the SDK's own connection, supervised: the SDK gives up for ever on some answers of the platform, so a
 * failed client is closed and a new one started, later each time.
 */
export function openLongConnection(
  options: FeishuOptions,
  receive: (payload: unknown) => Promise<unknown>,
): LongConnection {
  const lark = sdk()
  const silent = () => {}
  const logger = { error: silent, warn: silent, info: silent, debug: silent, trace: silent }
  let client: InstanceType<typeof lark.WSClient> | undefined
  let closed = false
  let failures = 0
  let restart: NodeJS.Timeout | undefined

  const dispatcher = () => {
    const made = new lark.EventDispatcher({ logger })
    const handlers = Object.fromEntries(
      eventTypes.map((type) => [type, (flat: Record<string, unknown>) => receive(envelopeOf(type, flat))]),
    )
    return made.register(handlers)
  }

  function connect(): void {
    client?.close()
    client = new lark.WSClient({
      appId: options.appId,
      appSecret: options.appSecret,
      domain: options.baseUrl,
      logger,
      handshakeTimeoutMs: 15_000,
      wsConfig: { pingTimeout },
      onReady: () => {
        failures = 0
      },
      onError: () => again(),
    })
    client.start({ eventDispatcher: dispatcher() }).catch(again)
  }

  function again(): void {
    if (closed || restart) return
    failures += 1
    const wait = Math.min(longestRestart, firstRestart * 2 ** (failures - 1))
    options.log.warn({ failures, wait }, 'the long connection failed and is opened anew')
    restart = setTimeout(() => {
      restart = undefined
      if (!closed) connect()
    }, wait)
    restart.unref()
  }

  const watch = setInterval(() => {
    if (client?.getConnectionStatus().state === 'failed') again()
  }, checkEvery)
  watch.unref()
  connect()

  return {
    close() {
      closed = true
      clearInterval(watch)
      clearTimeout(restart)
      client?.close()
    },
    notReady() {
      const state = client?.getConnectionStatus().state
      return state === 'connected' ? undefined : `长连接未建立（${state ?? '未开始'}）`
    },
  }
}

const headerKeys = ['event_id', 'event_type', 'create_time', 'token', 'app_id', 'tenant_key'] as const

/** The SDK hands header and event over in one flat object; the inbox reads Feishu's own shape. */
function envelopeOf(type: string, flat: Record<string, unknown>): unknown {
  const header = Object.fromEntries(
    headerKeys.filter((key) => typeof flat[key] === 'string').map((key) => [key, flat[key]]),
  )
  return { schema: '2.0', header: { ...header, event_type: type }, event: flat }
}
