import type { Task } from '../plan/task.ts'
import { Trie } from './trie.ts'

/** What a stretch of a question may rest on: the clauses that contain it, and how telling it is. */
export interface Posting {
  /** Positions of the clauses in `ClauseIndex.clauses`, ascending. */
  readonly clauses: readonly number[]
}

/** One thing that can be the subject of a question: a task, or the plan-wide goals taken together. */
export interface Clause {
  readonly task: Task | undefined
  /** Normalised; empty for the goals. */
  readonly title: string
  /** The clause's own texts: title, measures, metrics, places. */
  readonly phrases: readonly string[]
}

const longestGram = 4

/** Every two characters that stand together, in their order. */
export const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))

/**
 * Every stretch of two to four characters of every clause, with the clauses that hold it. Chinese is not cut into
 * words beforehand: a question may name any part of a phrase.
 */
export class ClauseIndex {
  readonly clauses: readonly Clause[]
  readonly #grams = new Trie<number>()
  readonly #titlePairs: readonly (readonly string[])[]

  constructor(clauses: readonly Clause[]) {
    this.clauses = clauses
    this.#titlePairs = clauses.map(({ title }) => pairsOf(title))
    clauses.forEach((clause, position) => {
      for (const phrase of clause.phrases) this.#addPhrase(phrase, position)
    })
  }

  #addPhrase(phrase: string, position: number): void {
    for (let length = 2; length <= longestGram; length += 1) {
      for (let start = 0; start + length <= phrase.length; start += 1) {
        const gram = phrase.slice(start, start + length)
        if (this.#grams.get(gram)?.at(-1) !== position) this.#grams.add(gram, position)
      }
    }
  }

  /** Of the title of the clause at this position. */
  titlePairs(position: number): readonly string[] {
    return this.#titlePairs[position] ?? []
  }

  /** Calls back for every stretch of the text that starts at `from` and stands in some clause. */
  walk(text: string, from: number, found: (end: number, clauses: readonly number[]) => void): void {
    this.#grams.walk(text, from, found)
  }

  /** 1 for a stretch of a single clause, towards 0 for one that stands everywhere. */
  weightOf(count: number): number {
    const all = this.clauses.length + 1
    return Math.log(all / count) / Math.log(all)
  }
}
