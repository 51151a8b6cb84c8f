import type { OpenId } from '../plan/ids.ts'
import type { Roster, RosterPerson } from '../plan/roster.ts'
import type { Directory } from '../ports.ts'
import type { Log } from './log.ts'

/** Coordinators whose open_id the roster itself tells. */
export function knownCoordinators({ coordinators }: Roster): Set<OpenId> {
  return new Set(coordinators.flatMap(({ openId }) => openId ?? []))
}

/** Finds through Feishu the coordinators of whom the roster knows only a mobile or an e-mail, and adds them. */
export async function findCoordinators(
  found: Set<OpenId>,
  { coordinators }: Roster,
  { directory, log }: { directory: Directory; log: Log },
): Promise<void> {
  const unknown = coordinators.filter((person) => person.openId === undefined)
  if (unknown.length === 0) return
  try {
    const openIds = await directory.openIdsOf(unknown.flatMap(contactsOf))
    for (const person of unknown) {
      const openId = contactsOf(person)
        .map((contact) => openIds.get(contact))
        .find((each) => each !== undefined)
      if (openId) found.add(openId)
      else log.warn({ name: person.name }, 'Feishu knows nobody by the contact that the roster gives')
    }
  } catch (err) {
    log.error({ err, names: unknown.map(({ name }) => name) }, 'coordinators could not be looked up')
  }
}

const contactsOf = ({ mobile, email }: RosterPerson): string[] =>
  [mobile, email].filter((contact) => contact !== undefined)
