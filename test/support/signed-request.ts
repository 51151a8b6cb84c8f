import { createCipheriv, createHash, randomBytes } from 'node:crypto'

// Written from Feishu's own description, apart from the code under test.

export const encryptKey = 'ordos-demo-encrypt-key-01'
export const verificationToken = 'vt-demo-7f3a'
export const botOpenId = 'ou_bot'

export function encrypted(plain: string, key = encryptKey): string {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  return JSON.stringify({ encrypt: Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64') })
}

export function signedHeaders(
  body: string | Buffer,
  { at, key = encryptKey }: { at: Date; key?: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = 'demo-nonce-42'
  const signature = createHash('sha256')
    .update(timestamp + nonce + key)
    .update(body)
    .digest('hex')
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature,
  }
}

/** An event as Feishu would deliver it: encrypted, then signed. */
export function signedRequest(payload: unknown, { at, path = '/webhook/event' }: { at: Date; path?: string }) {
  const body = encrypted(JSON.stringify(payload))
  return { method: 'POST' as const, url: path, headers: signedHeaders(body, { at }), payload: body }
}

let events = 0

/** Feishu's envelope around an event; each has an id of its own unless one is given. */
export function anEvent(type: string, event: unknown, header: { event_id?: string; token?: string } = {}) {
  events += 1
  return {
    schema: '2.0',
    header: {
      event_id: `ev-${events}`,
      event_type: type,
      create_time: '1760000000000',
      token: verificationToken,
      app_id: 'cli_0123456789abcdef',
      tenant_key: 'tk-demo',
      ...header,
    },
    event,
  }
}

/** A private message of a person; everything not said is usual. */
export function aMessage(text: string, message: Record<string, unknown> = {}) {
  return anEvent('im.message.receive_v1', {
    sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user', tenant_key: 'tk-demo' },
    message: {
      message_id: 'om_1',
      create_time: '1760000000000',
      chat_id: 'oc_1',
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text }),
      ...message,
    },
  })
}
