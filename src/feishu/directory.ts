import { asOpenId, type OpenId } from '../plan/ids.ts'
import type { Directory } from '../ports.ts'
import type { Feishu } from './client.ts'

/** Feishu looks up so many mobiles and so many e-mails a call. */
const mostAtOnce = 50

const inBatches = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, batch) =>
    items.slice(batch * mostAtOnce, (batch + 1) * mostAtOnce),
  )

export function createDirectory(feishu: Feishu): Directory {
  return {
    async bot() {
      const { bot } = await feishu.call<{ bot: { open_id: string; app_name: string } }>((client) =>
        client.request({ method: 'GET', url: '/open-apis/bot/v3/info' }),
      )
      return { openId: asOpenId(bot.open_id), name: bot.app_name }
    },

    async openIdsOf(contacts) {
      const found = new Map<string, OpenId>()
      const emails = inBatches(contacts.filter((contact) => contact.includes('@')))
      const mobiles = inBatches(contacts.filter((contact) => !contact.includes('@')))
      for (let batch = 0; batch < Math.max(emails.length, mobiles.length); batch += 1) {
        const asked = { emails: emails[batch] ?? [], mobiles: mobiles[batch] ?? [] }
        const { user_list = [] } = await feishu.call<{
          user_list?: { user_id?: string; email?: string; mobile?: string }[]
        }>((client) => client.contact.user.batchGetId({ params: { user_id_type: 'open_id' }, data: asked }))
        for (const { user_id, email, mobile } of user_list) {
          const contact = contacts.find((one) => one === email || one === mobile || one === `+86${mobile}`)
          if (user_id && contact) found.set(contact, asOpenId(user_id))
        }
      }
      return found
    },

    async nameOf(person) {
      const { user } = await feishu.call<{ user?: { name?: string } }>((client) =>
        client.contact.user.get({ path: { user_id: person }, params: { user_id_type: 'open_id' } }),
      )
      return user?.name
    },

    async missingScopes(wanted) {
      const { scopes = [] } = await feishu.call<{ scopes?: { scope_name: string; grant_status: number }[] }>((client) =>
        client.request({ method: 'GET', url: '/open-apis/application/v6/scopes' }),
      )
      const granted = new Set(
        scopes.filter(({ grant_status }) => grant_status === 1).map(({ scope_name }) => scope_name),
      )
      return wanted.filter((scope) => !granted.has(scope))
    },
  }
}
