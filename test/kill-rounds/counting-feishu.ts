import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface CountingFeishu {
  readonly url: string
  /** Messages that arrived in reply to each message of a person, repeats under one uuid counted once. */
  readonly replies: ReadonlyMap<string, number>
  close(): Promise<void>
}

/** Feishu as the sender sees it: takes every message, knows a uuid again, and counts what people would see. It outlives the service. */
export async function startCountingFeishu(): Promise<CountingFeishu> {
  const replies = new Map<string, number>()
  const sent = new Map<string, string>()

  function take(path: string, uuid: string): object {
    if (path.includes('tenant_access_token')) return { tenant_access_token: 't-count', expire: 7200 }
    if (path.includes('/bot/v3/info')) return { bot: { open_id: 'ou_bot', app_name: '督办' } }
    const known = sent.get(uuid)
    const message = known ?? `om_sent_${sent.size}`
    const repliedTo = /\/messages\/(\w+)\/reply/.exec(path)?.[1]
    if (known === undefined && repliedTo) replies.set(repliedTo, (replies.get(repliedTo) ?? 0) + 1)
    sent.set(uuid, message)
    return { data: { message_id: message, chat_id: 'oc_1' } }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { uuid = '' } = JSON.parse(Buffer.concat(chunks).toString() || '{}')
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ code: 0, msg: 'ok', ...take(request.url ?? '', uuid) }))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    replies,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
