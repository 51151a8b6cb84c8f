/** Card JSON 2.0, as loosely as the wire needs it; the functions of this folder build it, `limits.ts` checks it. */
export type Element = { readonly tag: string; readonly [property: string]: unknown }

export type HeaderColor =
  | 'blue'
  | 'wathet'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'carmine'
  | 'violet'
  | 'purple'
  | 'indigo'
  | 'grey'
  | 'default'

export interface Card {
  readonly schema: '2.0'
  readonly config: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly body: { readonly elements: readonly Element[]; readonly [property: string]: unknown }
}
