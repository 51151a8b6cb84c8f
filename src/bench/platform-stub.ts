import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PlatformStub {
  readonly url: string
  close(): Promise<void>
}

/** The least of Feishu that lets the service become ready and send: no checks, no limits, answers at once. */
export async function startPlatformStub(): Promise<PlatformStub> {
  let sent = 0
  const answers = (path: string): object => {
    if (path.includes('tenant_access_token')) return { tenant_access_token: 't-bench', expire: 7200 }
    if (path.includes('/bot/v3/info')) return { bot: { open_id: 'ou_bot', app_name: 'bench' } }
    sent += 1
    return { data: { message_id: `om_answer_${sent}`, chat_id: 'oc_1' } }
  }
  const server: Server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ code: 0, msg: 'ok', ...answers(request.url ?? '') }))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
