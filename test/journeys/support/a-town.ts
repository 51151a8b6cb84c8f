import type { Ledger } from '../../../src/plan/ledger.ts'
import { stableId } from '../../../src/sandbox/world/ids.ts'
import { chatIdOf, openIdOf, scenario } from '../../../src/sandbox/world/seed.ts'
import type { Scenario } from '../../../src/sandbox/world/types.ts'

const twoGroups = '市水利局'
const sharing = ['市林草局', '市自然资源局']
const withoutGroup = '市文旅局'
const unreachable = '市科技局'

/** Everybody the plan names, in Feishu: mostly a group and a liaison each, and every way in which that can differ. */
export function aTown({ units }: Ledger) {
  const names = units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name as string)
  const groupOf = (unit: string, place = 0) => stableId('oc_', `${sharing.includes(unit) ? sharing[0] : unit} ${place}`)
  const liaisonOf = (unit: string) => stableId('ou_', unit)
  const groupsOf = (unit: string) =>
    unit === withoutGroup ? [] : unit === twoGroups ? [groupOf(unit), groupOf(unit, 1)] : [groupOf(unit)]
  const reachable = names.filter((name) => name !== unreachable)
  const seed: Scenario = {
    ...scenario,
    people: [
      ...scenario.people,
      ...names.map((unit, at) => ({
        ...{ openId: liaisonOf(unit), unionId: stableId('on_', unit), userId: `u_town_${at}` },
        ...{ name: `联络员${at}`, role: '联络员', unit, note: '' },
        ...{ mobile: `+861000001${String(at).padStart(4, '0')}`, email: `town${at}@sandbox.example` },
      })),
    ],
    groups: [
      ...scenario.groups,
      ...[...new Set(reachable.flatMap(groupsOf))].map((chatId) => ({
        ...{ chatId, name: chatId },
        members: reachable.filter((unit) => groupsOf(unit).includes(chatId)).map(liaisonOf),
      })),
    ],
  }
  return {
    seed,
    roster: {
      coordinators: [{ name: '陈督办', openId: openIdOf('coordinator') }],
      coordinatorChat: chatIdOf('desk'),
      units: Object.fromEntries(
        reachable.map((unit) => [
          unit,
          { chats: groupsOf(unit), liaisons: [{ name: unit.slice(0, 4), openId: liaisonOf(unit) }] },
        ]),
      ),
    },
    groupOf,
    liaisonOf,
    /** A group by its id, a private chat by the person's. */
    placeOf: (chatId: string) => {
      const person = seed.people.find(({ openId }) => stableId('oc_', `private:${openId}`) === chatId)
      return person?.openId ?? chatId
    },
    ...{ twoGroups, sharing, withoutGroup, unreachable },
  }
}
