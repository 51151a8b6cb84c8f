import { describe, expect, it } from 'vitest'
import type { FaultInput } from '../../src/sandbox/faults.ts'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { aBot, startDesk } from './support/desk.ts'

const all = chatIdOf('all')
const hi = { text: '好' }
const create = 'im.messages.create'

/** What the client sees, and whether the message was there all the same. */
async function sendUnder(fault: FaultInput) {
  const { sandbox, send } = await startDesk()
  await send(chatIdOf('desk'), 'text', hi)
  sandbox.addFaults(fault)
  const first = await send(all, 'text', hi, { uuid: 'n-1' }).catch(() => 'hung up' as const)
  const arrived = sandbox.messagesIn(all).length
  const second = await send(all, 'text', hi, { uuid: 'n-1' }).catch(() => 'hung up' as const)
  return { sandbox, first, arrived, second, total: sandbox.messagesIn(all).length }
}

describe('a fault on demand', () => {
  it('answers an error and does nothing', async () => {
    const { first, arrived, second, total } = await sendUnder({ kind: 'error', times: 1 })

    expect(first).toMatchObject({ status: 500 })
    expect(second).toMatchObject({ code: 0 })
    expect([arrived, total]).toEqual([0, 1])
  })

  it('answers any code that is wanted', async () => {
    const { first } = await sendUnder({ kind: 'error', status: 400, code: 230022, times: 1 })

    expect(first).toMatchObject({ status: 400, code: 230022 })
  })

  it('says what stands behind a code, such as a card that somebody is working', async () => {
    const detail = 'ErrCode: 11310; ErrMsg: card action is lock'
    const { first } = await sendUnder({ kind: 'error', status: 400, code: 230099, detail, times: 1 })

    expect(first).toMatchObject({ status: 400, code: 230099, msg: expect.stringContaining('card action is lock') })
  })

  it('hangs up before anything is done', async () => {
    const { first, arrived, total } = await sendUnder({ kind: 'reset-before', times: 1 })

    expect([first, arrived, total]).toEqual(['hung up', 0, 1])
  })

  it('hangs up after the message was sent, which the uuid then keeps single', async () => {
    const { sandbox, first, arrived, second, total } = await sendUnder({ kind: 'reset-after', on: create, times: 1 })

    expect([first, arrived, total]).toEqual(['hung up', 1, 1])
    expect(second).toMatchObject({ code: 0, body: { data: { message_id: sandbox.messagesIn(all)[0]?.messageId } } })
  })

  it('limits the rate for as long as it says', async () => {
    const { first, arrived } = await sendUnder({ kind: 'rate-limit', resetAfter: 7, times: 1 })

    expect(first).toMatchObject({ status: 429, code: 99991400 })
    expect(first === 'hung up' ? '' : first.headers.get('x-ogw-ratelimit-reset')).toBe('7')
    expect(arrived).toBe(0)
  })

  it('is out until it is cleared, then all is well', async () => {
    const { sandbox, send, fetchToken } = await startDesk()
    sandbox.addFaults({ kind: 'outage' })
    const tokens = await Promise.allSettled([fetchToken(), fetchToken(), fetchToken()])
    sandbox.clearFaults()

    expect(tokens.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect((await send(all, 'text', hi)).code).toBe(0)
  })

  it('lets every token expire at once', async () => {
    const { sandbox, send, fetchToken } = await startDesk()
    await send(all, 'text', hi)
    sandbox.addFaults({ kind: 'expired-token' })
    const refused = await send(all, 'text', hi)
    const fresh = await fetchToken()

    expect(refused.code).toBe(99991663)
    expect(fresh.code).toBe(0)
  })

  it('strikes only the API that it names', async () => {
    const { sandbox, send, call } = await startDesk()
    sandbox.addFaults({ kind: 'error', on: 'im.messages' })

    expect((await call('GET', '/bot/v3/info')).code).toBe(0)
    expect((await send(all, 'text', hi)).status).toBe(500)
    expect(sandbox.requests().at(-1)).toMatchObject({ api: create, faults: ['error'], status: 500 })
  })
})

describe('mischief with events', () => {
  it('delivers an event twice', async () => {
    const bot = await aBot()
    const { sandbox } = await startDesk({ botUrl: bot.url })
    sandbox.addFaults({ kind: 'duplicate-events', times: 1 })

    const as = openIdOf('official')
    sandbox.sendAs(sandbox.privateChatOf(as), { as, text: '一' })
    await sandbox.settled()

    expect(bot.heard).toHaveLength(2)
    expect(new Set(bot.heard.map(({ plain }) => plain.header.event_id)).size).toBe(1)
  })

  it('delivers the second before the first', async () => {
    const bot = await aBot()
    const { sandbox } = await startDesk({ botUrl: bot.url })
    sandbox.addFaults({ kind: 'reorder-events', times: 1 })

    const as = openIdOf('official')
    for (const text of ['一', '二']) sandbox.sendAs(sandbox.privateChatOf(as), { as, text })
    await sandbox.until(() => (bot.heard.length === 2 ? true : undefined))

    const contents = bot.heard.map(({ plain }) => (plain.event.message as { content: string }).content)
    expect(contents).toEqual(['{"text":"二"}', '{"text":"一"}'])
  })
})
