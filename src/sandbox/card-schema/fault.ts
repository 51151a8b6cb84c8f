/** Why the platform refuses a card: the number that stands inside 230099, where, and why. */
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

export class BadCard extends Error {
  readonly fault: CardFault
  constructor(code: number, path: string, message: string) {
    super(message)
    this.fault = { code, path, message }
  }
}

export const codes = {
  json: 200621,
  tagGone: 200861,
  tooMuch: 11310,
  person: 100290,
  image: 200570,
  chart: 200550,
  cellType: 200914,
  cellUndeclared: 200915,
  name: 200530,
  form: 200080,
  elementId: 300301,
  size: 230025,
} as const
