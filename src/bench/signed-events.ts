import { createCipheriv, createHash, randomBytes } from 'node:crypto'

export const benchKeys = { encryptKey: 'bench-encrypt-key', verificationToken: 'bench-token' } as const

/** One request as Feishu sends it, whole, ready for a socket. */
export function requestBytes(payload: unknown, at: Date): Buffer {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(benchKeys.encryptKey).digest(), iv)
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(payload)), cipher.final()]).toString('base64')
  const body = JSON.stringify({ encrypt: sealed })
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(4).toString('hex')
  const signature = createHash('sha256')
    .update(timestamp + nonce + benchKeys.encryptKey)
    .update(body)
    .digest('hex')
  return Buffer.from(
    [
      'POST /webhook/event HTTP/1.1',
      'host: 127.0.0.1',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-lark-request-timestamp: ${timestamp}`,
      `x-lark-request-nonce: ${nonce}`,
      `x-lark-signature: ${signature}`,
      '',
      body,
    ].join('\r\n'),
  )
}

export function event(type: string, id: string, body: unknown) {
  const header = {
    event_id: id,
    event_type: type,
    create_time: '1760000000000',
    token: benchKeys.verificationToken,
    app_id: 'cli_0123456789abcdef',
    tenant_key: 'tk',
  }
  return { schema: '2.0', header, event: body }
}

/** A private message that asks. */
export function question(id: string, text: string) {
  return event('im.message.receive_v1', id, {
    sender: { sender_id: { open_id: `ou_${id}` }, sender_type: 'user' },
    message: {
      message_id: `om_${id}`,
      create_time: '1760000000000',
      chat_id: `oc_${id}`,
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text }),
    },
  })
}
