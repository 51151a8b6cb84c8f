import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { newId } from '../world/ids.ts'
import type { Attempt, Delivery } from './delivery.ts'
import { decodeFrame, encodeFrame, type Frame } from './frame.ts'
import type { Transport } from './transport.ts'

export interface LongConnectionOptions {
  readonly appId: string
  readonly appSecret: string
  readonly origin: () => string
  /** Called whenever a client came or went. */
  readonly changed: () => void
  readonly stopwatch: () => number
  readonly answerWithinMs: number
}

type Outcome = Omit<Attempt, 'at'>

const mostConnections = 50
const service = 33554678
const control = 0
const data = 1
const clientConfig = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 1 }
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

/** The long connection: clients ask for an address, connect, and get each event once, one of them picked at random. */
export function createLongConnection(options: LongConnectionOptions) {
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Set<string>()
  const sockets = new Set<WebSocket>()
  /** Only those that spoke: what goes out in the moment of opening is lost by the SDK's client. */
  const ready = new Set<WebSocket>()
  const waiting = new Map<string, (outcome: Omit<Outcome, 'ms'>) => void>()

  function receive(socket: WebSocket, raw: RawData) {
    const frame = decodeFrame(new Uint8Array(raw as Buffer))
    if (frame.method === control && frame.headers.type === 'ping') {
      ready.add(socket)
      options.changed()
      socket.send(encodeFrame({ ...frame, headers: { type: 'pong' }, payload: json(clientConfig) }))
    }
    if (frame.method !== data) return
    const answered = waiting.get(frame.headers.message_id ?? '')
    answered?.(answerOf(frame))
  }

  const transport: Transport = {
    send(delivery) {
      const started = options.stopwatch()
      const open = [...ready]
      const socket = open[open.length > 1 ? randomInt(open.length) : 0]
      return new Promise<Outcome>((resolve) => {
        const id = newId('')
        const finish = (outcome: Omit<Outcome, 'ms'>) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve({ ...outcome, ms: options.stopwatch() - started })
        }
        const lost = (problem: Attempt['problem']) => finish({ status: undefined, answer: undefined, problem })
        const timer = setTimeout(() => lost('timeout'), options.answerWithinMs)
        if (!socket) return lost('not-connected')
        waiting.set(id, finish)
        socket.send(eventFrame(id, delivery), (error) => error && lost('connect'))
      })
    },
    state: () => ({ kind: 'websocket', connected: ready.size }),
  }

  return {
    ...transport,

    /** Where to connect, as `POST /callback/ws/endpoint` answers. */
    endpoint(body: unknown) {
      const { AppID, AppSecret } = (body ?? {}) as Record<string, unknown>
      if (AppID !== options.appId || AppSecret !== options.appSecret) {
        return { code: 514, msg: 'auth failed', data: {} }
      }
      if (sockets.size >= mostConnections) return { code: 1000040350, msg: 'too many connections', data: {} }
      const ticket = newId('')
      tickets.add(ticket)
      const query = `fpid=493&aid=552564&device_id=${newId('')}&access_key=${ticket}&service_id=${service}`
      const URL = `${options.origin().replace(/^http/, 'ws')}/ws/v2?${query}&ticket=${ticket}`
      return { code: 0, msg: '', data: { URL, ClientConfig: clientConfig } }
    },

    /** Takes over a request for the long connection; everything else is hung up on. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const { pathname, searchParams } = new URL(request.url ?? '/', options.origin())
      if (pathname !== '/ws/v2' || !tickets.delete(searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, (client) => {
        sockets.add(client)
        client.on('message', (raw) => receive(client, raw))
        client.on('error', () => client.terminate())
        client.on('close', () => {
          sockets.delete(client)
          ready.delete(client)
          options.changed()
        })
      })
    },

    /** Cuts every connection; the clients come back by themselves. */
    drop() {
      for (const socket of sockets) socket.terminate()
    },
    close() {
      for (const socket of sockets) socket.terminate()
      server.close()
    },
  }
}

function eventFrame(id: string, { envelope }: Delivery): Uint8Array {
  // The token comes empty here: the connection itself is the proof.
  const payload = json({ ...envelope, header: { ...(envelope.header as object), token: '' } })
  const headers = { type: 'event', message_id: id, sum: '1', seq: '0', trace_id: id }
  return encodeFrame({ seqId: 0, logId: 0, service, method: data, headers, payload })
}

function answerOf({ payload }: Frame): Omit<Outcome, 'ms'> {
  const { code, data: encoded } = JSON.parse(new TextDecoder().decode(payload)) as { code: number; data?: string }
  const answer: unknown = encoded === undefined ? {} : JSON.parse(Buffer.from(encoded, 'base64').toString())
  return { status: code, answer, problem: code === 200 ? undefined : 'status' }
}
