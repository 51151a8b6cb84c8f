import nock from 'nock'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFeishu } from '../../src/feishu/client.ts'
import { createDirectory } from '../../src/feishu/directory.ts'
import { createMessenger } from '../../src/feishu/messenger.ts'
import { asChatId, asMessageId } from '../../src/plan/ids.ts'
import type { FeishuError } from '../../src/ports.ts'

const origin = 'https://open.feishu.example'
const secret = 's3cret-of-the-app'

function aFeishu() {
  const logged: string[] = []
  const log = { warn: (fields: object, sentence: string) => logged.push(JSON.stringify({ fields, sentence })) }
  const feishu = createFeishu({ appId: 'cli_0123456789abcdef', appSecret: secret, baseUrl: origin, log })
  return { messenger: createMessenger(feishu), directory: createDirectory(feishu), logged }
}

const tokenAnswer = (token: string) => ({ code: 0, msg: 'ok', tenant_access_token: token, expire: 7000 })
const toChat = { kind: 'chat', chat: asChatId('oc_1') } as const
const hello = { kind: 'text', text: '密文' } as const

async function failureOf(run: Promise<unknown>): Promise<FeishuError> {
  return run.then(
    () => Promise.reject(new Error('it succeeded')),
    (error) => error,
  )
}

beforeEach(() => {
  nock(origin).post('/open-apis/auth/v3/tenant_access_token/internal').optionally().reply(200, tokenAnswer('t-1'))
})

describe('sending through Feishu', () => {
  it('sends content as a JSON string under the uuid and tells the message id', async () => {
    const { messenger } = aFeishu()
    nock(origin, { reqheaders: { authorization: 'Bearer t-1' } })
      .post('/open-apis/im/v1/messages?receive_id_type=chat_id', {
        receive_id: 'oc_1',
        msg_type: 'text',
        content: '{"text":"密文"}',
        uuid: 'u-1',
      })
      .reply(200, { code: 0, msg: 'ok', data: { message_id: 'om_1', chat_id: 'oc_1' } })

    expect(await messenger.send(toChat, hello, 'u-1')).toEqual({ message: 'om_1', chat: 'oc_1' })
  })

  it('replies inside the topic of the message asked', async () => {
    const { messenger } = aFeishu()
    nock(origin)
      .post('/open-apis/im/v1/messages/om_q/reply', (body) => body.reply_in_thread === true)
      .reply(200, { code: 0, msg: 'ok', data: { message_id: 'om_2', chat_id: 'oc_1' } })
    const to = { kind: 'reply', message: asMessageId('om_q'), chat: asChatId('oc_1'), inThread: true } as const

    expect((await messenger.send(to, hello, 'u-2')).message).toBe('om_2')
  })

  it.each([
    [400, 99991400, 'rate-limited', 'not-done'],
    [400, 230020, 'rate-limited', 'not-done'],
    [400, 230049, 'busy', 'unknown'],
    [400, 230002, 'not-in-chat', 'never'],
    [400, 232009, 'chat-gone', 'never'],
    [400, 230013, 'person-unreachable', 'never'],
    [400, 230011, 'message-gone', 'never'],
    [400, 230031, 'too-old', 'never'],
    [400, 230028, 'content-refused', 'never'],
    [400, 230099, 'bad-request', 'never'],
    [200, 230002, 'not-in-chat', 'never'],
    [400, 99991403, 'quota-used-up', 'stop'],
    [400, 99991672, 'no-permission', 'never'],
    [502, 0, 'server-error', 'unknown'],
    [429, 0, 'rate-limited', 'not-done'],
  ])('HTTP %d with code %d means %s: %s', async (status, code, name, fate) => {
    const { messenger } = aFeishu()
    const body = code === 0 ? '<html>' : { code, msg: 'no' }
    nock(origin)
      .post(/im\/v1\/messages/)
      .reply(status, body, { 'x-ogw-ratelimit-reset': '7' })

    const error = await failureOf(messenger.send(toChat, hello, 'u-3'))

    expect({ code: error.code, fate: error.fate }).toEqual({ code: name, fate })
    if (name === 'rate-limited' && status !== 200) expect(error.retryAfter).toBe(7000)
  })

  it('takes a locked card for something to try again soon', async () => {
    const { messenger } = aFeishu()
    const msg = 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock'
    nock(origin).patch('/open-apis/im/v1/messages/om_1').reply(400, { code: 230099, msg })

    const card = { schema: '2.0', config: {}, body: { elements: [] } } as const
    expect((await failureOf(messenger.redraw(asMessageId('om_1'), card))).fate).toBe('not-done')
  })

  it('does not know what became of a request whose connection broke', async () => {
    const { messenger } = aFeishu()
    nock(origin)
      .post(/im\/v1\/messages/)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))

    expect((await failureOf(messenger.send(toChat, hello, 'u-4'))).fate).toBe('unknown')
  })

  it('knows that a refused connection delivered nothing', async () => {
    const { messenger } = aFeishu()
    nock(origin)
      .post(/im\/v1\/messages/)
      .replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))

    expect((await failureOf(messenger.send(toChat, hello, 'u-5'))).fate).toBe('not-done')
  })

  it.each([200, 400])('fetches a new token when the old one is told expired with HTTP %d', async (status) => {
    const { messenger } = aFeishu()
    nock(origin)
      .post(/im\/v1\/messages/)
      .reply(status, { code: 99991663, msg: 'expired' })
    nock(origin).post('/open-apis/auth/v3/tenant_access_token/internal').reply(200, tokenAnswer('t-2'))
    nock(origin, { reqheaders: { authorization: 'Bearer t-2' } })
      .post(/im\/v1\/messages/)
      .reply(200, { code: 0, msg: 'ok', data: { message_id: 'om_9', chat_id: 'oc_1' } })

    expect((await messenger.send(toChat, hello, 'u-6')).message).toBe('om_9')
  })

  it('stops the whole app when the secret is wrong', async () => {
    nock.cleanAll()
    const { messenger } = aFeishu()
    nock(origin)
      .post(/tenant_access_token/)
      .reply(200, { code: 10015, msg: 'app secret invalid' })

    expect(await failureOf(messenger.send(toChat, hello, 'u-7'))).toMatchObject({
      code: 'bad-credentials',
      fate: 'stop',
    })
  })

  it('never logs the secret, a token or what was said', async () => {
    nock.cleanAll()
    const { messenger, logged } = aFeishu()
    nock(origin)
      .post(/tenant_access_token/)
      .reply(500, 'down')
    await failureOf(messenger.send(toChat, hello, 'u-8'))
    nock(origin)
      .post(/tenant_access_token/)
      .reply(200, tokenAnswer('t-hidden'))
    nock(origin)
      .post(/im\/v1\/messages/)
      .reply(400, { code: 230001, msg: 'bad', error: { log_id: 'L1' } })
    await failureOf(messenger.send(toChat, hello, 'u-9'))

    expect(logged.join('\n')).not.toMatch(/s3cret|t-hidden|密文/)
  })

  it('uploads a file under its name', async () => {
    const { messenger } = aFeishu()
    let body = ''
    nock(origin)
      .post('/open-apis/auth/v3/tenant_access_token/internal')
      .optionally()
      .reply(200, tokenAnswer('t-1'))
      .post('/open-apis/im/v1/files', (form) => {
        body = String(form)
        return true
      })
      .reply(200, { code: 0, msg: 'ok', data: { file_key: 'file_1' } })

    expect(await messenger.uploadFile('台账.xlsx', new Uint8Array([1, 2]))).toBe('file_1')
    expect(body).toContain('filename="台账.xlsx"')
  })

  it.each([
    ['file', 'file', '/open-apis/im/v1/files', { file_key: 'file_own' }, { kind: 'file', fileKey: 'file_own' }],
    ['picture', 'image', '/open-apis/im/v1/images', { image_key: 'img_own' }, { kind: 'picture', imageKey: 'img_own' }],
  ] as const)('sends a %s on as one of its own, fetched and uploaded once', async (file, type, path, data, own) => {
    const { messenger } = aFeishu()
    nock(origin)
      .post('/open-apis/auth/v3/tenant_access_token/internal')
      .times(2)
      .optionally()
      .reply(200, tokenAnswer('t-1'))
      .get(`/open-apis/im/v1/messages/om_1/resources/key_1?type=${type}`)
      .reply(200, Buffer.from('bytes'), { 'content-type': 'application/octet-stream' })
      .post(path)
      .reply(200, { code: 0, msg: 'ok', data })
    const of = { file, message: asMessageId('om_1'), key: 'key_1', name: '表.xlsx' }

    expect(await Promise.all([messenger.copyFile(of), messenger.copyFile(of)])).toEqual([own, own])
  })

  it('does not send a file on that bears a secrecy mark', async () => {
    const { messenger } = aFeishu()
    nock(origin)
      .post('/open-apis/auth/v3/tenant_access_token/internal')
      .optionally()
      .reply(200, tokenAnswer('t-1'))
      .get(/resources/)
      .reply(200, Buffer.from('机密★1年\n方案'), { 'content-type': 'application/octet-stream' })
    const of = { file: 'file', message: asMessageId('om_1'), key: 'key_1', name: '方案.txt' } as const

    expect(await failureOf(messenger.copyFile(of))).toMatchObject({ code: 'marked-secret', fate: 'never' })
  })

  it.each([
    [400, { code: 234038, msg: 'gone' }, 'message-gone', 'never'],
    [400, { code: 234037, msg: 'large' }, 'content-refused', 'never'],
    [502, '<html>', 'unreachable', 'unknown'],
  ])('says why a file cannot be fetched: HTTP %d', async (status, body, code, fate) => {
    const { messenger } = aFeishu()
    nock(origin)
      .post('/open-apis/auth/v3/tenant_access_token/internal')
      .optionally()
      .reply(200, tokenAnswer('t-1'))
      .get(/resources/)
      .reply(status, body, { 'content-type': 'application/json' })
    const of = { file: 'file', message: asMessageId('om_1'), key: 'key_1', name: '' } as const

    expect(await failureOf(messenger.copyFile(of))).toMatchObject({ code, fate })
  })
})

describe('looking for what arrived in a chat', () => {
  const list = '/open-apis/im/v1/messages?container_id_type=chat&container_id=oc_1&page_size=50&start_time=1767575100'
  const since = new Date('2026-01-05T01:05:00.400Z')
  const by = (sender_type: string, id: string) => ({ sender: { sender_type, id, id_type: 'app_id' } })
  const ours = by('app', 'cli_0123456789abcdef')

  it('finds the own messages that are still there, on all pages', async () => {
    const { messenger } = aFeishu()
    const first = [
      { message_id: 'om_1', deleted: false, ...ours },
      { message_id: 'om_2', deleted: true, ...ours },
      { message_id: 'om_3', deleted: false, ...by('user', 'ou_1') },
    ]
    const second = [
      { message_id: 'om_4', deleted: false, ...by('app', 'cli_another') },
      { message_id: 'om_5', deleted: false, ...ours },
    ]
    nock(origin)
      .get(list)
      .reply(200, { code: 0, msg: 'ok', data: { items: first, has_more: true, page_token: 'p2' } })
      .get(`${list}&page_token=p2`)
      .reply(200, { code: 0, msg: 'ok', data: { items: second, has_more: false } })

    expect(await messenger.sentSince(asChatId('oc_1'), since)).toEqual(['om_1', 'om_5'])
  })

  it('says when the app may not look', async () => {
    const { messenger } = aFeishu()
    nock(origin).get(list).reply(400, { code: 230027, msg: 'need scope: im:message.group_msg' })

    expect(await failureOf(messenger.sentSince(asChatId('oc_1'), since))).toMatchObject({
      code: 'no-permission',
      fate: 'never',
    })
  })
})

describe('people, as Feishu knows them', () => {
  it('finds mobiles and e-mails, leaving out those unknown', async () => {
    const { directory } = aFeishu()
    nock(origin)
      .post('/open-apis/contact/v3/users/batch_get_id?user_id_type=open_id')
      .reply(200, {
        code: 0,
        msg: 'ok',
        data: { user_list: [{ user_id: 'ou_1', mobile: '13800000000' }, { email: 'x@y.cn' }] },
      })

    const found = await directory.openIdsOf(['+8613800000000', 'x@y.cn'])

    expect([...found]).toEqual([['+8613800000000', 'ou_1']])
  })

  it('reads its own open_id beside the code', async () => {
    const { directory } = aFeishu()
    nock(origin)
      .get('/open-apis/bot/v3/info')
      .reply(200, { code: 0, msg: 'ok', bot: { open_id: 'ou_bot', app_name: '督办' } })

    expect(await directory.bot()).toEqual({ openId: 'ou_bot', name: '督办' })
  })
})
