import type { FastifyInstance } from 'fastify'
import { newId } from '../world/ids.ts'
import type { World } from '../world/world.ts'
import { Refusal } from './refusal.ts'
import { messageById, openChat } from './send-message.ts'
import { type Call, type Gateway, serve } from './serve.ts'

const mega = 1024 * 1024
const fileMost = 30 * mega
const imageMost = 10 * mega
const fileTypes = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'])
const uploadScopes = ['im:resource', 'im:resource:upload']
const pictureHeads = ['ffd8', '89504e47', '47494638', '424d', '52494646', '00000100', '49492a00', '4d4d002a']

/** Files and pictures, both ways. */
export function exchangeFiles(app: FastifyInstance, { world, gateway }: { world: World; gateway: Gateway }) {
  // Read whole and taken apart by the platform's own parser, so that a part without a filename is seen as one.
  app.addContentTypeParser(/^multipart\/form-data/, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  serve(app, gateway, {
    method: 'POST',
    path: '/open-apis/im/v1/files',
    name: 'im.files.create',
    scopes: uploadScopes,
    async handle(call) {
      const form = await formOf(call)
      const type = form.get('file_type')
      const name = form.get('file_name')
      if (typeof type !== 'string' || !fileTypes.has(type)) throw new Refusal(234001, 'file_type')
      if (typeof name !== 'string' || name === '') throw new Refusal(234001, 'file_name')
      const bytes = await bytesOf(form.get('file'), 'file', fileMost)
      const key = newId('file_v3_')
      world.resources.set(key, { key, kind: 'file', name, fileType: type, bytes, owner: 'bot' })
      return { data: { file_key: key } }
    },
  })

  serve(app, gateway, {
    method: 'POST',
    path: '/open-apis/im/v1/images',
    name: 'im.images.create',
    scopes: uploadScopes,
    async handle(call) {
      const form = await formOf(call)
      const type = form.get('image_type')
      if (type !== 'message' && type !== 'avatar') throw new Refusal(234001, 'image_type')
      const bytes = await bytesOf(form.get('image'), 'image', imageMost)
      const head = Buffer.from(bytes.subarray(0, 4)).toString('hex')
      if (!pictureHeads.some((known) => head.startsWith(known))) throw new Refusal(234011)
      const key = newId('img_v3_')
      world.resources.set(key, { key, kind: 'image', name: 'image', fileType: type, bytes, owner: 'bot' })
      return { data: { image_key: key } }
    },
  })

  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
    name: 'im.messages.resources',
    scopes: ['im:message', 'im:message:readonly'],
    handle({ params, query, about }) {
      const message = messageById(world, params.message_id)
      about(message.messageId)
      openChat(world, message.chatId)
      if (message.type === 'interactive') throw new Refusal(234043)
      const resource = world.resources.get(params.file_key ?? '')
      const mentioned = resource && JSON.stringify(message.content).includes(`"${resource.key}"`)
      if (!resource || !mentioned || message.recalledAt) throw new Refusal(234038)
      if (query.type !== resource.kind) throw new Refusal(234001, 'type')
      return { bytes: resource.bytes, name: resource.name }
    },
  })
}

async function formOf({ request, body }: Call): Promise<FormData> {
  const type = request.headers['content-type'] ?? ''
  if (!Buffer.isBuffer(body)) throw new Refusal(234001, 'not a multipart form')
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  } catch {
    throw new Refusal(234001, 'not a multipart form')
  }
}

async function bytesOf(part: File | string | null, name: string, most: number): Promise<Uint8Array> {
  // A part without a filename is a field, not a file.
  if (!(part instanceof File)) throw new Refusal(234001, `${name} needs a filename`)
  if (part.size === 0) throw new Refusal(234010)
  if (part.size > most) throw new Refusal(234006)
  return new Uint8Array(await part.arrayBuffer())
}
