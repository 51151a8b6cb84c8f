import { hash as digest } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const foldCode = join(import.meta.dirname, '..', 'state')

/**
 * Names the code that folds entries. A snapshot of another version is not used, so nobody has to remember to raise a
 * number when a change is folded differently.
 */
export async function foldVersion(): Promise<string> {
  const names = (await readdir(foldCode)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(foldCode, name), 'utf8')))
  return digest('sha256', texts.join('\n')).slice(0, 16)
}
