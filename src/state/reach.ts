import type { ChatId, UnitName } from '../plan/ids.ts'
import type { NoticeTarget, Reach } from '../plan/notice.ts'
import type { People } from './people.ts'
import type { State } from './state.ts'

/**
 * Which groups get it, each once however many units it serves; units without a group by their liaisons, privately; and
 * units that have neither. A group that removed the bot is none.
 */
export function reachOf(
  units: readonly UnitName[],
  { people, state }: { readonly people: People; readonly state: State },
): Reach {
  const groups = new Map<ChatId, UnitName[]>()
  const persons = new Map<string, NoticeTarget>()
  const unreachable: UnitName[] = []
  for (const unit of units) {
    const chats = people.chatsOf(unit).filter((chat) => state.chats.left[chat] === undefined)
    for (const chat of chats) groups.set(chat, [...(groups.get(chat) ?? []), unit])
    if (chats.length > 0) continue
    const liaisons = people.liaisonsOf(unit)
    for (const { person } of liaisons) {
      const known = persons.get(person)?.units ?? []
      persons.set(person, { to: { kind: 'person', person }, units: [...known, unit] })
    }
    if (liaisons.length === 0) unreachable.push(unit)
  }
  const targets = [...groups].map(([chat, served]): NoticeTarget => ({ to: { kind: 'chat', chat }, units: served }))
  return { targets: [...targets, ...persons.values()], unreachable }
}
