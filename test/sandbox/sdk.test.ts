import { once } from 'node:events'
import { Readable } from 'node:stream'
import { Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { aCard, button } from './support/cards.ts'
import { appId, appSecret, startDesk } from './support/desk.ts'

const quiet = { debug() {}, error() {}, info() {}, trace() {}, warn() {} }

/** With a cache of its own: the SDK's default one is shared by every client of the process. */
function client(domain: string) {
  const tokens = new Map<unknown, unknown>()
  const cache = {
    get: async (key: unknown) => tokens.get(key),
    set: async (key: unknown, value: unknown) => Boolean(tokens.set(key, value)),
  }
  return new Client({ appId, appSecret, domain, cache: cache as never, logger: quiet, loggerLevel: LoggerLevel.error })
}

describe('the SDK’s client', () => {
  it('sends, replies, redraws and recalls', async () => {
    const { sandbox } = await startDesk()
    const lark = client(sandbox.url)
    const card = (text: string) => JSON.stringify(aCard([{ tag: 'markdown', content: text }]))

    const sent = await lark.im.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: chatIdOf('all'), msg_type: 'interactive', content: card('旧') },
    })
    const id = sent.data?.message_id ?? ''
    await lark.im.message.reply({
      path: { message_id: id },
      data: { msg_type: 'text', content: JSON.stringify({ text: '请看' }) },
    })
    await lark.im.message.patch({ path: { message_id: id }, data: { content: card('新') } })

    const [first, second] = sandbox.messagesIn(chatIdOf('all'))
    expect(first).toMatchObject({ messageId: id, sender: 'bot', content: { body: { elements: [{ content: '新' }] } } })
    expect(second).toMatchObject({ repliesTo: id, content: { text: '请看' } })

    await lark.im.message.delete({ path: { message_id: id } })
    expect(sandbox.messagesIn(chatIdOf('all'))[0]?.recalled).toBe(true)
  })

  it('uploads a file with a name, sends it, and downloads what people sent', async () => {
    const { sandbox } = await startDesk()
    const lark = client(sandbox.url)
    const named = Object.assign(Readable.from([Buffer.from('台账')]), { path: 'ledger.xlsx' })

    const uploaded = await lark.im.file.create({
      data: { file_type: 'stream', file_name: '台账.xlsx', file: named as never },
    })
    await lark.im.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: openIdOf('coordinator'), msg_type: 'file', content: JSON.stringify(uploaded) },
    })
    const desk = sandbox.privateChatOf(openIdOf('coordinator'))
    const theirs = sandbox.sendAs(desk, {
      as: openIdOf('coordinator'),
      file: { name: '证明.pdf', base64: Buffer.from('%PDF').toString('base64') },
    })
    const download = await lark.im.messageResource.get({
      path: { message_id: theirs.messageId, file_key: String(theirs.content.file_key) },
      params: { type: 'file' },
    })

    const [chunk] = (await once(download.getReadableStream(), 'data')) as [Buffer]
    expect(chunk.toString()).toBe('%PDF')
    expect(sandbox.messagesIn(desk)[0]).toMatchObject({ type: 'file', content: { file_name: '台账.xlsx' } })
  })

  it('looks up the bot, people and scopes', async () => {
    const { sandbox } = await startDesk()
    const lark = client(sandbox.url)
    const [person] = sandbox.people()

    const info = await lark.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
    const found = await lark.contact.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { mobiles: [person?.mobile ?? '', '+8613800000000'], emails: [person?.email ?? ''] },
    })
    const scopes = await lark.application.scope.list({})

    expect(info.bot.open_id).toBe(sandbox.state().bot.openId)
    expect(found.data?.user_list?.map(({ user_id }) => user_id)).toEqual([person?.openId, person?.openId, undefined])
    expect(scopes.data?.scopes?.every(({ grant_status }) => grant_status === 1)).toBe(true)
  })
})

describe('the SDK’s long connection', () => {
  async function connected() {
    const desk = await startDesk({ connection: 'websocket' })
    const events: Record<string, unknown>[] = []
    const dispatcher = new EventDispatcher({ logger: quiet }).register({
      'im.message.receive_v1': async (event: object) => {
        events.push({ ...event })
      },
      'card.action.trigger': async () => ({ toast: { type: 'success', content: '好' } }),
    } as never)
    const socket = new WSClient({ appId, appSecret, domain: desk.sandbox.url, logger: quiet, autoReconnect: false })
    onTestFinished(() => socket.close({ force: true }))
    await socket.start({ eventDispatcher: dispatcher })
    await desk.sandbox.until(() => (desk.sandbox.state().connection.connected === 1 ? true : undefined))
    return { ...desk, events }
  }

  it('receives an event and acknowledges it', async () => {
    const { sandbox, events } = await connected()
    const official = openIdOf('official')

    sandbox.sendAs(sandbox.privateChatOf(official), { as: official, text: '12归谁管' })
    await sandbox.settled()

    expect(events).toMatchObject([{ message: { content: '{"text":"12归谁管"}' }, token: '' }])
    expect(sandbox.deliveries()).toMatchObject([{ state: 'delivered', attempts: [{ status: 200 }] }])
  })

  it('answers a press', async () => {
    const { sandbox, send } = await connected()
    const sent = await send(chatIdOf('all'), 'interactive', aCard([button('收到', { action: 'notice.receipt' })]))

    const result = await sandbox.press(String((sent.body.data as { message_id: string }).message_id), {
      as: openIdOf('shuili'),
      value: { action: 'notice.receipt' },
    })

    expect(result).toMatchObject({ ok: true, toast: { type: 'success', content: '好' } })
  })

  it('is refused with a wrong secret', async () => {
    const { sandbox } = await startDesk({ connection: 'websocket' })

    const answer = await fetch(`${sandbox.url}/callback/ws/endpoint`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ AppID: appId, AppSecret: 'wrong' }),
    })

    expect(await answer.json()).toMatchObject({ code: 514 })
  })
})
