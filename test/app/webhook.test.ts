import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Receive } from '../../src/inbox/receive.ts'
import { createMetrics } from '../../src/metrics.ts'
import type { Incoming } from '../../src/understand/incoming.ts'
import press from '../fixtures/feishu/press-on-a-form-with-context-inside.json' with { type: 'json' }
import {
  aMessage,
  anEvent,
  botOpenId,
  encryptKey,
  signedHeaders,
  signedRequest,
  verificationToken,
} from '../support/signed-request.ts'

const now = new Date('2025-10-09T08:53:20Z')
const apps: FastifyInstance[] = []

afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(apps.splice(0).map((app) => app.close()))
})

async function aService(receive: Receive, more: { bot?: { openId: string } | undefined; notReady?: string } = {}) {
  const lines: string[] = []
  const received = Promise.withResolvers<void>()
  const app = await buildApp({
    feishu: { encryptKey, verificationToken },
    bot: () => ('bot' in more ? more.bot : { openId: botOpenId }),
    clocks: () => [now],
    metrics: createMetrics(),
    notReady: () => more.notReady,
    log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
    receive(incoming) {
      received.resolve()
      return receive(incoming)
    },
  })
  apps.push(app)
  await app.ready()
  const metric = async (line: string) => {
    const text = (await app.inject('/metrics')).body
    return text.split('\n').find((each) => each.startsWith(line))
  }
  return {
    app,
    lines,
    metric,
    received: received.promise,
    post: (payload: unknown, path?: string) => app.inject(requestOf(payload, path)),
  }
}

const requestOf = (payload: unknown, path = '/webhook/event') => signedRequest(payload, { at: now, path })
const nothing: Receive = async () => undefined
const never: Receive = () => new Promise(() => {})
const fails: Receive = async () => {
  throw new Error('the ledger is on fire')
}

describe('what Feishu delivers', () => {
  it.each(['/webhook/event', '/webhook/card'])('comes in by %s, in our words', async (path) => {
    const received: Incoming[] = []
    const { post } = await aService(async (incoming) => {
      received.push(incoming)
      return undefined
    })

    const answer = await post(aMessage('进展 12'), path)

    expect([answer.statusCode, answer.json()]).toEqual([200, {}])
    expect(received).toMatchObject([{ kind: 'message', content: { kind: 'text', text: '进展 12' } }])
  })

  it('is acknowledged only when the bot has finished', async () => {
    const steps: string[] = []
    const { post } = await aService(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      steps.push('durable')
      return undefined
    })

    await post(aMessage('进展 12'))
    steps.push('answered')

    expect(steps).toEqual(['durable', 'answered'])
  })

  it('is acknowledged and left alone when the bot has no use for it', async () => {
    const { post, metric } = await aService(fails)

    const answer = await post(anEvent('im.chat.updated_v1', {}))

    expect(answer.statusCode).toBe(200)
    expect(await metric('duban_events_total{type="ignored",outcome="ignored"}')).toMatch(/ 1$/)
  })

  it('is answered with the toast and the redrawn card when it is a press', async () => {
    const card = { schema: '2.0', config: {}, body: { elements: [] } } as const
    const { post } = await aService(async () => ({ toast: { type: 'success', content: '已登记' }, card }))

    const answer = await post(press)

    expect(answer.json()).toEqual({ toast: { type: 'success', content: '已登记' }, card: { type: 'raw', data: card } })
  })

  it('is turned away, to be delivered again, while the bot does not know itself yet', async () => {
    const { app, post } = await aService(nothing, { bot: undefined })

    const event = await post(aMessage('进展 12'))
    const check = { challenge: 'chal-1', token: verificationToken, type: 'url_verification' }
    const urlCheck = await app.inject({ method: 'POST', url: '/webhook/event', payload: check })

    expect(event.statusCode).toBe(503)
    expect([urlCheck.statusCode, urlCheck.json()]).toEqual([200, { challenge: 'chal-1' }])
  })
})

describe('a bot that is slow or broken', () => {
  it('turns an event away before Feishu gives up, so that it comes again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { received, post, metric } = await aService(never)

    const answering = post(aMessage('进展 12'))
    await received
    await vi.advanceTimersByTimeAsync(2500)
    const answer = await answering

    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '15'])
    expect(await metric('duban_events_total{type="message",outcome="late"}')).toMatch(/ 1$/)
  })

  it('tells the person who pressed, for presses never come again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { received, post } = await aService(never)

    const answering = post(press)
    await received
    await vi.advanceTimersByTimeAsync(2500)
    const answer = await answering

    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ toast: { type: 'warning', content: expect.stringContaining('再按一次') } })
  })

  it('fails an event without telling its insides, and logs which it was', async () => {
    const { post, lines } = await aService(fails)

    const answer = await post(anEvent('im.chat.disbanded_v1', { chat_id: 'oc_1' }, { event_id: 'ev-burning' }))

    expect([answer.statusCode, answer.json()]).toEqual([500, { error: 'internal error' }])
    const error = lines.map((line) => JSON.parse(line)).find((line) => line.level === 50)
    expect(error).toMatchObject({ eventId: 'ev-burning', err: { message: 'the ledger is on fire' } })
  })

  it('answers a failed press with a toast', async () => {
    const { post } = await aService(fails)

    const answer = await post(press)

    expect([answer.statusCode, answer.json().toast.type]).toEqual([200, 'warning'])
  })

  it('turns everything more away at once when too many answers wait, but stays alive', async () => {
    const { app, post } = await aService(never)
    for (let sent = 0; sent < 2000; sent += 1) void post(aMessage('进展 12')).catch(() => {})

    const oneMore = await post(aMessage('进展 12'))

    expect(oneMore.statusCode).toBe(503)
    expect((await app.inject('/healthz')).statusCode).toBe(200)
  })
})

describe('a request that is not to be trusted or not to be read', () => {
  const type = { 'content-type': 'application/json' }

  it.each([
    [
      'forged',
      401,
      { headers: { ...signedHeaders('{}', { at: now }), 'x-lark-signature': '0'.repeat(64) }, payload: '{}' },
    ],
    ['stale', 401, { headers: signedHeaders('{}', { at: new Date('2025-10-09T00:50:00Z') }), payload: '{}' }],
    ['unsigned', 401, { headers: type, payload: JSON.stringify(aMessage('你好')) }],
    ['no JSON', 400, { headers: type, payload: 'event=1' }],
    ['no JSON, and says so', 400, { headers: { 'content-type': 'text/plain' }, payload: 'event=1' }],
    ['of some other kind', 400, { headers: { 'content-type': 'image/png' }, payload: 'event=1' }],
    ['empty', 400, { headers: type, payload: '' }],
    ['without any body', 400, {}],
    ['a byte over 1 MiB', 413, { headers: type, payload: ' '.repeat(1024 * 1024 + 1) }],
  ])('%s gets %i and reaches nobody', async (_what, status, request) => {
    const { app, lines } = await aService(() => expect.unreachable())

    const answer = await app.inject({ method: 'POST', url: '/webhook/event', ...request })

    expect(answer.statusCode).toBe(status)
    expect(answer.body).not.toMatch(/node_modules|src\//)
    expect(lines.filter((line) => JSON.parse(line).level >= 50)).toEqual([])
  })

  it('is read up to 1 MiB', async () => {
    const { app } = await aService(nothing)
    const payload = ' '.repeat(1024 * 1024)

    const answer = await app.inject({ method: 'POST', url: '/webhook/event', headers: type, payload })

    expect(answer.statusCode).toBe(400)
  })

  it('counts forgeries and late repeats apart', async () => {
    const { app, metric } = await aService(nothing)
    const late = signedHeaders('{}', { at: new Date('2025-10-09T00:50:00Z') })

    await app.inject({ method: 'POST', url: '/webhook/event', headers: late, payload: '{}' })
    await app.inject({ method: 'POST', url: '/webhook/event', headers: type, payload: '{}' })

    expect(await metric('duban_events_total{type="unread",outcome="stale"}')).toMatch(/ 1$/)
    expect(await metric('duban_events_total{type="unread",outcome="forged"}')).toMatch(/ 1$/)
  })
})

describe('what is written down', () => {
  it('holds neither what people said nor a secret, even at the finest level', async () => {
    const { app, post, lines } = await aService(fails)

    await post(aMessage('机密的问题'))
    await post(anEvent('im.chat.updated_v1', { name: '机密的群名' }))
    await app.inject({ method: 'POST', url: '/webhook/event', headers: {}, payload: JSON.stringify(aMessage('机密')) })

    expect(lines.length).toBeGreaterThan(2)
    for (const secret of ['机密', encryptKey, verificationToken]) expect(lines.join('')).not.toContain(secret)
  })

  it('holds no line for an event that went well', async () => {
    const { post, lines } = await aService(nothing)

    await post(aMessage('进展 12'))

    expect(lines).toEqual([])
  })
})
