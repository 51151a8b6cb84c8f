import { type Node, plainText } from './walk-card.ts'

/** A part of a form that takes what a person puts in. */
export interface ReadField {
  /** Feishu's name for the component, such as `input` or `date_picker`. */
  readonly tag: string
  readonly name: string
  /** Its own label, else the words just before it, else its placeholder. */
  readonly label: string
  /** What it holds before anybody touches it; a list where several may be chosen. */
  readonly initial: unknown
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly required: boolean
  /** What it sends along where choosing sends at once. */
  readonly value: unknown
}

const tags = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
])

export function readFields(body: unknown): ReadField[] {
  const fields: ReadField[] = []
  let before = ''
  function walk(node: unknown) {
    if (Array.isArray(node)) for (const each of node) walk(each)
    else if (typeof node === 'object' && node !== null) {
      const element = node as Node
      if (typeof element.tag === 'string' && tags.has(element.tag)) {
        fields.push(readField(element, before))
        before = ''
      } else {
        if (element.tag === 'markdown' || element.tag === 'div') before = plainText(element)
        for (const key of ['elements', 'columns', 'body']) walk(element[key])
      }
    }
  }
  walk(body)
  return fields
}

function readField(element: Node, before: string): ReadField {
  const label = plainText(element.tag === 'checker' ? element.text : element.label)
  const behaviors = (element.behaviors ?? []) as readonly { readonly type: string; readonly value: unknown }[]
  const options = (element.options ?? []) as readonly { readonly value: string; readonly text?: unknown }[]
  return {
    tag: String(element.tag),
    name: String(element.name ?? ''),
    label: label || before || plainText(element.placeholder),
    initial: initialOf(element),
    options: options.map(({ value, text }) => ({ value, text: plainText(text) })),
    required: element.required === true,
    value: behaviors.find(({ type }) => type === 'callback')?.value,
  }
}

function initialOf(element: Node): unknown {
  if (String(element.tag).startsWith('multi_')) return element.selected_values ?? []
  if (element.tag === 'checker') return element.checked ?? false
  const { default_value, initial_option, initial_date, initial_time, initial_datetime } = element
  return default_value ?? initial_option ?? initial_date ?? initial_time ?? initial_datetime ?? ''
}
