import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { SandboxOptions } from '../../../src/sandbox/sandbox.ts'
import { startSandbox } from '../../../src/sandbox/server.ts'
import { open } from './open-envelope.ts'

export const appId = 'cli_0123456789abcdef'
export const appSecret = 'secret-demo'
export const encryptKey = 'ordos-demo-encrypt-key-01'
export const verificationToken = 'vt-demo-7f3a'

/** A clock and a stopwatch that only a test moves. */
export function aDesk(start = '2025-11-03T01:00:00Z') {
  let now = new Date(start).getTime()
  let elapsed = 0
  return {
    clock: {
      now: () => new Date(now),
      move: (to: Date) => {
        now = to.getTime()
      },
    },
    stopwatch: () => elapsed,
    pass(ms: number) {
      elapsed += ms
    },
  }
}

export type Desk = Awaited<ReturnType<typeof startDesk>>

/** A sandbox on a still clock, and a way to ask its platform as the bot would. */
export async function startDesk(options: Partial<SandboxOptions> = {}) {
  const desk = aDesk()
  const sandbox = await startSandbox({ appId, appSecret, encryptKey, verificationToken, ...desk, ...options })
  onTestFinished(() => sandbox.close())
  let token: string | undefined

  async function fetchToken(secret = appSecret) {
    const answer = await call(
      'POST',
      '/auth/v3/tenant_access_token/internal',
      { app_id: appId, app_secret: secret },
      '',
    )
    return answer.body
  }

  async function call(method: string, path: string, body?: unknown, bearer?: string) {
    if (bearer === undefined) token ??= String((await fetchToken()).tenant_access_token)
    const authorization = bearer ?? `Bearer ${token}`
    const response = await fetch(`${sandbox.url}/open-apis${path}`, {
      method,
      headers: { ...(authorization ? { authorization } : {}), 'content-type': 'application/json; charset=utf-8' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const read = (await response.json()) as { code: number; msg: string; data?: Record<string, unknown> } & Record<
      string,
      unknown
    >
    return { status: response.status, headers: response.headers, code: read.code, msg: read.msg, body: read }
  }

  return {
    sandbox,
    ...desk,
    call,
    fetchToken,
    moveBy: (ms: number) => sandbox.moveClock(new Date(sandbox.now().getTime() + ms)),
    /** Sends to a chat; content is turned into the string that the platform wants. */
    send: (chatId: string, type: string, content: unknown, more: object = {}) =>
      call('POST', '/im/v1/messages?receive_id_type=chat_id', {
        receive_id: chatId,
        msg_type: type,
        content: typeof content === 'string' ? content : JSON.stringify(content),
        ...more,
      }),
  }
}

export interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly raw: string
  /** The decrypted envelope. */
  readonly plain: { readonly header: Record<string, string>; readonly event: Record<string, unknown> }
}

export type Reply = { readonly status?: number; readonly body?: unknown; readonly silent?: true }

/** A bot that passes the address check, keeps what it hears and answers as told. */
export async function aBot(answer: (heard: Heard) => Reply | Promise<Reply> = () => ({ body: {} })) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const raw = Buffer.concat(chunks).toString()
      const plain = open(raw, encryptKey)
      if (plain.type === 'url_verification') return response.end(JSON.stringify({ challenge: plain.challenge }))
      const event: Heard = { path: request.url ?? '', headers: request.headers, raw, plain: plain as Heard['plain'] }
      heard.push(event)
      const { status = 200, body, silent } = await answer(event)
      if (silent) return
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  return { url, heard, close }
}
