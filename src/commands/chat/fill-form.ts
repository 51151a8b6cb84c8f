import { type Component, type FormPart, isRecord } from '../../sandbox/press/components.ts'
import { type NameOf, wordsOf } from './markdown-text.ts'

/** Asks one question and resolves with the line typed; undefined when there will be none. */
export type Ask = (question: string) => Promise<string | undefined>

interface Choice {
  readonly value: string
  readonly text: string
}

export interface FormAround {
  readonly ask: Ask
  readonly print: (line: string) => void
  readonly nameOf: NameOf
  /** Whom a field for a person offers when the card names nobody. */
  readonly members: readonly string[]
}

const several = new Set(['multi_select_static', 'multi_select_person'])

/**
 * Field by field: an empty line keeps what stands there, `-` empties it, `q` gives up. Numbers choose among options.
 * Resolves with what was changed, or undefined when given up.
 */
export async function fillForm(form: FormPart, around: FormAround): Promise<Record<string, unknown> | undefined> {
  const values: Record<string, unknown> = {}
  for (const field of form.fields) {
    if (field.tag === 'button' || field.name === undefined) continue
    const read = await askField(field, around)
    if (read === undefined) return undefined
    if (read.kind === 'value') values[field.name] = read.value
  }
  return values
}

async function askField(field: Component, around: FormAround): Promise<Read | undefined> {
  const choices = choicesOf(field, around)
  for (const [at, { text }] of choices.entries()) around.print(`    ${at + 1} ${text}`)
  let question = questionOf(field, choices, around)
  for (;;) {
    const typed = (await around.ask(question))?.trim()
    if (typed === undefined || typed === 'q') return undefined
    const read = readField(field, choices, typed)
    if (read.kind !== 'again') return read
    question = `${read.why}：`
  }
}

function choicesOf({ element, tag }: Component, { nameOf, members }: FormAround): Choice[] {
  const options = Array.isArray(element.options) ? element.options.filter(isRecord) : []
  if (tag.endsWith('_person')) {
    const people = options.length > 0 ? options.map(({ value }) => String(value)) : members
    return people.map((value) => ({ value, text: nameOf(value) }))
  }
  return options.map(({ value, text }) => ({ value: String(value), text: wordsOf(text, nameOf) }))
}

function questionOf(field: Component, choices: readonly Choice[], { nameOf }: FormAround): string {
  const { element, tag } = field
  const label = wordsOf(element.label ?? element.text, nameOf) || wordsOf(element.placeholder, nameOf) || field.name
  const now = shown(initialOf(element), choices)
  const how = several.has(tag)
    ? '（可写几个序号）'
    : tag === 'date_picker'
      ? '（如 2026-09-30）'
      : tag === 'checker'
        ? '（y/n）'
        : ''
  return `  ${label}${element.required === true ? ' *' : ''}${how}${now ? ` [${now}]` : ''}：`
}

function initialOf(element: Component['element']): unknown {
  const { default_value, initial_option, selected_values, initial_date, initial_time, initial_datetime, checked } =
    element
  return (
    default_value ?? initial_option ?? selected_values ?? initial_date ?? initial_time ?? initial_datetime ?? checked
  )
}

function shown(value: unknown, choices: readonly Choice[]): string {
  if (value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'y' : 'n'
  return [value]
    .flat()
    .map((one) => choices.find((choice) => choice.value === one)?.text ?? String(one))
    .join('、')
}

type Read =
  | { readonly kind: 'kept' }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'again'; readonly why: string }

function readField({ tag }: Component, choices: readonly Choice[], typed: string): Read {
  if (typed === '') return { kind: 'kept' }
  if (typed === '-') return { kind: 'value', value: several.has(tag) ? [] : '' }
  if (tag === 'checker') return { kind: 'value', value: /^[y是要1]/i.test(typed) }
  if (!tag.includes('select')) return { kind: 'value', value: typed }
  const words = several.has(tag) ? typed.split(/[\s,，、]+/) : [typed]
  const chosen = words.map((word) => choices[Number(word) - 1] ?? choices.find(({ text }) => text === word))
  if (chosen.includes(undefined)) return { kind: 'again', why: `  请写 1 到 ${choices.length} 之间的序号` }
  const values = chosen.map((choice) => choice?.value ?? '')
  return { kind: 'value', value: several.has(tag) ? values : values[0] }
}
