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

const sidesOf = (line: string) => line.split('+').map((side) => side.split(/\s+/).filter((word) => word !== ''))

const Pair = z.string().transform((line, context): readonly [readonly string[], readonly string[]] => {
  const [left, right, ...more] = sidesOf(line)
  if (left?.length && right?.length && more.length === 0) return [left, right]
  context.addIssue({ code: 'custom', message: `“${line}”：两边各写几个词，中间用一个加号` })
  return z.NEVER
})

/** `config/synonyms.yaml`: everyday words to the plan's words. */
export const Lexicon = z.strictObject({
  /** By task id; `goals` for the plan-wide goals. */
  tasks: z.record(z.string(), z.array(LexiconEntry)).default({}),
  /** By task id and subject: `a b + c d` — one word of each side, said together, mean this clause. */
  pairs: z.record(z.string(), z.record(z.string(), z.array(Pair))).default({}),
  /** By task id: sentences in which people speak of it. A question that sounds like them is offered the task. */
  examples: z.record(z.string(), z.array(z.string().min(1))).default({}),
  /** Subjects near the plan that it does not contain; a question about one is refused by its name. */
  outside: words,
  /** English words and phrases to Chinese ones, applied before reading. */
  english: z.record(z.string(), z.string()).default({}),
})
export type Lexicon = z.infer<typeof Lexicon>

export const emptyLexicon: Lexicon = { tasks: {}, pairs: {}, examples: {}, outside: [], english: {} }
