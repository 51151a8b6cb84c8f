import { join } from 'node:path'
import type { Parsed } from '../plan/shape.ts'
import { lineOf } from './faults.ts'
import { readYaml } from './read-yaml.ts'

/** Collected while loading, so that an operator sees everything at once. */
export interface Notes {
  readonly faults: string[]
  readonly warnings: string[]
}

/** What it means for people that a file is missing, and stands in as empty. */
const without: Readonly<Record<string, string>> = {
  'settings.yaml': '提醒时间、填报周期、审核等一律用默认值，原来改过的设置不起作用',
  'roster.yaml':
    '没有名册，没有人能发通知、审核和确认绑定；名册里写的群和联络员都不认得，提醒发不到（在聊天里绑定、登记过的不受影响）',
  'synonyms.yaml': '日常说法认不出来，只认方案里的说法和在聊天里“教”过的词',
}

/**
 * Reads a file from the first folder that has it, so that a deployer lays out only the files that differ. Without
 * any, `otherwise` stands in with a warning. `undefined` when it is faulty or missing, which is then noted.
 */
export async function loadFile<Value>(
  notes: Notes,
  {
    folders,
    name,
    parse,
    otherwise,
  }: {
    folders: readonly string[]
    name: string
    parse: (value: unknown) => Parsed<Value>
    otherwise?: unknown
  },
): Promise<Value | undefined> {
  const shownAs = join(folders[0] ?? '', name)
  let value = otherwise
  for (const [order, folder] of folders.entries()) {
    const file = await readYaml(join(folder, name), shownAs)
    if (file.kind === 'missing') continue
    if (file.kind === 'faulty') {
      notes.faults.push(...file.faults)
      return undefined
    }
    if (order > 0) notes.warnings.push(`${shownAs}: 没有这个文件，使用自带的`)
    value = file.value
    break
  }
  if (value === undefined) {
    notes.faults.push(`${shownAs}: 没有这个文件`)
    return undefined
  }
  if (value === otherwise) notes.warnings.push(`${shownAs}: 没有这个文件：${without[name]}。请放回文件后重启`)
  const parsed = parse(value)
  if (parsed.ok) return parsed.value
  notes.faults.push(...parsed.faults.map((fault) => lineOf(shownAs, fault)))
  return undefined
}
