/** Card JSON 2.0, as loosely as the wire needs it; the functions of this folder build it, `limits.ts` checks it. */
export type Element = { readonly tag: string; readonly [property: string]: unknown }

export type HeaderColor = 'blue' | 'wathet' | 'turquoise' | 'green' | 'yellow' | 'orange' | 'red' | 'violet' | 'grey'

export interface Card {
  readonly schema: '2.0'
  readonly config: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly body: { readonly elements: readonly Element[]; readonly [property: string]: unknown }
}

export interface CardFrame {
  readonly title: string
  readonly subtitle?: string
  readonly color: HeaderColor
  /** At most three. */
  readonly tags?: readonly { readonly text: string; readonly color: string }[]
  /** What the chat list and notifications show instead of the card. */
  readonly summary: string
}

export const plain = (content: string) => ({ tag: 'plain_text', content }) as const

/** One shared card; everybody in the chat sees the same (JSON 2.0 knows no other). */
export const framed = ({ summary }: Pick<CardFrame, 'summary'>, elements: readonly Element[]): Card => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: true, summary: { content: shorten(summary, 120) } },
  body: { direction: 'vertical', vertical_spacing: 'medium', padding: '12px', elements },
})

export const card = (frame: CardFrame, elements: readonly Element[]): Card => ({
  ...framed(frame, elements),
  header: {
    title: plain(shorten(frame.title, 100)),
    ...(frame.subtitle !== undefined && { subtitle: plain(shorten(frame.subtitle, 60)) }),
    template: frame.color,
    ...(frame.tags && {
      text_tag_list: frame.tags.slice(0, 3).map(({ text, color }) => ({ tag: 'text_tag', text: plain(text), color })),
    }),
  },
})

/** Cuts by characters, not inside one. */
export function shorten(text: string, most: number): string {
  // Nearly always: no more UTF-16 units than characters allowed.
  if (text.length <= most) return text.replaceAll('\n', ' ')
  const characters = [...text.replaceAll('\n', ' ')]
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}
