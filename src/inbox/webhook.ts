import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Reply } from '../features/outcome.ts'
import type { Metrics } from '../metrics.ts'
import { toIncoming } from './envelope.ts'
import { createPatience, late } from './in-time.ts'
import { openEnvelope, type Secrets } from './open-envelope.ts'
import type { Receive } from './receive.ts'
import { wording } from './wording.ts'

export interface WebhookOptions {
  readonly secrets: Secrets
  /** Unknown until Feishu was asked; until then events are turned away, to be delivered again. */
  readonly bot: () => { readonly openId: string } | undefined
  readonly clocks: () => readonly Date[]
  readonly receive: Receive
  readonly metrics: Metrics
}

const largestBody = 1024 * 1024
/** Feishu waits three seconds, connecting included. */
const answerWithin = 2500
/** As many answers may wait for the disk at once; more of them could not be in time. */
const mostWaiting = 2000
/** Mean delay in milliseconds beyond which an answer is no longer sure to be in time. */
const longestDelay = 500

export async function webhook(app: FastifyInstance, options: WebhookOptions): Promise<void> {
  const { secrets, bot, clocks, receive, metrics } = options
  const patience = createPatience(answerWithin)
  app.addHook('onClose', async () => patience.stop())

  await app.register(underPressure, { maxEventLoopDelay: longestDelay, sampleInterval: 500, retryAfter: 15 })
  // Feishu signs the bytes it sent, so inside this scope the body stays a Buffer, whatever it calls itself.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(['application/json', '*'], { parseAs: 'buffer', bodyLimit: largestBody }, (_, body, done) =>
    done(null, body),
  )

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const opened = openEnvelope(body, request.headers, { secrets, clocks: clocks() })
    switch (opened.kind) {
      case 'challenge':
        metrics.countEvent('url-check', 'challenge')
        return { challenge: opened.challenge }
      case 'opened':
        return answer(opened.payload, reply)
      case 'malformed':
        metrics.countEvent('unread', 'malformed')
        return reply.code(400).send({ error: opened.why })
      case 'stale':
        // Told apart from forgeries: were these Feishu's late repeats, the window would have to grow.
        metrics.countEvent('unread', 'stale')
        app.log.warn({ signedAt: request.headers['x-lark-request-timestamp'] }, 'refused a request signed too long ago')
        return reply.code(401).send({ error: 'stale' })
      case 'forged':
        metrics.countEvent('unread', 'forged')
        app.log.warn({ why: opened.why, from: request.ip }, 'refused a request that Feishu did not send')
        return reply.code(401).send({ error: 'not from Feishu' })
      default:
        return opened satisfies never
    }
  }

  async function answer(payload: unknown, reply: FastifyReply): Promise<unknown> {
    const ourselves = bot()
    if (!ourselves || patience.waiting >= mostWaiting) {
      metrics.countEvent('unread', 'busy')
      return turnAway(reply)
    }
    const incoming = toIncoming(payload, ourselves)
    if (incoming.kind === 'ignored') {
      metrics.countEvent('ignored', 'ignored')
      app.log.debug({ eventId: incoming.eventId, why: incoming.why }, 'ignored an event')
      return {}
    }

    const { kind, eventId } = incoming
    // A receive that throws before it returns a promise counts as one that rejects.
    const deciding = new Promise<Reply | undefined>((resolve) => resolve(receive(incoming)))
    try {
      const answered = await patience.inTime(deciding, metrics.timeAnswer())
      metrics.countEvent(kind, answered === late ? 'late' : 'done')
      if (answered !== late) return bodyOf(answered)
      app.log.warn({ eventId, kind }, 'an event was not decided in time')
      deciding.catch((err) => app.log.error({ err, eventId, kind }, 'an event failed after its answer was due'))
      // Feishu repeats an event, but never a press: there the person has to know.
      return kind === 'press' ? { toast: wording.notYetDone } : turnAway(reply)
    } catch (err) {
      metrics.countEvent(kind, 'failed')
      app.log.error({ err, eventId, kind }, 'an event failed')
      return kind === 'press' ? { toast: wording.failed } : reply.code(500).send({ error: 'internal error' })
    }
  }

  app.post('/webhook/event', handle)
  app.post('/webhook/card', handle)
}

function turnAway(reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', 15).send({ error: 'busy' })
}

function bodyOf(answered: Reply | undefined): object {
  if (!answered) return {}
  const { toast, card } = answered
  return { ...(toast && { toast }), ...(card && { card: { type: 'raw', data: card } }) }
}
