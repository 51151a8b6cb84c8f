import type { TaskId, UnitName } from '../plan/ids.ts'
import type { Ledger } from '../plan/ledger.ts'
import type { Target } from '../plan/target.ts'
import { type Clause, ClauseIndex } from './clause-index.ts'
import type { Lexicon } from './lexicon.ts'
import { normalize } from './normalize.ts'
import { indexPairs, type PairIndex } from './pairs.ts'
import { Trie } from './trie.ts'
import { cues } from './words/cues.ts'
import { everydayWords } from './words/everyday-words.ts'
import { generalWords } from './words/general-words.ts'
import { neutralWords } from './words/neutral-words.ts'
import { spokenWords } from './words/spoken-words.ts'

/** What a word may mean. One word may mean several things; the place it stands in decides. */
export type Sense =
  | { readonly kind: 'unit'; readonly unit: UnitName }
  /** A bare word such as 水利, a unit only where a unit is clearly meant. */
  | { readonly kind: 'short-unit'; readonly unit: UnitName }
  | { readonly kind: 'banner'; readonly unit: UnitName }
  /** 各旗区, 旗县: all banners together. */
  | { readonly kind: 'all-banners' }
  /** A public body that the plan does not name. */
  | { readonly kind: 'unnamed'; readonly name: string }
  | { readonly kind: 'cue' }
  | { readonly kind: 'neutral' }
  | { readonly kind: 'outside'; readonly word: string }
  | { readonly kind: 'term'; readonly clauses: readonly number[]; readonly source: TermSource; readonly about: string }

/** `plan` the plan's own phrase · `word` an everyday word that decides · `hint` one that supports · `taught` by a coordinator */
export type TermSource = 'plan' | 'word' | 'hint' | 'taught'

export interface Vocabulary {
  readonly ledger: Ledger
  readonly index: ClauseIndex
  readonly words: Trie<Sense>
  /** What coordinators taught, apart from the plan's own words: it can be changed at any time. */
  readonly taught: Trie<Sense>
  /** Words that mean a clause only together. */
  readonly pairs: PairIndex
  readonly lexicon: Lexicon
  /** Position of the plan-wide goals among the clauses. */
  readonly goals: number
  readonly positionOf: ReadonlyMap<TaskId, number>
  /** Phrases that a word of the lexicon stands for, by metric: `厕所普及率` and what people say instead. */
  readonly targetWords: ReadonlyMap<string, readonly string[]>
  /** Everything with a sense of its own, for repairing what was mistyped or typed in pinyin. */
  readonly entries: readonly string[]
}

const separators = /[，、。；：（）()“”《》\-—·,;: \s]+/

/** The texts of a target that a question may quote. */
export function targetPhrases(target: Target): string[] {
  const texts = [target.metric, target.place, target.note]
  if (target.kind === 'qualitative') texts.push(target.aim)
  else texts.push(target.group)
  return texts.filter((text) => text !== undefined).map(normalize)
}

const phrasesOf = (texts: readonly string[]) =>
  texts.flatMap((text) => normalize(text).split(separators)).filter(Boolean)

export function buildVocabulary(ledger: Ledger, lexicon: Lexicon): Vocabulary {
  const clauses: Clause[] = ledger.plan.tasks.map((task) => ({
    task,
    title: normalize(task.title),
    phrases: phrasesOf([task.title, ...task.measures, ...task.targets.flatMap(targetPhrases)]),
  }))
  const goals = clauses.length
  clauses.push({ task: undefined, title: '', phrases: phrasesOf(ledger.plan.goals.flatMap(targetPhrases)) })
  const positionOf = new Map(ledger.plan.tasks.map((task, position) => [task.id, position]))

  const words = new Trie<Sense>()
  for (const word of neutralWords) words.add(word, { kind: 'neutral' })
  for (const word of generalWords) words.add(word, { kind: 'neutral' })
  for (const word of everydayWords) words.add(word, { kind: 'neutral' })
  for (const word of spokenWords) words.add(word, { kind: 'neutral' })
  for (const word of cues) words.add(word, { kind: 'cue' })
  addUnits(words, ledger)
  addPlanPhrases(words, clauses)
  const targetWords = addLexicon(words, lexicon, positionOf, goals)
  return {
    ledger,
    index: new ClauseIndex(clauses),
    words,
    taught: new Trie(),
    pairs: indexPairs(lexicon.pairs, (id) => (id === 'goals' ? goals : positionOf.get(id as TaskId))),
    lexicon,
    goals,
    positionOf,
    targetWords,
    entries: words.words(),
  }
}

/** The same vocabulary with these words taught; the plan's own part is shared, so this is cheap. */
export function withTaught(vocabulary: Vocabulary, taught: Readonly<Record<string, TaskId>>): Vocabulary {
  const words = new Trie<Sense>()
  for (const [word, task] of Object.entries(taught)) {
    const position = vocabulary.positionOf.get(task)
    if (position !== undefined)
      words.add(normalize(word), { kind: 'term', clauses: [position], source: 'taught', about: word })
  }
  return { ...vocabulary, taught: words }
}

/** 准格尔旗委, 准格尔旗政府, 旗区党委政府: the banner itself, unlike one of its bureaus. */
const bannerTails = [
  '党委政府',
  '党委和政府',
  '党委、政府',
  '党政',
  '党委',
  '政府',
  '人民政府',
  '委',
  '区委区政府',
  '旗委旗政府',
  '委政府',
]

function addUnits(words: Trie<Sense>, ledger: Ledger): void {
  const banners = new Set(ledger.plan.bannerRule.banners)
  for (const unit of ledger.units.units) {
    const kind = banners.has(unit.name) ? 'banner' : 'unit'
    const names = new Set([unit.name, unit.fullName, ...unit.aliases].filter((name) => name !== undefined))
    const collective = unit.name === ledger.plan.bannerRule.collectiveName
    for (const name of names) {
      const sense: Sense = collective ? { kind: 'all-banners' } : { kind, unit: unit.name }
      words.add(normalize(name), sense)
      if (kind === 'banner' || collective) for (const tail of bannerTails) words.add(normalize(name) + tail, sense)
    }
    for (const name of unit.shortAliases) words.add(normalize(name), { kind: 'short-unit', unit: unit.name })
  }
  for (const body of ledger.units.unnamed) {
    for (const name of new Set([body.name, ...body.aliases]))
      words.add(normalize(name), { kind: 'unnamed', name: body.name })
  }
}

/** Whole phrases of up to this many characters become words of their own; longer ones are found by their stretches. */
const longestPhrase = 24

function addPlanPhrases(words: Trie<Sense>, clauses: readonly Clause[]): void {
  const holders = new Map<string, number[]>()
  clauses.forEach((clause, position) => {
    for (const phrase of new Set(clause.phrases)) {
      if (phrase.length < 3 || phrase.length > longestPhrase) continue
      const known = holders.get(phrase)
      if (known) known.push(position)
      else holders.set(phrase, [position])
    }
  })
  for (const [phrase, positions] of holders) {
    words.add(phrase, { kind: 'term', clauses: positions, source: 'plan', about: phrase })
  }
}

/** Words of the lexicon, and the halves of its pairs as hints: each may count beside another. */
function addLexicon(
  words: Trie<Sense>,
  lexicon: Lexicon,
  positionOf: ReadonlyMap<TaskId, number>,
  goals: number,
): Map<string, string[]> {
  const terms = new Map<string, { about: string; clauses: Set<number>; source: 'word' | 'hint' }>()
  const targetWords = new Map<string, string[]>()
  for (const [id, entries] of Object.entries(lexicon.tasks)) {
    const position = id === 'goals' ? goals : positionOf.get(id as TaskId)
    if (position === undefined) continue
    for (const entry of entries) {
      if (entry.target !== undefined) {
        const known = targetWords.get(entry.target) ?? []
        known.push(...[...entry.words, ...entry.hints].map(normalize))
        targetWords.set(entry.target, known)
      }
      for (const source of ['word', 'hint'] as const) {
        for (const word of source === 'word' ? entry.words : entry.hints) {
          const key = `${source} ${normalize(word)}`
          const known = terms.get(key)
          if (known) known.clauses.add(position)
          else terms.set(key, { about: entry.about, clauses: new Set([position]), source })
        }
      }
    }
  }
  for (const [id, subjects] of Object.entries(lexicon.pairs)) {
    const position = id === 'goals' ? goals : positionOf.get(id as TaskId)
    if (position === undefined) continue
    for (const [about, lines] of Object.entries(subjects)) {
      for (const half of lines.flat(2).map(normalize)) {
        if (half.length < 2 || words.get(half)?.some(({ kind }) => kind === 'neutral' || kind === 'cue')) continue
        if (terms.get(`word ${half}`)?.clauses.has(position)) continue
        const known = terms.get(`hint ${half}`)
        if (known) known.clauses.add(position)
        else terms.set(`hint ${half}`, { about, clauses: new Set([position]), source: 'hint' })
      }
    }
  }
  for (const [key, term] of terms) {
    const word = key.slice(key.indexOf(' ') + 1)
    words.add(word, {
      kind: 'term',
      clauses: [...term.clauses].sort((a, b) => a - b),
      source: term.source,
      about: term.about,
    })
  }
  for (const word of lexicon.outside) words.add(normalize(word), { kind: 'outside', word })
  return targetWords
}
