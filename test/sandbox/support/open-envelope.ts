import { createDecipheriv, createHash } from 'node:crypto'

/** What a receiver does by the platform's documents: decrypts `{"encrypt":…}`, or takes the body as it is. */
export function open(raw: string, encryptKey: string): Record<string, unknown> {
  const body = JSON.parse(raw) as Record<string, unknown>
  if (typeof body.encrypt !== 'string') return body
  const bytes = Buffer.from(body.encrypt, 'base64')
  const key = createHash('sha256').update(encryptKey).digest()
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()])
  return JSON.parse(plain.toString())
}
