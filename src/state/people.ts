import type { ChatId, OpenId, UnitName } from '../plan/ids.ts'
import type { Roster, RosterPerson } from '../plan/roster.ts'
import type { RosterState } from './roster.ts'

export interface KnownPerson {
  readonly person: OpenId
  readonly name: string
}

/** Who is who right now: the configuration's roster, and what was said in chat since. */
export interface People {
  readonly coordinators: ReadonlySet<OpenId>
  readonly coordinatorChat: ChatId | undefined
  isCoordinator(person: OpenId): boolean
  /** Units of which the person is a liaison. */
  unitsOf(person: OpenId): readonly UnitName[]
  /** Units in whose groups the person was seen acting. */
  memberOf(person: OpenId): readonly UnitName[]
  /** Units that the person leads. */
  leads(person: OpenId): readonly UnitName[]
  liaisonsOf(unit: UnitName): readonly KnownPerson[]
  leaderOf(unit: UnitName): KnownPerson | undefined
  chatsOf(unit: UnitName): readonly ChatId[]
  unitsOfChat(chat: ChatId): readonly UnitName[]
  /** By the roster; undefined for everyone else. */
  nameOf(person: OpenId): string | undefined
  /** Units with a group or a liaison. */
  readonly units: readonly UnitName[]
}

/** `contacts`: open_ids by mobile and e-mail, as Feishu told them. */
export function peopleOf(roster: Roster, contacts: ReadonlyMap<string, OpenId>, state: RosterState): People {
  const names = new Map<OpenId, string>()
  const known = (entry: RosterPerson): KnownPerson[] => {
    const person = openIdOf(entry, contacts)
    if (person === undefined) return []
    names.set(person, entry.name)
    return [{ person, name: entry.name }]
  }
  const coordinators = new Set(roster.coordinators.flatMap(known).map(({ person }) => person))
  const liaisons = new Map<UnitName, KnownPerson[]>()
  const leaders = new Map<UnitName, KnownPerson>()
  const chats = new Map<UnitName, ChatId[]>()
  for (const [name, contactsOfUnit] of Object.entries(roster.units)) {
    // A record's keys are strings; the configuration's check knows them as units.
    const unit = name as UnitName
    liaisons.set(unit, contactsOfUnit.liaisons.flatMap(known))
    chats.set(unit, [...contactsOfUnit.chats])
    const [leader] = contactsOfUnit.leader ? known(contactsOfUnit.leader) : []
    if (leader) leaders.set(unit, leader)
  }
  for (const { person, unit, name, is } of Object.values(state.liaisons)) {
    const others = (liaisons.get(unit) ?? []).filter((each) => each.person !== person)
    if (is) names.set(person, name === '' ? (names.get(person) ?? '') : name)
    liaisons.set(unit, is ? [...others, { person, name: names.get(person) ?? name }] : others)
  }
  for (const { chat, unit, bound } of Object.values(state.chats)) {
    const others = (chats.get(unit) ?? []).filter((each) => each !== chat)
    chats.set(unit, bound ? [...others, chat] : others)
  }
  const unitsWith = <Value>(map: ReadonlyMap<UnitName, Value>, holds: (value: Value) => boolean) =>
    [...map].filter(([, value]) => holds(value)).map(([unit]) => unit)
  return {
    coordinators,
    coordinatorChat: roster.coordinatorChat,
    isCoordinator: (person) => coordinators.has(person),
    unitsOf: (person) => unitsWith(liaisons, (people) => people.some((each) => each.person === person)),
    memberOf: (person) => state.seen[person] ?? [],
    leads: (person) => unitsWith(leaders, (leader) => leader.person === person),
    liaisonsOf: (unit) => liaisons.get(unit) ?? [],
    leaderOf: (unit) => leaders.get(unit),
    chatsOf: (unit) => chats.get(unit) ?? [],
    unitsOfChat: (chat) => unitsWith(chats, (bound) => bound.includes(chat)),
    nameOf: (person) => names.get(person) || undefined,
    units: [
      ...new Set([
        ...unitsWith(liaisons, (people) => people.length > 0),
        ...unitsWith(chats, (bound) => bound.length > 0),
      ]),
    ],
  }
}

const openIdOf = ({ openId, mobile, email }: RosterPerson, contacts: ReadonlyMap<string, OpenId>) =>
  openId ??
  (mobile === undefined ? undefined : contacts.get(mobile)) ??
  (email === undefined ? undefined : contacts.get(email))
