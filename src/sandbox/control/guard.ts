import type { FastifyInstance } from 'fastify'

/**
 * The sandbox answers anyone on this machine, so a foreign web page must not reach it through the visitor's browser:
 * neither by its own name pointing here (Host) nor by posting from elsewhere (Origin).
 */
export function guard(app: FastifyInstance) {
  app.addHook('onRequest', async (request, reply) => {
    const { host = '', origin } = request.headers
    const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
    const sameOrigin = origin === undefined || origin === `http://${host}`
    if (!local || !sameOrigin) return reply.code(403).send({ error: 'this machine only' })
    reply.headers({
      'content-security-policy': "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })
}
