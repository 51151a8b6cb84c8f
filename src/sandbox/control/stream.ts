import type { FastifyInstance } from 'fastify'
import type { Happening } from '../world/types.ts'
import type { World } from '../world/world.ts'
import { chatView, messageView } from './view.ts'

const beatMs = 20_000

/** Server-sent events: everything that happens, with the page's view of the thing it happened to. */
export function stream(app: FastifyInstance, world: World) {
  const ends = new Set<() => void>()

  app.get('/sandbox/stream', (request, reply) => {
    reply.hijack()
    const out = reply.raw
    out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    out.write('retry: 1000\n\n')
    const stop = world.listen((happening) => {
      if (happening.type !== 'request') out.write(`data: ${JSON.stringify(withView(world, happening))}\n\n`)
    })
    const beat = setInterval(() => out.write(': still here\n\n'), beatMs)
    beat.unref()
    const end = () => {
      stop()
      clearInterval(beat)
      ends.delete(end)
      out.end()
    }
    ends.add(end)
    request.raw.on('close', end)
  })

  app.addHook('preClose', async () => {
    for (const end of [...ends]) end()
  })
}

function withView(world: World, happening: Happening) {
  const message = happening.messageId ? world.messages.get(happening.messageId) : undefined
  const chat = happening.chatId ? world.chats.get(happening.chatId) : undefined
  return {
    ...happening,
    ...(message && happening.type !== 'delivery' ? { message: messageView(message) } : {}),
    ...(chat && happening.type === 'chat' ? { chat: chatView(world, chat) } : {}),
  }
}
