import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createDoor, type DoorOptions } from './door.ts'
import { openEnvelope, type Secrets } from './open-envelope.ts'

export interface WebhookOptions extends Omit<DoorOptions, 'log'> {
  readonly secrets: Secrets
  readonly clocks: () => readonly Date[]
}

const largestBody = 1024 * 1024
/** Mean delay in milliseconds beyond which an answer is no longer sure to be in time. */
const longestDelay = 500
/** Seconds; Feishu's own first pause. */
const retryAfter = 15

export async function webhook(app: FastifyInstance, { secrets, clocks, ...options }: WebhookOptions): Promise<void> {
  const { log } = app
  const { metrics } = options
  const door = createDoor({ ...options, log })
  app.addHook('onClose', async () => door.close())

  await app.register(underPressure, { maxEventLoopDelay: longestDelay, sampleInterval: 500, retryAfter })
  // Feishu signs the bytes it sent, so inside this scope the body stays a Buffer, whatever it calls itself.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer', bodyLimit: largestBody }, (_, body, done) =>
    done(null, body),
  )

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const opened = openEnvelope(body, request.headers, { secrets, clocks: clocks() })
    switch (opened.kind) {
      case 'opened': {
        const answered = await door.answer(opened.payload)
        if (answered.status === 200) return answered.body
        if (answered.status === 503) reply.header('retry-after', retryAfter)
        return reply.code(answered.status).send(answered.body)
      }
      case 'challenge':
        metrics.countEvent('url-check', 'challenge')
        return { challenge: opened.challenge }
      case 'malformed':
        metrics.countEvent('unread', 'malformed')
        return reply.code(400).send({ error: opened.why })
      case 'stale':
        // Told apart from forgeries: were these Feishu's late repeats, the window would have to grow.
        metrics.countEvent('unread', 'stale')
        log.warn({ signedAt: request.headers['x-lark-request-timestamp'] }, 'refused a request signed too long ago')
        return reply.code(401).send({ error: 'stale' })
      case 'forged':
        metrics.countEvent('unread', 'forged')
        log.warn({ why: opened.why, from: request.ip }, 'refused a request that Feishu did not send')
        return reply.code(401).send({ error: 'not from Feishu' })
      default:
        return opened satisfies never
    }
  }

  app.post('/webhook/event', handle)
  app.post('/webhook/card', handle)
}
