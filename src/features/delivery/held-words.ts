import type { OutgoingMessage } from '../../state/change.ts'
import type { People } from '../../state/people.ts'
import type { State } from '../../state/state.ts'
import { deliveryWording as wording } from './wording.ts'

export interface HeldFacts {
  readonly people: People
  readonly state: State
}

/** To whom it was, in words: a group by its units, a person by name and unit. */
export function receiverWords({ act, about }: OutgoingMessage, { people, state }: HeldFacts): string {
  const to = act.kind === 'send' ? act.to : ({ kind: 'reply', chat: act.chat } as const)
  const person = to.kind === 'person' ? to.person : about?.person
  if (to.kind === 'person' || (person !== undefined && people.unitsOfChat(to.chat).length === 0)) {
    if (person === undefined) return wording.somebody
    const name = people.nameOf(person) ?? wording.somebody
    const led = people.leads(person)
    if (led.length > 0) return wording.leaderOf(name, led.join('、'))
    const units = people.unitsOf(person)
    return units.length > 0 ? wording.liaisonOf(name, units.join('、')) : name
  }
  if (to.chat === people.coordinatorChat) return wording.coordinatorsGroup
  const units = people.unitsOfChat(to.chat)
  const name = state.chats.joined[to.chat]?.name
  return units.length > 0 ? wording.groupOf(units.join('、')) : name ? wording.groupNamed(name) : wording.someGroup
}

/** What it was: a card by its title. */
export function contentWords({ act }: OutgoingMessage): string | undefined {
  if (act.kind === 'recall' || act.content.kind !== 'card') return undefined
  const title = (act.content.card.header?.title as { readonly content?: unknown } | undefined)?.content
  return typeof title === 'string' && title !== '' ? title : undefined
}
