import type { FastifyError, FastifyInstance } from 'fastify'
import { z } from 'zod'
import { faultSchema } from '../faults.ts'
import type { Sandbox } from '../sandbox.ts'
import { Misuse } from './misuse.ts'
import { sayingSchema } from './people-act.ts'
import { deliveryView } from './view.ts'

const pressSchema = z.strictObject({
  as: z.string(),
  value: z.unknown(),
  tag: z.string().optional(),
  name: z.string().optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  input: z.string().optional(),
  option: z.string().optional(),
  checked: z.boolean().optional(),
})
const personSchema = z.strictObject({ as: z.string() })
const clockSchema = z.strictObject({ to: z.iso.datetime({ offset: true }).optional(), add: z.number().optional() })
const faultsSchema = z.strictObject({
  add: z.union([faultSchema, z.array(faultSchema)]).optional(),
  clear: z.union([z.literal(true), z.string()]).optional(),
})

/** The sandbox's own API, for its page and for scripts. */
export function control(app: FastifyInstance, sandbox: Sandbox, startAfresh?: () => void) {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    if (error instanceof Misuse) return reply.code(error.status).send({ error: error.message })
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) })
    return reply.code(error.statusCode ?? 500).send({ error: error.message })
  })
  type ById = { Params: { id: string } }

  app.get('/sandbox/state', () => sandbox.state())
  app.get<ById>('/sandbox/chats/:id/messages', ({ params }) => sandbox.messagesIn(params.id))
  app.get<ById>('/sandbox/messages/:id/trace', ({ params }) => sandbox.trace(params.id))
  app.get('/sandbox/requests', () => sandbox.requests())
  app.get('/sandbox/deliveries', () => sandbox.deliveries().map(deliveryView))
  app.get('/sandbox/limits', () => sandbox.limits())
  app.get<ById>('/sandbox/resources/:id', ({ params }, reply) => {
    const resource = sandbox.resource(params.id)
    if (!resource) throw new Misuse(404, 'no such file')
    // Never shown as a page: whatever was uploaded stays data.
    const type = resource.kind === 'image' ? imageType(resource.bytes) : 'application/octet-stream'
    const disposition = `${resource.kind === 'image' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(resource.name)}`
    return reply
      .header('content-type', type)
      .header('content-disposition', disposition)
      .send(Buffer.from(resource.bytes))
  })

  app.post<ById>('/sandbox/chats/:id/messages', ({ params, body }) =>
    sandbox.sendAs(params.id, sayingSchema.parse(body)),
  )
  app.post<ById>('/sandbox/messages/:id/press', ({ params, body }) => sandbox.press(params.id, pressSchema.parse(body)))
  app.post<ById>('/sandbox/messages/:id/recall', ({ params, body }) =>
    sandbox.recallAs(params.id, personSchema.parse(body).as),
  )
  app.post<ById>('/sandbox/chats/:id/open', ({ params, body }) => {
    sandbox.openAs(params.id, personSchema.parse(body).as)
    return {}
  })
  app.post<ById>('/sandbox/chats/:id/bot', ({ params, body }) => {
    const given = z.strictObject({ in: z.boolean(), as: z.string() }).parse(body)
    return sandbox.setBotIn(params.id, given.as, given.in)
  })
  app.post<ById>('/sandbox/chats/:id/dissolve', ({ params, body }) =>
    sandbox.dissolve(params.id, personSchema.parse(body).as),
  )
  app.post('/sandbox/chats', ({ body }) => {
    const given = z.strictObject({ name: z.string().min(1), members: z.array(z.string()), as: z.string() }).parse(body)
    return sandbox.createGroup(given.name, given.members, given.as)
  })
  app.post('/sandbox/menu', ({ body }) => {
    const { key, as } = z.strictObject({ key: z.string(), as: z.string() }).parse(body)
    sandbox.chooseMenu(key, as)
    return {}
  })
  app.post('/sandbox/clock', ({ body }) => {
    const { to, add } = clockSchema.parse(body)
    if ((to === undefined) === (add === undefined)) throw new Misuse(400, 'give either "to" or "add"')
    const target = to === undefined ? new Date(sandbox.now().getTime() + (add ?? 0)) : new Date(to)
    return { now: sandbox.moveClock(target).toISOString() }
  })
  app.post('/sandbox/faults', ({ body }) => {
    const { add, clear } = faultsSchema.parse(body)
    if (clear !== undefined) sandbox.clearFaults(clear === true ? undefined : clear)
    if (add) sandbox.addFaults(...(Array.isArray(add) ? add : [add]))
    return { faults: sandbox.faults() }
  })
  app.post('/sandbox/reset', (_request, reply) => {
    // Everything ends in a moment, this server too: the answer goes first.
    if (startAfresh) reply.raw.once('finish', startAfresh)
    else sandbox.reset()
    return {}
  })
}

function imageType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\x89PNG')) return 'image/png'
  if (head.startsWith('GIF8')) return 'image/gif'
  if (head.startsWith('\xff\xd8')) return 'image/jpeg'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  return 'application/octet-stream'
}
