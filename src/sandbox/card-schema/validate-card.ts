export interface CardFault {
  readonly code: number
  readonly path: string
  readonly message: string
}

/** What a card may refer to. */
export interface CardSurroundings {
  knowsPerson(id: string): boolean
  knowsEmail(email: string): boolean
  knowsImage(key: string): boolean
  readonly allowsAtAll: boolean
}

export type ValidatedCard = { readonly card: Readonly<Record<string, unknown>> } | { readonly fault: CardFault }

export function validateCard(content: string, _around: CardSurroundings): ValidatedCard {
  let card: unknown
  try {
    card = JSON.parse(content)
  } catch {
    return { fault: { code: 200621, path: 'ROOT', message: 'parse card json err' } }
  }
  if (typeof card !== 'object' || card === null || !('schema' in card) || card.schema !== '2.0') {
    return { fault: { code: 200621, path: 'ROOT', message: 'schema must be "2.0"' } }
  }
  return { card: { ...card } }
}
