/** What one folder or file of `src` may import; a name ending in `/` covers a folder. */
interface Rule {
  readonly values?: readonly string[]
  /** Only `import type`: erased, so no code of theirs runs here. */
  readonly types?: readonly string[]
}

/** The longest matching name rules a file; its own folder is always allowed. Without a rule a file is a stray. */
const rules: Readonly<Record<string, Rule | 'everything'>> = {
  'plan/': {},
  'import-plan/': { values: ['plan/'] },
  // What was reported is judged by the plan's own rules.
  'state/': { values: ['plan/'], types: ['ports.ts', 'card/'] },
  'ports.ts': { types: ['plan/', 'state/', 'card/'] },
  'clock.ts': { types: ['ports.ts'] },
  'understand/': { values: ['plan/'] },
  'card/': { values: ['understand/intent.ts'], types: ['plan/'] },
  'features/': {
    values: [
      'plan/',
      'understand/',
      'card/',
      'state/',
      'features/outcome.ts',
      'features/scene.ts',
      'features/refuse.ts',
    ],
    types: ['ports.ts'],
  },
  'page/': { values: ['plan/', 'state/', 'card/light.ts'] },
  'workbook/': { values: ['plan/', 'state/', 'card/light.ts'] },
  'outbox/': { values: ['plan/', 'state/', 'ports.ts'], types: ['card/'] },
  'feishu/': {
    values: ['plan/', 'ports.ts', 'inbox/envelope.ts', 'clock.ts'],
    types: ['card/', 'understand/incoming.ts', 'inbox/'],
  },
  // The store measures how long a commit took; its time comes through the port.
  'store/': { values: ['plan/', 'state/', 'ports.ts', 'clock.ts'] },
  'bot.ts': {
    values: ['plan/', 'state/', 'understand/', 'features/', 'outbox/', 'wishes.ts', 'by-time.ts'],
    types: ['ports.ts'],
  },
  'by-time.ts': { values: ['features/'] },
  'wishes.ts': { values: ['plan/', 'understand/', 'features/'] },
  'metrics.ts': { types: ['ports.ts'] },
  'inbox/': { values: ['plan/ids.ts'], types: ['understand/incoming.ts', 'features/outcome.ts', 'metrics.ts'] },
  'app.ts': { values: ['inbox/', 'page/'], types: ['metrics.ts'] },
  'config.ts': { values: ['config/', 'plan/', 'understand/lexicon.ts'] },
  'config/': { values: ['plan/', 'understand/lexicon.ts'] },
  'sandbox/': {},
  'main.ts': 'everything',
  'main/': 'everything',
  'commands/': 'everything',
  'bench/': 'everything',
}

/** These may read time by themselves: one measures, the other stands for the outside world. */
const ownTime = ['clock.ts', 'bench/', 'commands/bench.ts', 'sandbox/']
const sdk = '@larksuiteoapi/node-sdk'
const longestFile = 250

export interface SourceFile {
  /** Relative to `src`, with slashes. */
  readonly path: string
  readonly text: string
}

/** Every break of the house rules in one file, each as a line that says which. */
export function breaches({ path, text }: SourceFile): string[] {
  const code = withoutComments(text)
  const found: string[] = []
  const name = longest(Object.keys(rules), path)
  const rule = name === undefined ? undefined : rules[name]
  if (rule === undefined) return [`${path} stands where no rule is`]
  for (const { from, typeOnly } of importsOf(code)) {
    if (from === sdk && !path.startsWith('feishu/')) found.push(`${path} imports the SDK`)
    if (!from.startsWith('.') || rule === 'everything') continue
    const target = resolve(path, from)
    const allowed = [homeOf(path), ...(rule.values ?? []), ...(typeOnly ? (rule.types ?? []) : [])]
    if (!allowed.some((each) => covers(each, target)))
      found.push(`${path} imports ${typeOnly ? 'types of ' : ''}${target}`)
  }
  const readsTime = /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\s*\())|\bperformance\.now\b|\bprocess\.hrtime\b/.test(code)
  if (readsTime && !ownTime.some((each) => covers(each, path))) found.push(`${path} reads time`)
  const lines = text.trimEnd().split('\n').length
  if (lines > longestFile && !path.startsWith('sandbox/page')) found.push(`${path} has ${lines} lines`)
  return found
}

/** A feature's home is its own folder; every other file's is the top folder it stands in. */
function homeOf(path: string): string {
  const [top = '', second = '', third] = path.split('/')
  if (top === 'features') return third === undefined ? 'features/outcome.ts' : `features/${second}/`
  return second === '' ? path : `${top}/`
}

const covers = (name: string, path: string) => (name.endsWith('/') ? path.startsWith(name) : path === name)

function longest(names: readonly string[], path: string): string | undefined {
  return names.filter((name) => covers(name, path)).sort((a, b) => b.length - a.length)[0]
}

function importsOf(code: string): { readonly from: string; readonly typeOnly: boolean }[] {
  const statements = code.matchAll(/^\s*(?:import|export)\b(?<what>[^'";]*?)\bfrom\s*'(?<from>[^']+)'/gm)
  const bare = code.matchAll(/\bimport\s*\(?\s*['"](?<from>[^'"]+)['"]|\brequire\(\s*['"](?<required>[^'"]+)['"]/g)
  return [
    ...[...statements].map(({ groups }) => ({ from: groups?.from ?? '', typeOnly: isTypeOnly(groups?.what ?? '') })),
    ...[...bare].map(({ groups }) => ({ from: groups?.from ?? groups?.required ?? '', typeOnly: false })),
  ]
}

function isTypeOnly(what: string): boolean {
  if (/^\s*type\b/.test(what)) return true
  const names = what.match(/\{([^}]*)\}/)?.[1]?.split(',') ?? []
  return names.length > 0 && names.every((name) => name.trim() === '' || /^\s*type\s/.test(name))
}

function resolve(path: string, from: string): string {
  return new URL(from, `file:///${path}`).pathname.slice(1)
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
