import { type Component, type FormPart, isRecord } from './components.ts'

export type FormValues = Readonly<Record<string, unknown>>

/** Why the client would not send the form, in its own words. */
export interface FormProblem {
  readonly field: string
  readonly text: string
}

const multiple = new Set(['multi_select_static', 'multi_select_person'])

/** What the client sends for a form: what was typed over what the card had filled in; untouched fields are empty. */
export function formValues(form: FormPart, typed: FormValues): { values: FormValues } | { problem: FormProblem } {
  const values: Record<string, unknown> = {}
  const fields = form.fields.filter((field) => field.tag !== 'button' && field.name !== undefined)
  const unknown = Object.keys(typed).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) return { problem: { field: unknown, text: `表单里没有「${unknown}」` } }
  for (const field of fields) {
    const name = field.name ?? ''
    const value = dated(field, typed[name] ?? prefilled(field))
    const text = complaint(field, value)
    if (text) return { problem: { field: name, text } }
    values[name] = value
  }
  return { values }
}

function prefilled(field: Component): unknown {
  const { element, tag } = field
  if (multiple.has(tag)) return element.selected_values ?? []
  if (tag === 'checker') return element.checked ?? false
  if (tag === 'input') return element.default_value ?? ''
  if (tag === 'select_static' && typeof element.initial_index === 'number') {
    const option = Array.isArray(element.options) ? element.options[element.initial_index - 1] : undefined
    return isRecord(option) ? option.value : ''
  }
  return element.initial_option ?? element.initial_date ?? element.initial_time ?? element.initial_datetime ?? ''
}

/** Dates and times travel with their zone. */
function dated(field: Component, value: unknown): unknown {
  const picker = ['date_picker', 'picker_time', 'picker_datetime'].includes(field.tag)
  return picker && typeof value === 'string' && value !== '' && !/[+-]\d{4}$/.test(value) ? `${value} +0800` : value
}

function complaint(field: Component, value: unknown): string | undefined {
  const { element, tag } = field
  const empty = value === '' || value === undefined || (Array.isArray(value) && value.length === 0)
  if (element.required === true && empty) return '必填'
  if (empty) return undefined
  if (tag === 'input') {
    if (typeof value !== 'string') return '应为文字'
    const most = typeof element.max_length === 'number' ? element.max_length : 1000
    return [...value].length > most ? `最多 ${most} 字` : undefined
  }
  if (tag === 'date_picker' && !/^\d{4}-\d\d-\d\d [+-]\d{4}$/.test(String(value))) return '应为日期'
  if (tag === 'picker_time' && !/^\d\d:\d\d [+-]\d{4}$/.test(String(value))) return '应为时间'
  if (tag === 'picker_datetime' && !/^\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d{4}$/.test(String(value))) return '应为日期和时间'
  if (multiple.has(tag) && !Array.isArray(value)) return '应为多选'
  const offered = tag.endsWith('_static') ? optionsOf(element) : undefined
  const chosen = Array.isArray(value) ? value : [value]
  return offered && !chosen.every((one) => offered.has(one)) ? '不在选项中' : undefined
}

function optionsOf(element: Readonly<Record<string, unknown>>): Set<unknown> {
  return new Set((Array.isArray(element.options) ? element.options : []).filter(isRecord).map((one) => one.value))
}
