import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from '../../sandbox/support/cards.ts'

/** What a bot sends to the platform and how it answers presses, for looking at the page without the product. */
export interface GalleryBot {
  readonly url: string
  readonly pressed: Json[]
  close(): void
}

export async function startGalleryBot(
  answer: (action: Json) => unknown | Promise<unknown>,
  hear: (event: Json) => void = () => {},
): Promise<GalleryBot> {
  const pressed: Json[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = JSON.parse(Buffer.concat(chunks).toString())
      response.setHeader('content-type', 'application/json')
      if (body.type === 'url_verification') return response.end(JSON.stringify({ challenge: body.challenge }))
      if (request.url !== '/webhook/card') {
        hear(body)
        return response.end('{}')
      }
      pressed.push(body.event.action)
      response.end(JSON.stringify(await answer(body.event.action)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, pressed, close }
}
