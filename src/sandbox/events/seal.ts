import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** `{"encrypt":…}` as Feishu builds it: AES-256-CBC under SHA-256 of the key, the IV before the ciphertext. */
export function encrypt(plain: string, encryptKey: string, iv: Uint8Array = randomBytes(16)): string {
  const key = createHash('sha256').update(encryptKey).digest()
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

export function sign(timestamp: string, nonce: string, encryptKey: string, body: string): string {
  return createHash('sha256').update(timestamp).update(nonce).update(encryptKey).update(body).digest('hex')
}

export interface Sealed {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** What goes over the wire for `plain`: encrypted and signed where the app has an Encrypt Key, else as it is. */
export function seal(plain: string, encryptKey: string | undefined, at: Date, options: { signed: boolean }): Sealed {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  if (!encryptKey) return { body: plain, headers }
  const body = JSON.stringify({ encrypt: encrypt(plain, encryptKey) })
  // Feishu's address check is the one request that comes unsigned.
  if (!options.signed) return { body, headers }
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  return {
    body,
    headers: {
      ...headers,
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': sign(timestamp, nonce, encryptKey, body),
    },
  }
}
