import type { MessageView } from '../../../src/sandbox/control/view.ts'

export interface ReadButton {
  readonly label: string
  readonly value: Readonly<Record<string, unknown>>
}

/** A card as a person reads it: its words, one text a line, and its buttons. */
export interface ReadCard {
  readonly messageId: string
  readonly title: string
  readonly words: string
  readonly buttons: readonly ReadButton[]
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Markup away, `&#42;` back to the sign that people see. */
const seen = (content: string) =>
  content.replace(/<[^>]+>|\*\*/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

function everyNode(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(everyNode)
  if (!isNode(value)) return []
  return [value, ...Object.entries(value).flatMap(([key, inner]) => (key === 'value' ? [] : everyNode(inner)))]
}

const textsOf = (value: unknown) =>
  everyNode(value).flatMap(({ content }) => (typeof content === 'string' ? content : []))

export function readCard({ messageId, content }: MessageView): ReadCard {
  const { header, body } = content as { header?: Node; body?: Node }
  const buttons = everyNode(body).flatMap(({ tag, text, behaviors }) => {
    const [behavior] = (behaviors ?? []) as readonly { readonly value: ReadButton['value'] }[]
    return tag === 'button' && behavior ? [{ label: textsOf(text).join(''), value: behavior.value }] : []
  })
  return {
    messageId,
    title: seen(textsOf(header?.title).join('')),
    words: seen([...textsOf(header), ...textsOf(body)].join('\n')),
    buttons,
  }
}
