import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Environment, foldersOf, readEnvironment } from './config/environment.ts'
import { lineOf } from './config/faults.ts'
import { loadFile, type Notes } from './config/load-file.ts'
import { checkLedger } from './plan/check-ledger.ts'
import { EmptyPhrases } from './plan/empty-phrases.ts'
import { nearest } from './plan/nearest.ts'
import { parsePlan, parseUnits } from './plan/parse.ts'
import type { Plan } from './plan/plan.ts'
import { Roster } from './plan/roster.ts'
import { Settings } from './plan/settings.ts'
import { checkShape } from './plan/shape.ts'
import type { UnitsFile } from './plan/unit.ts'
import { Lexicon } from './understand/lexicon.ts'

export interface Config extends Environment {
  readonly settings: Settings
  readonly roster: Roster
  readonly units: UnitsFile
  readonly plan: Plan
  readonly lexicon: Lexicon
  readonly emptyPhrases: readonly string[]
  /** What an operator should know, though the service can start. */
  readonly warnings: readonly string[]
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One line each: which variable or file and key, and why. */
  | { readonly ok: false; readonly faults: readonly string[] }

const parseSettings = (value: unknown) => checkShape(Settings, value)
const parseRoster = (value: unknown) => checkShape(Roster, value)
const parseEmptyPhrases = (value: unknown) => checkShape(EmptyPhrases, value)
const parseLexicon = (value: unknown) => checkShape(Lexicon, value)

const shipped = (folder: string) => fileURLToPath(new URL(`../${folder}`, import.meta.url))

/** Reads environment, configuration folder and plan; finds every fault before it gives up. */
export async function loadConfig(env: NodeJS.ProcessEnv): Promise<ConfigResult> {
  const notes: Notes = { faults: [], warnings: [] }
  const read = readEnvironment(env)
  if (!read.ok) notes.faults.push(...read.faults)
  const { configDir, dataDir } = foldersOf(env)
  if (!(await isFolder(configDir))) notes.faults.push(`CONFIG_DIR: 没有文件夹 ${configDir}`)

  const folders = [configDir, shipped('config')]
  const settings = await loadFile(notes, { folders, name: 'settings.yaml', parse: parseSettings, otherwise: {} })
  const roster = await loadFile(notes, { folders, name: 'roster.yaml', parse: parseRoster, otherwise: {} })
  const units = await loadFile(notes, { folders, name: 'units.yaml', parse: parseUnits })
  const lexicon = await loadFile(notes, { folders, name: 'synonyms.yaml', parse: parseLexicon, otherwise: {} })
  // An office that has no list of its own is served by the shipped one: no warning.
  const empty = { folders, name: 'empty-phrases.yaml', parse: parseEmptyPhrases, otherwise: {} }
  const phrases = await loadFile({ ...notes, warnings: [] }, empty)
  const plans = { folders: [join(dataDir, 'plans'), shipped('data/plans')], parse: parsePlan }
  // The shipped plan is as good as an own one: no warning.
  const plan = settings && (await loadFile({ ...notes, warnings: [] }, { ...plans, name: `${settings.plan}.yaml` }))
  if (plan && units && settings) {
    const files = { plan: join(dataDir, 'plans', `${settings.plan}.yaml`), units: join(configDir, 'units.yaml') }
    notes.faults.push(...checkLedger(plan, units).map((fault) => lineOf(files[fault.file], fault)))
  }
  if (roster && units) notes.faults.push(...unknownUnits(join(configDir, 'roster.yaml'), roster, units))

  if (notes.faults.length > 0 || !read.ok || !settings || !roster || !units || !lexicon || !phrases || !plan) {
    return { ok: false, faults: notes.faults }
  }
  return {
    ok: true,
    config: {
      ...read.environment,
      ...{ settings, roster, units, plan, lexicon, emptyPhrases: phrases.phrases },
      warnings: notes.warnings,
    },
  }
}

function unknownUnits(file: string, roster: Roster, { units }: UnitsFile): string[] {
  const names = units.map((unit) => unit.name as string)
  const words = new Map(
    units.flatMap((unit) => [unit.name, ...unit.aliases].map((word) => [word as string, unit.name])),
  )
  return Object.keys(roster.units)
    .filter((name) => !names.includes(name))
    .map((name) => `${file}: units.${name}: 没有这个单位，最接近的是 ${words.get(nearest(name, [...words.keys()]))}`)
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
