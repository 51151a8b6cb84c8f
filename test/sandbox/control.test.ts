import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { aCard, button } from './support/cards.ts'
import { aBot, startDesk } from './support/desk.ts'

const all = chatIdOf('all')
const official = openIdOf('official')

/** The sandbox's own HTTP API, as the page uses it. */
async function thePage(options: Partial<SandboxOptions> = {}) {
  const bot = await aBot(() => ({ body: { toast: { type: 'info', content: '好' } } }))
  const desk = await startDesk({ botUrl: bot.url, ...options })
  async function ask(path: string, body?: unknown) {
    const response = await fetch(`${desk.sandbox.url}/sandbox${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each judged by its test
    return { status: response.status, body: (await response.json()) as any }
  }
  return { ...desk, ask }
}

describe('the page', () => {
  it('shows the state: people, chats with the bot for each of them, connection', async () => {
    const { ask, sandbox } = await thePage()

    const { body } = await ask('/state')

    expect(body).toMatchObject({ now: '2025-11-03T01:00:00.000Z', clockMoved: false, faults: [] })
    expect(body.connection).toMatchObject({ kind: 'webhook', verified: true })
    expect(body.people[0]).toEqual({
      openId: official,
      name: '苏和',
      role: '旗区干部',
      unit: '准格尔旗',
      note: expect.any(String),
    })
    const privately = body.chats.filter(({ kind }: { kind: string }) => kind === 'private')
    expect(privately.map(({ members }: { members: string[] }) => members[0])).toEqual(
      sandbox.people().map(({ openId }) => openId),
    )
  })

  it('asks the bot what it keeps of a message, where it was given a way', async () => {
    const entries = [{ seq: 1, at: '2025-11-03T01:00:00.000Z', by: official, changes: [{ kind: 'question-answered' }] }]
    const { ask, sandbox } = await thePage({ inspect: () => ({ entries, outbox: [] }) })
    const { messageId } = sandbox.sendAs(all, { as: official, text: '在吗' })

    const trace = await ask(`/messages/${messageId}/trace`)

    expect(trace.body.bot).toEqual({ entries, outbox: [] })
  })

  it('begins the whole demonstration anew where it may, once it has its answer', async () => {
    let begun = 0
    const { ask, sandbox } = await thePage({ startAfresh: () => void begun++ })
    sandbox.sendAs(all, { as: official, text: '在吗' })

    const answered = await ask('/reset', {})

    expect(answered).toMatchObject({ status: 200 })
    expect(begun).toBe(1)
    expect((await ask('/state')).body).toMatchObject({ startsAfresh: true })
  })

  it('speaks, presses and traces', async () => {
    const { ask, send } = await thePage()
    const sent = await send(all, 'interactive', aCard([button('收到', { action: 'notice.receipt' })]))
    const id = String((sent.body.data as { message_id: string }).message_id)

    const said = await ask(`/chats/${all}/messages`, { as: official, text: '@督办 12归谁管', mentionBot: true })
    const pressed = await ask(`/messages/${id}/press`, { as: official, value: { action: 'notice.receipt' } })
    const listed = await ask(`/chats/${all}/messages`)
    const trace = await ask(`/messages/${id}/trace`)

    expect(said.body).toMatchObject({ sender: official, type: 'text', mentions: [{ key: '@_user_1', name: '督办' }] })
    expect(pressed.body).toEqual({ ok: true, status: 200, toast: { type: 'info', content: '好' } })
    expect(listed.body.map(({ sender }: { sender: string }) => sender)).toEqual(['bot', official])
    expect(trace.body.requests).toMatchObject([{ api: 'im.messages.create', status: 200 }])
    expect(trace.body.deliveries).toMatchObject([{ type: 'card.action.trigger', state: 'delivered' }])
    expect(JSON.stringify(trace.body)).not.toContain('Bearer')
  })

  it('moves the clock, sets and clears faults, resets', async () => {
    const { ask } = await thePage()
    const added = await ask('/clock', { add: 86_400_000 })
    const set = await ask('/clock', { to: '2025-12-31T09:00:00+08:00' })
    const faults = await ask('/faults', { add: { kind: 'slow', ms: 10 } })
    const cleared = await ask('/faults', { clear: faults.body.faults[0].id })
    await ask(`/chats/${all}/messages`, { as: official, text: '早' })
    await ask('/reset', {})

    expect(added.body.now).toBe('2025-11-04T01:00:00.000Z')
    expect(set.body.now).toBe('2025-12-31T01:00:00.000Z')
    expect(faults.body.faults).toMatchObject([{ kind: 'slow', ms: 10, spoiled: 0 }])
    expect(cleared.body.faults).toEqual([])
    expect((await ask(`/chats/${all}/messages`)).body).toEqual([])
  })

  it('keeps pictures for showing', async () => {
    const { ask, sandbox } = await thePage()
    const said = await ask(`/chats/${all}/messages`, { as: official, image: { name: 'a.png', base64: 'iVBORw0KGgo=' } })

    const picture = await fetch(`${sandbox.url}/sandbox/resources/${said.body.content.image_key}`)

    expect(picture.headers.get('content-type')).toBe('image/png')
    expect((await picture.arrayBuffer()).byteLength).toBe(8)
  })

  it.each([
    [400, 'nonsense', `/chats/${all}/messages`, { as: official, shout: 'x' }],
    [400, 'nothing said', `/chats/${all}/messages`, { as: official }],
    [404, 'an unknown chat', '/chats/oc_none/messages', { as: official, text: 'x' }],
    [403, 'a stranger to the group', `/chats/${chatIdOf('desk')}/messages`, { as: official, text: 'x' }],
    [400, 'a clock without a time', '/clock', {}],
    [400, 'an unknown fault', '/faults', { add: { kind: 'fire' } }],
  ])('answers %i to %s', async (status, _name, path, body) => {
    const { ask } = await thePage()

    expect(await ask(path, body)).toMatchObject({ status, body: { error: expect.any(String) } })
  })

  it('hears what happens, as it happens', async () => {
    const { sandbox, send } = await thePage()
    const stream = await fetch(`${sandbox.url}/sandbox/stream`)
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    await reader?.read()
    await send(all, 'text', { text: '早' })

    const { value } = (await reader?.read()) ?? {}

    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    expect(JSON.parse(String(value).replace(/^data: /, ''))).toMatchObject({
      type: 'message',
      chatId: all,
      message: { sender: 'bot', content: { text: '早' } },
    })
    await reader?.cancel()
  })

  it('is closed to other sites, by origin and by name', async () => {
    const { sandbox } = await thePage()
    const other = await fetch(`${sandbox.url}/sandbox/state`, { headers: { origin: 'https://evil.example' } })
    const rebound = await new Promise<number | undefined>((resolve) => {
      const options = { headers: { host: 'evil.example' } }
      request(`${sandbox.url}/sandbox/state`, options, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).end()
    })

    expect([other.status, rebound]).toEqual([403, 403])
  })

  it('serves nothing but the page’s own files and the listed packages', async () => {
    const { sandbox } = await thePage()
    const statuses = await Promise.all(
      [
        '/page/..%2fserver.ts',
        '/page/%2e%2e/%2e%2e/main.ts',
        '/vendor/zod/package.json',
        '/vendor/..%2fpackage.json',
      ].map(async (path) => (await fetch(`${sandbox.url}${path}`)).status),
    )
    const policy = (await fetch(`${sandbox.url}/sandbox/state`)).headers.get('content-security-policy')

    expect(statuses).toEqual([404, 404, 404, 404])
    expect(policy).toContain("default-src 'self'")
  })
})
