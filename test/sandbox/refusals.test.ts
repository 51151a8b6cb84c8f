import { describe, expect, it } from 'vitest'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { aCard } from './support/cards.ts'
import { appId, type Desk, startDesk } from './support/desk.ts'

const all = chatIdOf('all')
const desk = chatIdOf('desk')
const day = 86_400_000
const hi = { text: '好' }
const md = (content: string) => aCard([{ tag: 'markdown', content }])
const idOf = (answer: { body: { data?: unknown } }) => String((answer.body.data as { message_id: string }).message_id)

async function sentCard({ send }: Desk) {
  return idOf(await send(all, 'interactive', md('旧')))
}
const patch = (d: Desk, id: string, card: unknown) =>
  d.call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(card) })
const upload = async (
  d: Desk,
  path: string,
  fields: Record<string, string | Blob>,
  names: Record<string, string> = {},
) => {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(key, value)
    else form.set(key, value, names[key])
  }
  const token = String((await d.fetchToken()).tenant_access_token)
  const response = await fetch(`${d.sandbox.url}/open-apis${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  return (await response.json()) as { code: number; data?: Record<string, string> }
}

type Provoke = (d: Desk) => Promise<{ code: number }>

describe('the platform refuses', () => {
  it.each<[number, string, Provoke]>([
    [10015, 'a wrong secret', async (d) => ({ code: (await d.fetchToken('wrong')).code as number })],
    [
      10003,
      'credentials that are no strings',
      (d) => d.call('POST', '/auth/v3/tenant_access_token/internal', { app_id: appId }, ''),
    ],
    [99991661, 'a call without token', (d) => d.call('GET', '/bot/v3/info', undefined, '')],
    [99991671, 'a token of another kind', (d) => d.call('GET', '/bot/v3/info', undefined, 'Bearer abc')],
    [99991663, 'a token it never gave', (d) => d.call('GET', '/bot/v3/info', undefined, 'Bearer t-abc')],
    [
      99991672,
      'a call without its scope',
      async (d) => {
        d.sandbox.setScopes(['im:chat:read'])
        return d.send(all, 'text', hi)
      },
    ],
    [230001, 'content that is no string', (d) => d.send(all, 'text', 7 as never)],
    [230001, 'content that is no JSON', (d) => d.send(all, 'text', '好')],
    [230001, 'an empty text', (d) => d.send(all, 'text', { text: '' })],
    [230001, 'an unknown message type', (d) => d.send(all, 'song', hi)],
    [
      230001,
      'an unknown kind of receiver',
      (d) =>
        d.call('POST', '/im/v1/messages?receive_id_type=phone', {
          receive_id: all,
          msg_type: 'text',
          content: JSON.stringify(hi),
        }),
    ],
    [230001, 'a uuid of 51 characters', (d) => d.send(all, 'text', hi, { uuid: 'u'.repeat(51) })],
    [230001, 'a broken post', (d) => d.send(all, 'post', { zh_cn: { content: [[{ tag: 'blink' }]] } })],
    [
      230002,
      'a group without the bot',
      (d) => {
        d.sandbox.setBotIn(all, openIdOf('coordinator'), false)
        return d.send(all, 'text', hi)
      },
    ],
    [
      232009,
      'a dissolved group',
      (d) => {
        d.sandbox.dissolve(all, openIdOf('coordinator'))
        return d.send(all, 'text', hi)
      },
    ],
    [230034, 'a chat that does not exist', (d) => d.send('oc_none', 'text', hi)],
    [
      99992351,
      'an open_id of another app',
      (d) =>
        d.call('POST', '/im/v1/messages?receive_id_type=open_id', {
          receive_id: 'ou_none',
          msg_type: 'text',
          content: JSON.stringify(hi),
        }),
    ],
    [
      230013,
      'a person out of range',
      (d) => {
        d.sandbox.setPerson(openIdOf('leader'), { available: false })
        return d.send(d.sandbox.privateChatOf(openIdOf('leader')), 'text', hi)
      },
    ],
    [
      230053,
      'a person who stopped the bot',
      (d) => {
        d.sandbox.setPerson(openIdOf('leader'), { stoppedBot: true })
        return d.send(d.sandbox.privateChatOf(openIdOf('leader')), 'text', hi)
      },
    ],
    [
      230018,
      'everyone mentioned in a private chat',
      (d) => d.send(d.sandbox.privateChatOf(openIdOf('leader')), 'text', { text: '<at user_id="all"></at> 好' }),
    ],
    [230025, 'a text over 150 KB', (d) => d.send(all, 'text', { text: '字'.repeat(52_000) })],
    [230025, 'a card over 30 KB', (d) => d.send(all, 'interactive', md('字'.repeat(11_000)))],
    [230099, 'a broken card', (d) => d.send(all, 'interactive', aCard([{ tag: 'note' }]))],
    [230017, 'a file it did not upload', (d) => d.send(all, 'file', { file_key: 'file_none' })],
    [
      230055,
      'a file sent as a picture',
      async (d) => {
        const { data } = await upload(
          d,
          '/im/v1/files',
          { file_type: 'stream', file_name: 'a.xlsx', file: new Blob(['x']) },
          { file: 'a.xlsx' },
        )
        return d.send(all, 'image', { image_key: data?.file_key })
      },
    ],
    [
      99992354,
      'a reply to a thread',
      (d) => d.call('POST', '/im/v1/messages/omt_1/reply', { msg_type: 'text', content: JSON.stringify(hi) }),
    ],
    [
      230011,
      'a reply to what was recalled',
      async (d) => {
        const id = await sentCard(d)
        await d.call('DELETE', `/im/v1/messages/${id}`)
        return d.call('POST', `/im/v1/messages/${id}/reply`, { msg_type: 'text', content: JSON.stringify(hi) })
      },
    ],
    [
      230031,
      'a redraw after 14 days',
      async (d) => {
        const id = await sentCard(d)
        d.moveBy(14 * day + 1)
        return patch(d, id, md('新'))
      },
    ],
    [
      230011,
      'a redraw of what was recalled',
      async (d) => {
        const id = await sentCard(d)
        await d.call('DELETE', `/im/v1/messages/${id}`)
        return patch(d, id, md('新'))
      },
    ],
    [230001, 'a redraw of a text', async (d) => patch(d, idOf(await d.send(all, 'text', hi)), md('新'))],
    [230001, 'a redraw that is not shared', async (d) => patch(d, await sentCard(d), { ...md('新'), config: {} })],
    [
      230027,
      'a redraw of what a person said',
      async (d) => patch(d, d.sandbox.sendAs(all, { as: openIdOf('official'), text: '好' }).messageId, md('新')),
    ],
    [230099, 'a redraw that is broken', async (d) => patch(d, await sentCard(d), aCard([{ tag: 'note' }]))],
    [
      230020,
      'a sixth redraw within a second',
      async (d) => {
        const id = await sentCard(d)
        for (let n = 0; n < 5; n++) await patch(d, id, md(`${n}`))
        return patch(d, id, md('六'))
      },
    ],
    [
      230009,
      'a recall after a day',
      async (d) => {
        const id = await sentCard(d)
        d.moveBy(day + 1)
        return d.call('DELETE', `/im/v1/messages/${id}`)
      },
    ],
    [
      230026,
      'a recall of what a person said',
      (d) =>
        d.call(
          'DELETE',
          `/im/v1/messages/${d.sandbox.sendAs(all, { as: openIdOf('official'), text: '好' }).messageId}`,
        ),
    ],
    [
      230072,
      'a 21st edit',
      async (d) => {
        const id = idOf(await d.send(all, 'text', hi))
        const edit = () => d.call('PUT', `/im/v1/messages/${id}`, { msg_type: 'text', content: JSON.stringify(hi) })
        for (let n = 0; n < 20; n++) await edit()
        return edit()
      },
    ],
    [
      230075,
      'an edit after a day',
      async (d) => {
        const id = idOf(await d.send(all, 'text', hi))
        d.moveBy(day + 1)
        return d.call('PUT', `/im/v1/messages/${id}`, { msg_type: 'text', content: JSON.stringify(hi) })
      },
    ],
    [
      230027,
      'reading a group’s history without its scope',
      (d) => d.call('GET', `/im/v1/messages?container_id_type=chat&container_id=${all}`),
    ],
    [
      230033,
      'readers of an old message',
      async (d) => {
        const id = await sentCard(d)
        d.moveBy(7 * day + 1)
        return d.call('GET', `/im/v1/messages/${id}/read_users?user_id_type=open_id`)
      },
    ],
    [232006, 'a chat id of another shape', (d) => d.call('GET', '/im/v1/chats/abc')],
    [
      232011,
      'members of a group without the bot',
      (d) => {
        d.sandbox.setBotIn(desk, openIdOf('coordinator'), false)
        return d.call('GET', `/im/v1/chats/${desk}/members`)
      },
    ],
    [
      234001,
      'an upload whose part has no filename',
      (d) => upload(d, '/im/v1/files', { file_type: 'stream', file_name: 'a', file: 'bytes' }),
    ],
    [
      234010,
      'an empty file',
      (d) => upload(d, '/im/v1/files', { file_type: 'stream', file_name: 'a', file: new Blob([]) }, { file: 'a' }),
    ],
    [
      234006,
      'a picture over 10 MB',
      (d) =>
        upload(
          d,
          '/im/v1/images',
          { image_type: 'message', image: new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]) },
          { image: 'a.png' },
        ),
    ],
    [
      234011,
      'a picture that is none',
      (d) => upload(d, '/im/v1/images', { image_type: 'message', image: new Blob(['text']) }, { image: 'a.png' }),
    ],
    [
      234038,
      'a file of another message',
      (d) =>
        d.call(
          'GET',
          `/im/v1/messages/${d.sandbox.sendAs(all, { as: openIdOf('official'), text: '好' }).messageId}/resources/file_1?type=file`,
        ),
    ],
    [
      234043,
      'a download from a card',
      async (d) => d.call('GET', `/im/v1/messages/${await sentCard(d)}/resources/img_1?type=image`),
    ],
    [99992351, 'looking up a person of another app', (d) => d.call('GET', '/contact/v3/users/ou_none')],
    [
      41050,
      'looking up a person out of the contact range',
      (d) => {
        d.sandbox.setPerson(openIdOf('leader'), { available: false })
        return d.call('GET', `/contact/v3/users/${openIdOf('leader')}`)
      },
    ],
    [
      300020,
      'an update by a token it never gave',
      (d) => d.call('POST', '/interactive/v1/card/update', { token: 'c-none', card: md('新') }),
    ],
    [10002, 'an ephemeral card', (d) => d.call('POST', '/ephemeral/v1/send', {})],
  ])('%i: %s', async (code, _name, provoke) => {
    const d = await startDesk()

    expect((await provoke(d)).code).toBe(code)
  })

  it('says why a card was refused inside 230099, with a log id', async () => {
    const { send } = await startDesk()

    const answer = await send(all, 'interactive', aCard([{ tag: 'hr' }, { tag: 'note' }]))

    expect(answer.status).toBe(400)
    expect(answer.msg).toContain('ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [1](tag: note); ErrMsg: ')
    expect(answer.headers.get('x-tt-logid')).toBe((answer.body.error as { log_id: string }).log_id)
  })
})
