import type { ChatId, OpenId, UnitName } from '../plan/ids.ts'
import { emptyRecord } from './record.ts'

/** What people said in chat about who is who; it adds to, and takes away from, the roster of the configuration. */
export type RosterChange =
  | { readonly kind: 'chat-bound'; readonly chat: ChatId; readonly unit: UnitName; readonly person: OpenId }
  | { readonly kind: 'chat-unbound'; readonly chat: ChatId; readonly unit: UnitName; readonly person: OpenId }
  | { readonly kind: 'liaison-asked'; readonly person: OpenId; readonly unit: UnitName; readonly chat: ChatId }
  | {
      readonly kind: 'liaison-confirmed'
      readonly person: OpenId
      readonly unit: UnitName
      readonly name: string
      readonly confirmedBy: OpenId
    }
  | { readonly kind: 'liaison-declined'; readonly person: OpenId; readonly unit: UnitName; readonly declinedBy: OpenId }
  | { readonly kind: 'liaison-removed'; readonly person: OpenId; readonly unit: UnitName; readonly removedBy: OpenId }
  /** Seen acting in a group that is bound to a unit: a member of it. */
  | { readonly kind: 'member-seen'; readonly person: OpenId; readonly unit: UnitName }

export interface RosterState {
  /** Rises with every change that alters who is who. */
  version: number
  /** By `chat unit`: bound in chat, or unbound though the configuration binds it. */
  chats: Record<
    string,
    {
      readonly chat: ChatId
      readonly unit: UnitName
      readonly bound: boolean
      readonly person: OpenId
      readonly at: string
    }
  >
  /** By `person unit`. */
  liaisons: Record<
    string,
    {
      readonly person: OpenId
      readonly unit: UnitName
      readonly name: string
      readonly is: boolean
      readonly at: string
    }
  >
  /** Waiting for a coordinator, by `person unit`. */
  asked: Record<
    string,
    { readonly person: OpenId; readonly unit: UnitName; readonly chat: ChatId; readonly at: string }
  >
  /** Units in whose groups a person was seen. */
  seen: Record<OpenId, UnitName[]>
}

export const emptyRosterState = (): RosterState => ({
  version: 0,
  chats: emptyRecord(),
  liaisons: emptyRecord(),
  asked: emptyRecord(),
  seen: emptyRecord(),
})

const pair = (one: string, unit: UnitName) => `${one} ${unit}`

export function applyRosterChange(state: RosterState, change: RosterChange, at: string): void {
  state.version += 1
  const { unit } = change
  switch (change.kind) {
    case 'chat-bound':
    case 'chat-unbound':
      state.chats[pair(change.chat, unit)] = {
        chat: change.chat,
        unit,
        bound: change.kind === 'chat-bound',
        person: change.person,
        at,
      }
      return
    case 'liaison-asked':
      state.asked[pair(change.person, unit)] = { person: change.person, unit, chat: change.chat, at }
      return
    case 'liaison-confirmed':
      delete state.asked[pair(change.person, unit)]
      state.liaisons[pair(change.person, unit)] = { person: change.person, unit, name: change.name, is: true, at }
      return
    case 'liaison-declined':
      delete state.asked[pair(change.person, unit)]
      return
    case 'liaison-removed':
      state.liaisons[pair(change.person, unit)] = { person: change.person, unit, name: '', is: false, at }
      return
    case 'member-seen': {
      const units = state.seen[change.person] ?? []
      if (!units.includes(unit)) state.seen[change.person] = [...units, unit].slice(-20)
      return
    }
    default:
      change satisfies never
  }
}
