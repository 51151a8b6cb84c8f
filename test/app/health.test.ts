import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { type AppOptions, buildApp } from '../../src/app.ts'
import { createMetrics } from '../../src/metrics.ts'

const apps: FastifyInstance[] = []
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()))
})

async function aService(more: Partial<AppOptions> = {}) {
  const app = await buildApp({
    feishu: { encryptKey: undefined, verificationToken: undefined },
    bot: () => undefined,
    clocks: () => [],
    metrics: createMetrics(),
    notReady: () => undefined,
    log: pino({ level: 'silent' }),
    receive: async () => undefined,
    ...more,
  })
  apps.push(app)
  return app
}

describe('whoever watches the service', () => {
  it('finds it alive though it cannot work yet, and is told why', async () => {
    const app = await aService({ notReady: () => 'the store is being loaded' })

    const alive = await app.inject('/healthz')
    const ready = await app.inject('/readyz')

    expect(alive.statusCode).toBe(200)
    expect([ready.statusCode, ready.json().reason]).toEqual([503, 'the store is being loaded'])
  })

  it('finds it ready as soon as it is', async () => {
    let reason: string | undefined = 'not yet'
    const app = await aService({ notReady: () => reason })

    expect((await app.inject('/readyz')).statusCode).toBe(503)
    reason = undefined
    expect((await app.inject('/readyz')).statusCode).toBe(200)
  })

  it('reads in the metrics how deep the outbox is, how old, and how long commits take', async () => {
    const metrics = createMetrics()
    metrics.watchOutbox(() => ({ waiting: 3, held: 1, oldestSeconds: 42 }))
    metrics.observeCommit(4)
    const app = await aService({ metrics })

    const { body, headers } = await app.inject('/metrics')

    expect(headers['content-type']).toContain('text/plain')
    expect(body).toContain('duban_outbox_messages{state="waiting"} 3')
    expect(body).toContain('duban_outbox_messages{state="held"} 1')
    expect(body).toContain('duban_outbox_oldest_seconds 42')
    expect(body).toContain('duban_commit_seconds_bucket{le="0.005"} 1')
    expect(body).toContain('duban_commit_seconds_bucket{le="0.0025"} 0')
    expect(body).toContain('process_resident_memory_bytes')
  })

  it('gets a plain word, not our insides, for a path that is not there', async () => {
    const app = await aService()

    const answer = await app.inject('/nowhere')

    expect([answer.statusCode, answer.json()]).toEqual([404, { error: 'not found' }])
  })
})
