import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { startDesk } from './support/desk.ts'

const all = chatIdOf('all')
const hi = { text: '好' }

describe('tokens', () => {
  it('are the same until half an hour is left, and live on until their end', async () => {
    const { fetchToken, call, pass } = await startDesk()
    const first = await fetchToken()
    pass(5_399_000)
    const same = await fetchToken()
    pass(2_000)
    const next = await fetchToken()

    expect(first).toMatchObject({ code: 0, expire: 7200 })
    expect(same).toMatchObject({ tenant_access_token: first.tenant_access_token, expire: 1801 })
    expect(next).toMatchObject({ expire: 7200 })
    expect(next.tenant_access_token).not.toBe(first.tenant_access_token)

    const asFirst = () => call('GET', '/bot/v3/info', undefined, `Bearer ${first.tenant_access_token}`)
    expect((await asFirst()).code).toBe(0)
    pass(1_799_000)
    expect((await asFirst()).code).toBe(99991663)
  })
})

describe('rates', () => {
  it('lets 50 requests a second through to one API, then says how long to wait', async () => {
    const { call, pass, sandbox } = await startDesk()
    const codes: number[] = []
    for (let n = 0; n < 50; n++) codes.push((await call('GET', '/bot/v3/info')).code)
    const refused = await call('GET', '/bot/v3/info')
    const other = await call('GET', '/application/v6/scopes')
    pass(1_000)
    const later = await call('GET', '/bot/v3/info')

    expect(new Set(codes)).toEqual(new Set([0]))
    expect(refused).toMatchObject({ status: 429, code: 99991400 })
    expect(refused.headers.get('x-ogw-ratelimit-limit')).toBe('50')
    expect(refused.headers.get('x-ogw-ratelimit-reset')).toBe('1')
    expect([other.code, later.code]).toEqual([0, 0])
    expect(sandbox.limits()).toMatchObject({ broken: { perSecond: 1 }, busiest: { perSecond: 50 } })
  })

  it('lets 1,000 a minute through', async () => {
    const { call, pass, sandbox } = await startDesk()
    for (let n = 0; n < 20; n++) {
      await Promise.all(Array.from({ length: 50 }, () => call('GET', '/bot/v3/info')))
      pass(1_000)
    }
    const refused = await call('GET', '/bot/v3/info')

    expect(refused.code).toBe(99991400)
    expect(refused.headers.get('x-ogw-ratelimit-reset')).toBe('40')
    expect(sandbox.limits().broken).toMatchObject({ perSecond: 0, perMinute: 1 })
  })

  it('lets 5 messages a second into one chat', async () => {
    const { send, pass, sandbox } = await startDesk()
    for (let n = 0; n < 5; n++) await send(all, 'text', hi)
    const sixth = await send(all, 'text', hi)
    const elsewhere = await send(chatIdOf('desk'), 'text', hi)
    pass(1_000)
    const later = await send(all, 'text', hi)

    expect([sixth.code, elsewhere.code, later.code]).toEqual([230020, 0, 0])
    expect(sandbox.limits().broken.perChat).toBe(1)
    expect(sandbox.messagesIn(all)).toHaveLength(6)
  })
})

describe('a uuid', () => {
  it('sends once within an hour, and protects nothing afterwards', async () => {
    const { send, moveBy, sandbox } = await startDesk()
    const first = await send(all, 'text', hi, { uuid: 'n-1' })
    moveBy(3_599_999)
    const again = await send(all, 'text', hi, { uuid: 'n-1' })
    moveBy(1)
    const later = await send(all, 'text', hi, { uuid: 'n-1' })

    expect(again.body.data).toEqual(first.body.data)
    expect(later.body.data).not.toEqual(first.body.data)
    expect(sandbox.messagesIn(all)).toHaveLength(2)
    expect(sandbox.limits().uuidRepeats).toBe(1)
  })

  it('is being sent while the first request is under way', async () => {
    const { send, sandbox } = await startDesk()
    sandbox.addFaults({ kind: 'slow', ms: 200, on: 'im.messages.create', times: 1 })
    const first = send(all, 'text', hi, { uuid: 'n-1' })
    await sandbox.until(() => sandbox.messagesIn(all)[0])
    const meanwhile = await send(all, 'text', hi, { uuid: 'n-1' })
    const message = await first
    const repeated = await send(all, 'text', hi, { uuid: 'n-1' })

    expect(meanwhile.code).toBe(230049)
    expect(repeated.body.data).toEqual(message.body.data)
  })

  it('is not used up by a refusal', async () => {
    const { send, sandbox } = await startDesk()
    sandbox.setBotIn(all, openIdOf('coordinator'), false)
    const refused = await send(all, 'text', hi, { uuid: 'n-1' })
    sandbox.setBotIn(all, openIdOf('coordinator'), true)
    const sent = await send(all, 'text', hi, { uuid: 'n-1' })

    expect([refused.code, sent.code]).toEqual([230002, 0])
  })
})
