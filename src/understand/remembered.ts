import type { MessageReading } from './question.ts'
import { readMessage } from './read-message.ts'
import { type Context, noContext } from './read-question.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A town asks much the same: these are some days of it, and two megabytes. */
const mostRemembered = 1000

/** By vocabulary: what was taught since may read otherwise. */
const readings = new WeakMap<Vocabulary, Map<string, MessageReading>>()

/**
 * `readMessage`, read once: the same words are asked again and again, by people and by buttons, and a follow-up reads
 * the question before it anew. What refers to something said before is read each time.
 */
export function readRemembered(text: string, vocabulary: Vocabulary, context: Context = noContext): MessageReading {
  if (context !== noContext) return readMessage(text, vocabulary, context)
  const known = readings.get(vocabulary) ?? new Map<string, MessageReading>()
  readings.set(vocabulary, known)
  const before = known.get(text)
  const reading = before ?? readMessage(text, vocabulary)
  // A map keeps the order of insertion: the first is what was not asked for longest.
  known.delete(text)
  known.set(text, reading)
  if (known.size > mostRemembered) known.delete(known.keys().next().value ?? '')
  return reading
}
