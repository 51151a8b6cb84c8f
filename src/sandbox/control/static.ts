import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply } from 'fastify'

const pageFolder = fileURLToPath(new URL('../page/', import.meta.url))
const modulesFolder = fileURLToPath(new URL('../../../node_modules/', import.meta.url))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
}

/**
 * The page's files as they lie, and under `/vendor/` those files of packages that `page/vendor.json` lists by their
 * path in `node_modules`; nothing is built.
 */
export function page(app: FastifyInstance) {
  app.get('/', (_request, reply) => send(reply, pageFolder, 'index.html'))
  app.get<{ Params: { '*': string } }>('/page/*', (request, reply) => send(reply, pageFolder, request.params['*']))
  app.get<{ Params: { '*': string } }>('/vendor/*', async (request, reply) => {
    const wanted = request.params['*']
    const allowed: unknown = JSON.parse(await readFile(join(pageFolder, 'vendor.json'), 'utf8').catch(() => '[]'))
    if (!Array.isArray(allowed) || !allowed.includes(wanted)) return reply.code(404).send()
    return send(reply, modulesFolder, wanted)
  })
}

async function send(reply: FastifyReply, folder: string, path: string) {
  const file = normalize(join(folder, path))
  const type = types[extname(file)]
  if (!file.startsWith(folder) || file.endsWith(sep) || !type) return reply.code(404).send()
  try {
    const bytes = await readFile(file)
    return reply.header('content-type', type).header('cache-control', 'no-cache').send(bytes)
  } catch {
    return reply.code(404).send()
  }
}
