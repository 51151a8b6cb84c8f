import type { UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import { normalize } from './normalize.ts'

const known = new WeakMap<Ledger, { readonly byName: ReadonlyMap<string, UnitName>; readonly longest: number }>()

/** Every way of writing a unit that means no other; a bare subject word counts, for here only units are named. */
function namesOf(ledger: Ledger) {
  const before = known.get(ledger)
  if (before) return before
  const spelled = new Map<string, Set<UnitName>>()
  for (const { name, kind, fullName = name, aliases, shortAliases } of ledger.units.units) {
    if (kind === 'catch-all') continue
    for (const each of [name, fullName, ...aliases, ...shortAliases, ...shortAliases.map((word) => `${word}局`)]) {
      const spelling = normalize(each)
      for (const written of [spelling, `市${spelling}`]) {
        spelled.set(written, (spelled.get(written) ?? new Set()).add(name))
      }
    }
  }
  const clear = [...spelled].filter(([written, units]) => written.length > 1 && units.size === 1)
  const byName = new Map(clear.flatMap(([written, units]) => [...units].map((unit) => [written, unit] as const)))
  const made = { byName, longest: Math.max(0, ...[...byName.keys()].map((written) => written.length)) }
  known.set(ledger, made)
  return made
}

/** The longest name of a unit that begins here, in normalized text. */
export function unitNameAt(
  text: string,
  at: number,
  ledger: Ledger,
): { readonly units: readonly [UnitName]; readonly end: number } | undefined {
  const { byName, longest } = namesOf(ledger)
  for (let length = Math.min(longest, text.length - at); length > 1; length -= 1) {
    const unit = byName.get(text.slice(at, at + length))
    if (unit !== undefined) return { units: [unit], end: at + length }
  }
  return undefined
}
