import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { loadConfig } from '../../src/config.ts'
import { createLedger } from '../../src/plan/ledger.ts'
import { buildVocabulary } from '../../src/understand/vocabulary.ts'

/** The shipped plan, units and lexicon, as the service loads them. */
export async function loadShipped() {
  const loaded = await loadConfig({})
  if (!loaded.ok) throw new Error(loaded.faults.join('\n'))
  const { plan, units, lexicon } = loaded.config
  const ledger = createLedger(plan, units)
  return { plan, units, lexicon, ledger, vocabulary: buildVocabulary(ledger, lexicon) }
}

export const readYaml = (path: string): unknown => load(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
