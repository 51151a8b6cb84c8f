import { z } from 'zod'

/** A list, or words apart by spaces on one line, which is quicker to read and to edit. */
const words = z
  .union([z.array(z.string().min(1)), z.string().transform((line) => line.split(/\s+/).filter((word) => word !== ''))])
  .default([])

/** One subject of a clause and the ways people say it. */
export const LexiconEntry = z.strictObject({
  about: z.string().min(1),
  /** The metric these words point at, when they point at one. */
  target: z.string().min(1).optional(),
  /** Heard alone, people mean this clause. */
  words,
  /** Explained by this clause, but too ambiguous to decide alone. */
  hints: words,
})
export type LexiconEntry = z.infer<typeof LexiconEntry>

/** `config/synonyms.yaml`: everyday words to the plan's words. */
export const Lexicon = z.strictObject({
  /** By task id; `goals` for the plan-wide goals. */
  tasks: z.record(z.string(), z.array(LexiconEntry)).default({}),
  /** Subjects near the plan that it does not contain; a question about one is refused by its name. */
  outside: words,
  /** English words and phrases to Chinese ones, applied before reading. */
  english: z.record(z.string(), z.string()).default({}),
})
export type Lexicon = z.infer<typeof Lexicon>

export const emptyLexicon: Lexicon = { tasks: {}, outside: [], english: {} }
