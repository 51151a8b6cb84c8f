import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'

export type YamlFile =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }

/** Reads a YAML file; syntax errors are told with their line. An empty file reads as an empty mapping. */
export async function readYaml(path: string, shownAs: string): Promise<YamlFile> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT'
      ? { kind: 'missing' }
      : { kind: 'faulty', faults: [`${shownAs}: 读不了这个文件（${code}）`] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faults = document.errors.map(
    (error) => `${shownAs}: 第 ${lines.linePos(error.pos[0]).line} 行: ${error.message}`,
  )
  if (faults.length > 0) return { kind: 'faulty', faults }
  try {
    return { kind: 'read', value: document.toJS() ?? {} }
  } catch (error) {
    // Aliases that multiply without end are found only while unfolding.
    return { kind: 'faulty', faults: [`${shownAs}: ${error instanceof Error ? error.message : String(error)}`] }
  }
}
