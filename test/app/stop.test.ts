import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { createMetrics } from '../../src/metrics.ts'
import { aMessage, botOpenId, encryptKey, signedRequest, verificationToken } from '../support/signed-request.ts'

it('finishes the answer under way when told to stop, and does not wait for the client to hang up', async () => {
  const now = new Date('2025-10-09T08:53:20Z')
  const asked = Promise.withResolvers<void>()
  const decided = Promise.withResolvers<undefined>()
  const app = await buildApp({
    feishu: { encryptKey, verificationToken },
    bot: () => ({ openId: botOpenId }),
    clocks: () => [now],
    metrics: createMetrics(),
    notReady: () => undefined,
    log: pino({ level: 'silent' }),
    receive() {
      asked.resolve()
      return decided.promise
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const { method, url, headers, payload } = signedRequest(aMessage('进展 12'), { at: now })
  const answering = fetch(`http://127.0.0.1:${port}${url}`, { method, headers, body: payload })
  await asked.promise

  const closed = app.close()
  setImmediate(() => decided.resolve(undefined))

  expect((await answering).status).toBe(200)
  // Without a deadline of its own: Fastify would keep the client's connection for longer than a test may last.
  await closed
})
