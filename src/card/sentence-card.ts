import { type Card, framed } from './card.ts'
import { escaped, markdown } from './text.ts'

/** One sentence without a head over it, which would only say it twice. */
export const sentenceCard = (words: string): Card => framed({ summary: words }, [markdown(escaped(words))])
