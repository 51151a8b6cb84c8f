import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import fastifyMetrics from 'fastify-metrics'
import { secretsOf } from './inbox/open-envelope.ts'
import { type WebhookOptions, webhook } from './inbox/webhook.ts'
import { type BoardOptions, board } from './page/serve-board.ts'

export interface AppOptions extends Omit<WebhookOptions, 'secrets'> {
  readonly feishu: { readonly encryptKey: string | undefined; readonly verificationToken: string | undefined }
  /** Why the service cannot do its work now; `undefined` when it can. */
  readonly notReady: () => string | undefined
  readonly log: FastifyBaseLogger
  /** The read-only pages; without it there are none. */
  readonly board?: BoardOptions
}

/** Everything the service serves over HTTP; it never listens by itself. */
export async function buildApp({
  feishu,
  notReady,
  log,
  board: pages,
  ...options
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    // A log line, or even a logger, for each request costs more than the request.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    requestTimeout: 10_000,
    // Bodies are judged by the inbox's own rules: loading the compilers of route schemas took a tenth of a start.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  })

  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 500) app.log.error({ err: error }, 'a request failed')
    if (status === 503) options.metrics.countEvent('unread', 'busy')
    else if (status < 500) options.metrics.countEvent('unread', 'malformed')
    return reply.code(status).send({ error: status === 500 ? 'internal error' : error.message })
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not found' }))

  await app.register(fastifyMetrics.default, {
    endpoint: '/metrics',
    defaultMetrics: { enabled: true, register: options.metrics.registry },
    routeMetrics: { enabled: false },
  })
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const reason = notReady()
    return reason === undefined ? { ready: true } : reply.code(503).send({ ready: false, reason })
  })
  await app.register(webhook, { ...options, secrets: secretsOf(feishu) })
  if (pages) await app.register(board, pages)

  // A connection whose answer is on its way when the stop begins is not idle yet: it would be kept for another minute.
  app.addHook('preClose', async () => {
    app.server.keepAliveTimeout = 1
    app.server.keepAliveTimeoutBuffer = 0
  })
  return app
}

const noSchemas = () => {
  throw new Error('no route has a schema')
}
