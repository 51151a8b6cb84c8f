import { countElements } from './count.ts'
import { BadCard, type CardFault, type CardSurroundings, codes } from './fault.ts'
import { frame } from './frame.ts'
import { createNames } from './names.ts'
import { checkImages, checkShape, type Walk, walkElements } from './walk.ts'

export type ValidatedCard = { readonly card: Readonly<Record<string, unknown>> } | { readonly fault: CardFault }

const mostBytes = 30 * 1024
const mostElements = 200
const mostTables = 5
const mostCharts = 5

/**
 * Judges a card of JSON 2.0 as it came over the wire, by the component pages alone; it knows nothing of the code that
 * builds cards. The first fault found is the answer.
 */
export function validateCard(content: string, around: CardSurroundings): ValidatedCard {
  try {
    return { card: judge(content, around) }
  } catch (error) {
    if (error instanceof BadCard) return { fault: error.fault }
    throw error
  }
}

function judge(content: string, around: CardSurroundings): Readonly<Record<string, unknown>> {
  if (Buffer.byteLength(content) > mostBytes) throw new BadCard(codes.size, 'ROOT', 'card is too large')
  const card = parse(content)
  const read = checkShape(frame, card, 'ROOT')
  checkImages(read.header ?? {}, 'ROOT -> header', around)
  const walk: Walk = { around, names: createNames(), tables: 0, charts: 0 }
  walkElements(walk, read.body.elements, { path: 'ROOT -> body -> elements', depth: 0, form: undefined })
  if (walk.tables > mostTables) throw new BadCard(codes.tooMuch, 'ROOT', 'card table number over limit')
  if (walk.charts > mostCharts) throw new BadCard(codes.tooMuch, 'ROOT', 'card chart number over limit')
  if (countElements(card) > mostElements) throw new BadCard(codes.tooMuch, 'ROOT', 'element exceeds the limit')
  return card
}

function parse(content: string): Readonly<Record<string, unknown>> {
  try {
    const card: unknown = JSON.parse(content)
    if (typeof card === 'object' && card !== null && !Array.isArray(card)) return { ...card }
  } catch {}
  throw new BadCard(codes.json, 'ROOT', 'parse card json err, please check whether the card json is correct')
}
