import type { MessageView } from '../../../src/sandbox/control/view.ts'
import { type ReadField, readFields } from './read-form.ts'
import { everyNode, type Node, plainText, seen, textsOf } from './walk-card.ts'

export interface ReadButton {
  readonly label: string
  readonly value: Readonly<Record<string, unknown>>
  /** Sends the form that it stands in. */
  readonly submits: boolean
  readonly disabled: boolean
  readonly name: string | undefined
  /** Where it leads in the browser. */
  readonly url?: string
}

export interface ReadTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A card as a person reads it: its words, one text a line, and what can be pressed and filled in. */
export interface ReadCard {
  readonly messageId: string
  readonly title: string
  readonly words: string
  readonly buttons: readonly ReadButton[]
  /** The parts of its forms, in their order. */
  readonly fields: readonly ReadField[]
  readonly tables: readonly ReadTable[]
  /** The specs of its charts, as VChart gets them. */
  readonly charts: readonly Node[]
}

/** A message of text reads as a card without buttons, a file as its name. */
export function readCard({ messageId, content }: MessageView): ReadCard {
  const { header, body, text, file_name } = content as { header?: Node; body?: Node; text?: string; file_name?: string }
  const nodes = everyNode(body)
  const tables = nodes.filter(({ tag }) => tag === 'table').map(readTable)
  const cells = tables.flatMap(({ head, rows }) => [head, ...rows].map((row) => row.join(' ')))
  return {
    messageId,
    title: seen(textsOf(header?.title).join('')),
    words: seen([...textsOf(header), ...textsOf(body), ...cells, text ?? file_name ?? ''].join('\n').trim()),
    buttons: nodes.filter(({ tag }) => tag === 'button').flatMap(readButton),
    fields: readFields(body),
    tables,
    charts: nodes.filter(({ tag }) => tag === 'chart').map(({ chart_spec }) => chart_spec as Node),
  }
}

function readButton(element: Node): ReadButton[] {
  const behaviors = (element.behaviors ?? []) as readonly {
    readonly type: string
    readonly value: unknown
    readonly default_url?: string
  }[]
  const callback = behaviors.find(({ type }) => type === 'callback')
  const submits = element.form_action_type === 'submit'
  const url = behaviors.find(({ type }) => type === 'open_url')?.default_url
  if (!callback && !submits && !url) return []
  return [
    {
      label: plainText(element.text),
      value: (callback?.value ?? {}) as ReadButton['value'],
      submits,
      disabled: element.disabled === true,
      name: element.name as string | undefined,
      ...(url !== undefined && { url }),
    },
  ]
}

function readTable(element: Node): ReadTable {
  const columns = element.columns as readonly { readonly name: string; readonly display_name?: string }[]
  const rows = element.rows as readonly Node[]
  return {
    head: columns.map(({ display_name }) => display_name ?? ''),
    rows: rows.map((row) => columns.map(({ name }) => cellText(row[name]))),
  }
}

function cellText(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map((option: { readonly text: string }) => option.text).join(' ')
  return cell === undefined ? '' : seen(String(cell))
}
