import type { UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { deskWording as wording } from './desk-wording.ts'

/** So few may be missing from a kind that it is still named by it. */
const mostMissing = 3
/** Of fewer members than these, they themselves are the shorter list. */
const leastMembers = 6

/** 各旗区（9）、市农牧局: kinds that are complete, or nearly so, are named as kinds. */
export function audienceWords(units: readonly UnitName[], ledger: Ledger, most: number): string {
  const all = ledger.units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name)
  const everybody = { words: wording.all, members: all }
  const kinds = [
    { words: wording.banners, members: ledger.banners.map(({ name }) => name) },
    {
      words: wording.departments,
      members: all.filter((unit) => !['banner', 'enterprise'].includes(ledger.unit(unit)?.kind ?? '')),
    },
  ]
  const meant = new Set(units)
  const missing = (members: readonly UnitName[]) => members.filter((unit) => !meant.has(unit))
  const isNamed = ({ members }: { readonly members: readonly UnitName[] }) => {
    const absent = missing(members).length
    return absent === 0 ? members.length > 1 : members.length >= leastMembers && absent <= mostMissing
  }
  const named = isNamed(everybody) ? [everybody] : kinds.filter(isNamed)
  const covered = new Set(named.flatMap(({ members }) => members))
  const others = units.filter((unit) => !covered.has(unit))
  return [
    ...named.map(({ words, members }) => {
      const absent = missing(members)
      return wording.kindOf(words, members.length - absent.length, absent)
    }),
    ...(others.length > 0 ? [someOf(others, most)] : []),
  ].join('、')
}

/** The first of them, and how many more. */
export function someOf(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join('、')
  return names.length > most ? `${shown} ${wording.more(names.length)}` : shown
}
