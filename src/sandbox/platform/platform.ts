import type { FastifyError, FastifyInstance } from 'fastify'
import type { Faults } from '../faults.ts'
import type { createCallbackTokens } from '../press/callback-tokens.ts'
import type { World } from '../world/world.ts'
import { readAppInfo } from './app-info.ts'
import { updateCards } from './card-update.ts'
import { changeMessages } from './change-message.ts'
import { readChats } from './chats.ts'
import { exchangeFiles } from './files.ts'
import { createLimits } from './limits.ts'
import { readPeople } from './people.ts'
import { readMessages } from './read-message.ts'
import { createRequestLog } from './request-log.ts'
import { createScopes } from './scopes.ts'
import { sendMessages } from './send-message.ts'
import { type Gateway, serve } from './serve.ts'
import type { createTokens } from './tokens.ts'
import { createUuids } from './uuids.ts'

export interface PlatformParts {
  readonly world: World
  readonly faults: Faults
  readonly tokens: ReturnType<typeof createTokens>
  readonly callbackTokens: ReturnType<typeof createCallbackTokens>
  readonly appId: string
  readonly stopwatch: () => number
  /** Answers where the long connection is to be opened. */
  readonly endpoint: (body: unknown) => Readonly<Record<string, unknown>>
}

// What the gateway answers when it cannot read a request at all.
const malformed = 9499

/** Every platform API the bot calls, on one server, with what they share. */
export function createPlatform(app: FastifyInstance, parts: PlatformParts) {
  const { world, stopwatch, faults, tokens } = parts
  const limits = createLimits(stopwatch)
  const scopes = createScopes()
  const requests = createRequestLog(() => world.tell({ type: 'request' }))
  const uuids = createUuids(world.now)
  const gateway: Gateway = { faults, tokens, limits, scopes, requests, now: world.now, stopwatch }
  const shared = { world, gateway, uuids, appId: parts.appId }
  app.setErrorHandler((error: FastifyError, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ code: malformed, msg: error.message }),
  )
  readAppInfo(app, shared)
  sendMessages(app, shared)
  changeMessages(app, shared)
  readMessages(app, shared)
  readChats(app, shared)
  readPeople(app, shared)
  exchangeFiles(app, shared)
  updateCards(app, { ...shared, tokens: parts.callbackTokens })
  serve(app, gateway, {
    method: 'POST',
    path: '/callback/ws/endpoint',
    name: 'ws.endpoint',
    open: true,
    handle: ({ body }) => parts.endpoint(body),
  })

  return {
    limits,
    scopes,
    requests,
    uuids,
    reset() {
      for (const part of [limits, scopes, requests, uuids]) part.reset()
    },
  }
}
