import type { OpenId } from '../plan/ids.ts'
import { escaped } from './text.ts'

const plainId = /^[A-Za-z0-9_-]{1,80}$/

/** A name that we know, else Feishu's own person element, which shows the name without notifying anybody. */
export function personWords(person: OpenId, name: string | undefined): string {
  if (name !== undefined) return escaped(name)
  return plainId.test(person) ? `<person id='${person}' show_name=true show_avatar=false style='normal'></person>` : ''
}
