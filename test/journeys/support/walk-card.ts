export type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is no part of the card's layout: what a button carries, what a chart draws, what a table lists. */
const inside = new Set(['value', 'chart_spec', 'rows'])

/** Markup away, `&#42;` back to the sign that people see. */
export const seen = (content: string) =>
  content.replace(/<[^>]+>|\*\*/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

export function everyNode(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(everyNode)
  if (!isNode(value)) return []
  return [value, ...Object.entries(value).flatMap(([key, inner]) => (inside.has(key) ? [] : everyNode(inner)))]
}

export const textsOf = (value: unknown) =>
  everyNode(value).flatMap(({ content }) => (typeof content === 'string' ? content : []))

export const plainText = (value: unknown) => seen(textsOf(value).join(''))
