import type { UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { deskWording as wording } from './desk-wording.ts'

/** 各旗区（9）、市农牧局: kinds that are complete are named as kinds. */
export function audienceWords(units: readonly UnitName[], ledger: Ledger, most: number): string {
  const all = ledger.units.units.filter(({ kind }) => kind !== 'catch-all').map(({ name }) => name)
  if (all.every((unit) => units.includes(unit))) return `${wording.all}（${units.length}）`
  const kinds = [
    { words: wording.banners, members: ledger.banners.map(({ name }) => name) },
    {
      words: wording.departments,
      members: all.filter((unit) => !['banner', 'enterprise'].includes(ledger.unit(unit)?.kind ?? '')),
    },
  ].filter(({ members }) => members.length > 1 && members.every((unit) => units.includes(unit)))
  const covered = new Set(kinds.flatMap(({ members }) => members))
  const others = units.filter((unit) => !covered.has(unit))
  return [
    ...kinds.map(({ words, members }) => `${words}（${members.length}）`),
    ...(others.length > 0 ? [someOf(others, most)] : []),
  ].join('、')
}

/** The first of them, and how many more. */
export function someOf(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join('、')
  return names.length > most ? `${shown} ${wording.more(names.length)}` : shown
}
