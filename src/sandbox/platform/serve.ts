import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Faults } from '../faults.ts'
import { newId } from '../world/ids.ts'
import type { Limits } from './limits.ts'
import { rateLimited } from './limits.ts'
import { Refusal } from './refusal.ts'
import type { createRequestLog, PlatformRequest } from './request-log.ts'
import type { Scopes } from './scopes.ts'
import type { createTokens } from './tokens.ts'

export interface Gateway {
  readonly faults: Faults
  readonly limits: Limits
  readonly scopes: Scopes
  readonly tokens: ReturnType<typeof createTokens>
  readonly requests: ReturnType<typeof createRequestLog>
  readonly now: () => Date
  readonly stopwatch: () => number
}

export interface Call {
  readonly request: FastifyRequest
  readonly body: unknown
  readonly query: Readonly<Record<string, string | undefined>>
  readonly params: Readonly<Record<string, string>>
  /** Names the message this request is about, for the trace. */
  about(messageId: string): void
  /** Runs once the answer is out (or lost). */
  afterwards(task: () => void): void
}

export interface Api {
  readonly method: HTTPMethods
  readonly path: string
  /** The name that faults and logs use. */
  readonly name: string
  /** Any one of these suffices; none: the API needs no scope. */
  readonly scopes?: readonly string[]
  /** `open`: neither token nor rate limit. */
  readonly open?: true
  /** The bytes of the answer, or the object that stands beside `code` and `msg`. */
  handle(call: Call): Promise<Answer> | Answer
}

export type Answer = { readonly bytes: Uint8Array; readonly name: string } | Readonly<Record<string, unknown>>

/** Puts one platform API on the server, behind everything the real gateway does before and after. */
export function serve(app: FastifyInstance, gateway: Gateway, api: Api) {
  app.route({
    method: api.method,
    url: api.path,
    handler: (request, reply) => answer(gateway, api, request, reply),
  })
}

async function answer(gateway: Gateway, api: Api, request: FastifyRequest, reply: FastifyReply) {
  const started = gateway.stopwatch()
  const faults = gateway.faults.forRequest(api.name)
  const struck = (kind: string) => faults.find((fault) => fault.kind === kind)
  const logged: PlatformRequest = {
    id: newId('rq-'),
    at: gateway.now(),
    method: request.method,
    path: request.url,
    api: api.name,
    body: api.open || request.body instanceof Buffer ? undefined : request.body,
    status: undefined,
    answer: undefined,
    ms: 0,
    faults: faults.map((fault) => fault.kind),
    messageId: undefined,
  }
  gateway.requests.add(logged)
  const later: (() => void)[] = []
  const hangUp = () => {
    reply.hijack()
    request.raw.socket.destroy()
  }
  try {
    if (struck('outage') || struck('reset-before')) return hangUp()
    const { status, headers, body } = await process(gateway, api, logged, later, request, faults)
    const slow = faults.find((fault) => fault.kind === 'slow')
    if (slow) await wait(slow.ms, undefined, { ref: false })
    if (struck('reset-after')) return hangUp()
    logged.status = status
    logged.answer = body instanceof Uint8Array ? `${body.length} bytes` : body
    return reply.code(status).headers(headers).send(body)
  } finally {
    logged.ms = gateway.stopwatch() - started
    for (const task of later) task()
    gateway.requests.ended()
  }
}

async function process(
  gateway: Gateway,
  api: Api,
  logged: PlatformRequest,
  later: (() => void)[],
  request: FastifyRequest,
  faults: ReturnType<Faults['forRequest']>,
) {
  const logId = newId('')
  try {
    for (const fault of faults) {
      if (fault.kind === 'error') throw new Refusal(fault.code, fault.detail, { status: fault.status })
      if (fault.kind === 'rate-limit') throw rateLimited(fault.resetAfter)
    }
    if (!api.open) {
      gateway.tokens.check(request.headers.authorization)
      gateway.scopes.require(api.scopes ?? [])
      gateway.limits.forApi(api.name)
    }
    const data = await api.handle({
      request,
      body: request.body,
      query: request.query as Record<string, string | undefined>,
      params: request.params as Record<string, string>,
      about(messageId) {
        logged.messageId = messageId
      },
      afterwards: (task) => later.push(task),
    })
    if (data.bytes instanceof Uint8Array) {
      const name = encodeURIComponent(String(data.name))
      const headers = {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${name}"`,
      }
      return { status: 200, headers: { ...headers, 'x-tt-logid': logId }, body: Buffer.from(data.bytes) }
    }
    return { status: 200, headers: { 'x-tt-logid': logId }, body: { code: 0, msg: 'success', ...data } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return {
      status: error.status,
      headers: { ...error.headers, 'x-tt-logid': logId },
      body: { code: error.code, msg: error.message, error: { log_id: logId } },
    }
  }
}
