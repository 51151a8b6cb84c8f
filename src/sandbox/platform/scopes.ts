import { Refusal } from './refusal.ts'

/** What a well set-up app of this kind was granted. */
const granted = [
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message:send_as_bot',
  'im:message:readonly',
  'im:chat:read',
  'im:chat.members:read',
  'im:chat.members:bot_access',
  'im:resource',
  'contact:user.id:readonly',
  'contact:contact.base:readonly',
  'contact:user.base:readonly',
  'contact:user.department:readonly',
]

export type Scopes = ReturnType<typeof createScopes>

export function createScopes() {
  let have = new Set(granted)
  let asked = new Set(granted)
  const hasAny = (anyOf: readonly string[]) => anyOf.length === 0 || anyOf.some((scope) => have.has(scope))
  return {
    hasAny,
    require(anyOf: readonly string[]) {
      if (!hasAny(anyOf)) throw new Refusal(99991672, `[${anyOf.join(', ')}]`)
    },
    list: () => [...asked].map((scope_name) => ({ scope_name, grant_status: have.has(scope_name) ? 1 : 2 })),
    /** The app keeps asking for what it loses, as a version with an ungranted scope does. */
    set(scopes: readonly string[]) {
      have = new Set(scopes)
      asked = new Set([...granted, ...scopes])
    },
    reset() {
      have = new Set(granted)
      asked = new Set(granted)
    },
  }
}
