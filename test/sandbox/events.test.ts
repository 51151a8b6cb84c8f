import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encrypt, sign } from '../../src/sandbox/events/seal.ts'
import { chatIdOf, openIdOf } from '../../src/sandbox/world/seed.ts'
import { aBot, encryptKey, startDesk } from './support/desk.ts'

const official = openIdOf('official')

describe('sealing an event', () => {
  const plain =
    '{"schema":"2.0","header":{"event_id":"ev-0001","event_type":"im.chat.disbanded_v1","create_time":"1760000000000","token":"vt-demo-7f3a","app_id":"cli_0123456789abcdef","tenant_key":"tk-demo"},"event":{"chat_id":"oc_demo_1","name":"试点群"}}'
  const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

  it('encrypts to the bytes of the published vector', () => {
    const sealed = encrypt(plain, encryptKey, iv)

    expect(sealed).toMatch(/^AAECAwQFBgcICQoLDA0OD4xR1iqNoF9Aay5nPDYaBZyJd2guKNwO/)
    expect(sealed).toMatch(/VKWFPr\/9dEiapDzv\/yU00sq1x3EetyU=$/)
  })

  it('signs it as the vector says', () => {
    const body = JSON.stringify({ encrypt: encrypt(plain, encryptKey, iv) })

    expect(sign('1760000000', 'demo-nonce-42', encryptKey, body)).toBe(
      '93511b9d38bc3b72924091056b5082bab53765167482aa5f08dbf0f1256ea662',
    )
  })
})

describe('somebody writes to the bot', () => {
  it('reaches the bot signed, from a private chat without a mention', async () => {
    const bot = await aBot()
    const { sandbox } = await startDesk({ botUrl: bot.url })

    const message = sandbox.sendAs(sandbox.privateChatOf(official), { as: official, text: '12归谁管' })
    await sandbox.settled()

    const [heard] = bot.heard
    const { 'x-lark-request-timestamp': at, 'x-lark-request-nonce': nonce } = heard?.headers ?? {}
    const expected = createHash('sha256').update(`${at}${nonce}${encryptKey}${heard?.raw}`).digest('hex')
    expect(heard?.headers['x-lark-signature']).toBe(expected)
    expect(heard?.plain.header).toMatchObject({ event_type: 'im.message.receive_v1', create_time: '1762131600000' })
    expect(heard?.plain.event).toMatchObject({
      sender: { sender_id: { open_id: official }, sender_type: 'user' },
      message: { message_id: message.messageId, chat_type: 'p2p', content: '{"text":"12归谁管"}' },
    })
  })

  it('reaches the bot from a group only with a mention, which stands as a key in the text', async () => {
    const bot = await aBot()
    const { sandbox } = await startDesk({ botUrl: bot.url })

    sandbox.sendAs(chatIdOf('all'), { as: official, text: '大家早' })
    sandbox.sendAs(chatIdOf('all'), { as: official, text: '@督办 12归谁管', mentionBot: true })
    await sandbox.settled()

    expect(bot.heard.map(({ plain }) => plain.event.message)).toMatchObject([
      {
        chat_type: 'group',
        content: '{"text":"@_user_1 12归谁管"}',
        mentions: [{ key: '@_user_1', id: { open_id: sandbox.state().bot.openId }, mentioned_type: 'bot' }],
      },
    ])
  })

  it('is delivered again after 15 s, 5 min, 1 h and 6 h, then given up', async () => {
    const bot = await aBot(() => ({ status: 503 }))
    const { sandbox, moveBy } = await startDesk({ botUrl: bot.url })

    sandbox.sendAs(sandbox.privateChatOf(official), { as: official, text: '在吗' })
    await sandbox.settled()
    const heard = [bot.heard.length]
    for (const wait of [14_999, 1, 300_000, 3_600_000, 21_600_000, 86_400_000]) {
      moveBy(wait)
      await sandbox.settled()
      heard.push(bot.heard.length)
    }

    expect(heard).toEqual([1, 1, 2, 3, 4, 5, 5])
    expect(sandbox.deliveries()[0]?.state).toBe('failed')
    expect(new Set(bot.heard.map(({ plain }) => plain.header.event_id)).size).toBe(1)
  })
})
