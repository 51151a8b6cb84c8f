import type { OpenId } from '../plan/ids.ts'
import type { Roster, RosterPerson } from '../plan/roster.ts'
import type { Directory } from '../ports.ts'
import type { Log } from './log.ts'

/** Finds through Feishu those of whom the roster knows only a mobile or an e-mail; `contacts` is completed in place. */
export async function findContacts(
  contacts: Map<string, OpenId>,
  roster: Roster,
  { directory, log }: { directory: Directory; log: Log },
): Promise<void> {
  const unknown = everyoneIn(roster).filter((person) => person.openId === undefined)
  if (unknown.length === 0) return
  try {
    const openIds = await directory.openIdsOf(unknown.flatMap(contactsOf))
    for (const person of unknown) {
      const known = contactsOf(person).filter((contact) => openIds.has(contact))
      for (const contact of known) contacts.set(contact, openIds.get(contact) as OpenId)
      if (known.length === 0)
        log.warn({ name: person.name }, 'Feishu knows nobody by the contact that the roster gives')
    }
  } catch (err) {
    log.error({ err, names: unknown.map(({ name }) => name) }, 'people of the roster could not be looked up')
  }
}

const everyoneIn = ({ coordinators, units }: Roster): RosterPerson[] => [
  ...coordinators,
  ...Object.values(units).flatMap(({ liaisons, leader }) => (leader ? [...liaisons, leader] : liaisons)),
]

const contactsOf = ({ mobile, email }: RosterPerson): string[] =>
  [mobile, email].filter((contact) => contact !== undefined)
