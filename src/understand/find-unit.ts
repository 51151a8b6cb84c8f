import type { UnitName } from '../plan/ids.ts'
import { normalize } from './normalize.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A unit by its name, alias or subject word (`住建`), with or without 市; undefined when none or several are meant. */
export function findUnit(words: string, { ledger }: Vocabulary): UnitName | undefined {
  const said = normalize(words).replace(/[ @,。.!?]/g, '')
  const names = ledger.units.units.filter(({ kind }) => kind !== 'catch-all')
  const spellings = (unit: (typeof names)[number]) =>
    [unit.name, unit.fullName ?? '', ...unit.aliases, ...unit.shortAliases].map((name) => normalize(name))
  for (const each of [said, `市${said}`, `${said}局`, `市${said}局`, said.replace(/^(?:鄂尔多斯市?|市)/, '')]) {
    const found = names.filter((unit) => spellings(unit).includes(each))
    if (found.length === 1) return found[0]?.name
  }
  return undefined
}
