import type { OutgoingMessage } from './change.ts'
import type { People } from './people.ts'
import type { State } from './state.ts'

const words = {
  somebody: '一位名册外的人',
  leaderOf: (name: string, units: string) => `${name}（${units}负责人）`,
  liaisonOf: (name: string, units: string) => `${name}（${units}联络员）`,
  groupOf: (units: string) => `${units}的群`,
  groupNamed: (name: string) => `“${name}”群`,
  someGroup: '一个没有绑定单位的群',
  coordinatorsGroup: '统筹人员的群',
} as const

interface Facts {
  readonly people: People
  readonly state: State
}

/** To whom it was, in words: a group by its units, a person by name and unit. */
export function receiverWords({ act, about }: OutgoingMessage, { people, state }: Facts): string {
  const to = act.kind === 'send' ? act.to : ({ kind: 'reply', chat: act.chat } as const)
  const person = to.kind === 'person' ? to.person : about?.person
  if (to.kind === 'person' || (person !== undefined && people.unitsOfChat(to.chat).length === 0)) {
    if (person === undefined) return words.somebody
    const name = people.nameOf(person) ?? words.somebody
    const led = people.leads(person)
    if (led.length > 0) return words.leaderOf(name, led.join('、'))
    const units = people.unitsOf(person)
    return units.length > 0 ? words.liaisonOf(name, units.join('、')) : name
  }
  if (to.chat === people.coordinatorChat) return words.coordinatorsGroup
  const units = people.unitsOfChat(to.chat)
  const name = state.chats.joined[to.chat]?.name
  return units.length > 0 ? words.groupOf(units.join('、')) : name ? words.groupNamed(name) : words.someGroup
}

/** What it was: a card by its title. */
export function contentWords({ act }: OutgoingMessage): string | undefined {
  if (act.kind === 'recall' || act.content.kind !== 'card') return undefined
  const title = (act.content.card.header?.title as { readonly content?: unknown } | undefined)?.content
  return typeof title === 'string' && title !== '' ? title : undefined
}
