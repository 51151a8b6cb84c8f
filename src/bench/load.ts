import { connect } from 'node:net'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

export interface LoadResult {
  readonly perSecond: number
  /** Milliseconds from a request's last byte out to its answer. */
  readonly p99: number
  readonly refused: number
}

interface Load {
  readonly port: number
  readonly requests: readonly Uint8Array[]
  readonly connections: number
}

/** Sends every request once over so many keep-alive connections, from a thread of its own. */
export function runLoad(load: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: load })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function send({ port, requests, connections }: Load): void {
  const latencies: number[] = []
  let next = 0
  let done = 0
  let refused = 0
  const started = performance.now()
  const finish = () => {
    const seconds = (performance.now() - started) / 1000
    latencies.sort((a, b) => a - b)
    parentPort?.postMessage({
      perSecond: requests.length / seconds,
      p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
      refused,
    })
  }
  for (let connection = 0; connection < connections; connection += 1) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let sentAt = 0
    let received = ''
    const sendNext = () => {
      const request = requests[next]
      next += 1
      if (!request) return socket.end()
      sentAt = performance.now()
      return socket.write(request)
    }
    socket.on('connect', sendNext)
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const head = received.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0)
      if (received.length < head + 4 + length) return
      if (!received.startsWith('HTTP/1.1 200')) refused += 1
      received = ''
      latencies.push(performance.now() - sentAt)
      done += 1
      if (done === requests.length) finish()
      sendNext()
    })
  }
}

if (!isMainThread) send(workerData as Load)
