import type { FastifyInstance } from 'fastify'

/** JSON as the platform's gateway takes it: an empty body under this type is no fault (the SDK deletes that way). */
export function readJson(app: FastifyInstance) {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, undefined)
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(Object.assign(new Error('the body is not JSON'), { statusCode: 400 }))
    }
  })
}
