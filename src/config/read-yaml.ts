import { readFile } from 'node:fs/promises'
import { load, YAMLException } from 'js-yaml'

export type YamlFile =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }

/** Reads a YAML file; a syntax error is told with its line. An empty file reads as an empty mapping. */
export async function readYaml(path: string, shownAs: string): Promise<YamlFile> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return { kind: 'missing' }
    return { kind: 'faulty', faults: [`${shownAs}: 读不了这个文件（${code}）`] }
  }
  if (text.split('\n').every((line) => /^\s*(#|$)/.test(line))) return { kind: 'read', value: {} }
  try {
    // A few aliases are handy; many, each of others, would unfold without end.
    return { kind: 'read', value: load(text, { maxAliases: 20, maxDepth: 32 }) ?? {} }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const line = error.mark === undefined ? '' : `第 ${error.mark.line + 1} 行: `
    return { kind: 'faulty', faults: [`${shownAs}: ${line}不是合法的 YAML（${error.reason}）`] }
  }
}
