import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Person } from '../world/types.ts'
import type { World } from '../world/world.ts'
import { Refusal } from './refusal.ts'
import { readBody } from './send-message.ts'
import { type Gateway, serve } from './serve.ts'

const lookup = z.looseObject({
  emails: z.array(z.string()).max(50).optional(),
  mobiles: z.array(z.string()).max(50).optional(),
  include_resigned: z.boolean().optional(),
})

const fields = { open_id: 'openId', union_id: 'unionId', user_id: 'userId' } as const

export function readPeople(app: FastifyInstance, { world, gateway }: { world: World; gateway: Gateway }) {
  const fieldOf = (idType: string | undefined) => {
    const field = fields[(idType ?? 'open_id') as keyof typeof fields]
    if (!field) throw new Refusal(230001, 'user_id_type')
    return field
  }

  serve(app, gateway, {
    method: 'POST',
    path: '/open-apis/contact/v3/users/batch_get_id',
    name: 'contact.users.batch_get_id',
    scopes: ['contact:user.id:readonly'],
    handle({ body, query }) {
      const { emails = [], mobiles = [] } = readBody(lookup, body)
      const field = fieldOf(query.user_id_type)
      const all = [...world.people.values()].filter((person) => person.available)
      const entry = (person: Person | undefined) => (person ? { user_id: person[field] } : {})
      return {
        data: {
          user_list: [
            ...emails.map((email) => ({ email, ...entry(all.find((person) => person.email === email)) })),
            ...mobiles.map((mobile) => ({ mobile, ...entry(all.find((person) => sameMobile(person.mobile, mobile))) })),
          ],
        },
      }
    },
  })

  serve(app, gateway, {
    method: 'GET',
    path: '/open-apis/contact/v3/users/:user_id',
    name: 'contact.users.get',
    scopes: ['contact:contact.base:readonly'],
    handle({ params, query }) {
      const field = fieldOf(query.user_id_type)
      const person = [...world.people.values()].find((one) => one[field] === params.user_id)
      if (!person) throw new Refusal(99992351)
      if (!person.available) throw new Refusal(41050)
      // A field whose scope was not granted is absent, which is no error.
      const may = (scope: string, values: object) => (gateway.scopes.hasAny([scope]) ? values : {})
      return {
        data: {
          user: {
            open_id: person.openId,
            union_id: person.unionId,
            ...may('contact:user.employee_id:readonly', { user_id: person.userId }),
            ...may('contact:user.base:readonly', { name: person.name }),
            ...may('contact:user.email:readonly', { email: person.email }),
            ...may('contact:user.phone:readonly', { mobile: person.mobile }),
            ...may('contact:user.department:readonly', { department_ids: [`od-${person.unit}`] }),
          },
        },
      }
    },
  })
}

/** Inside the mainland the country's prefix may be left out. */
function sameMobile(one: string, other: string): boolean {
  return one.replace(/^\+86/, '') === other.replace(/^\+86/, '')
}
