import type { ButtonValue } from '../understand/intent.ts'
import type { ButtonLook } from './button.ts'
import type { Element } from './card.ts'
import { plain, shorten } from './card.ts'

/** Feishu's own limit for an input; longer text is cut by the client. */
const longestInput = 1000

/** At a card's root only, with at least one submit button; every part inside has a name of its own. */
export const form = (name: string, elements: readonly Element[]): Element => ({
  tag: 'form',
  name,
  vertical_spacing: '12px',
  elements,
})

export interface InputField {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly placeholder?: string
  /** Several lines. */
  readonly long?: boolean
  /** Characters. */
  readonly most?: number
  readonly required?: boolean
}

export const input = ({
  name,
  label,
  value = '',
  placeholder,
  long = false,
  most,
  required = false,
}: InputField): Element => ({
  tag: 'input',
  name,
  width: 'fill',
  input_type: long ? 'multiline_text' : 'text',
  ...(long && { rows: 3, auto_resize: true }),
  label: plain(shorten(label, 100)),
  label_position: 'top',
  max_length: Math.min(most ?? longestInput, longestInput),
  ...(placeholder !== undefined && { placeholder: plain(shorten(placeholder, 100)) }),
  ...(value !== '' && { default_value: value.slice(0, longestInput) }),
  ...(required && { required }),
})

export interface Option {
  readonly value: string
  readonly text: string
}

const options = (all: readonly Option[]) => all.map(({ value, text }) => ({ value, text: plain(shorten(text, 100)) }))

export const select = (
  name: string,
  placeholder: string,
  all: readonly Option[],
  { chosen, required = false }: { chosen?: string | undefined; required?: boolean } = {},
): Element => ({
  tag: 'select_static',
  name,
  width: 'fill',
  placeholder: plain(placeholder),
  options: options(all),
  ...(chosen !== undefined && all.some(({ value }) => value === chosen) && { initial_option: chosen }),
  ...(required && { required }),
})

/** Outside a form: choosing sends it at once, the choice in the form field `option`. */
export const pick = (placeholder: string, all: readonly Option[], chosen: string | undefined, value: ButtonValue) => ({
  tag: 'select_static',
  width: 'fill',
  placeholder: plain(placeholder),
  options: options(all),
  ...(chosen !== undefined && all.some((each) => each.value === chosen) && { initial_option: chosen }),
  behaviors: [{ type: 'callback', value }],
})

export const multiSelect = (
  name: string,
  placeholder: string,
  all: readonly Option[],
  { chosen = [], required = false }: { chosen?: readonly string[]; required?: boolean } = {},
): Element => ({
  tag: 'multi_select_static',
  name,
  width: 'fill',
  placeholder: plain(placeholder),
  options: options(all),
  ...(chosen.length > 0 && { selected_values: chosen }),
  ...(required && { required }),
})

export const datePicker = (
  name: string,
  placeholder: string,
  { day, required = false }: { day?: string | undefined; required?: boolean } = {},
): Element => ({
  tag: 'date_picker',
  name,
  width: 'fill',
  placeholder: plain(placeholder),
  ...(day !== undefined && { initial_date: day }),
  ...(required && { required }),
})

/** `at` is `2026-09-24 09:00` on the reader's wall clock. */
export const dateTimePicker = (name: string, placeholder: string, at?: string): Element => ({
  tag: 'picker_datetime',
  name,
  width: 'fill',
  placeholder: plain(shorten(placeholder, 100)),
  ...(at !== undefined && { initial_datetime: at }),
})

export const checker = (name: string, text: string, checked: boolean): Element => ({
  tag: 'checker',
  name,
  checked,
  text: plain(shorten(text, 100)),
})

/** `name` tells this button from others of the form. */
export const submitButton = (
  name: string,
  text: string,
  value: ButtonValue,
  look: ButtonLook = 'primary_filled',
): Element => ({
  tag: 'button',
  name,
  type: look,
  text: plain(shorten(text, 100)),
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value }],
})

/** What Feishu hands over for a field, as text; an untouched field comes empty or not at all. */
export function fieldText(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** A multi-select's values. */
export function fieldList(fields: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = fields[name]
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string')
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** A checker's answer, also as a client without checkers would send it. */
export const fieldChecked = (fields: Readonly<Record<string, unknown>>, name: string): boolean =>
  fields[name] === true || /^(?:true|yes|on|1|是|要)$/i.test(fieldText(fields, name))

/** A date picker's `2025-04-01 +0800` as a calendar day. */
export const fieldDay = (fields: Readonly<Record<string, unknown>>, name: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}/.exec(fieldText(fields, name))?.[0]
