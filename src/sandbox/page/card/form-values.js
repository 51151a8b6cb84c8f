const fillable = new Set([
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

export const isMultiple = ({ tag }) => tag.startsWith('multi_')

/** Every part with a name that a form sends, however deep it stands. */
export function fieldsOf(elements = []) {
  return elements.flatMap((element) => {
    const inside = [...(element.elements ?? []), ...(element.columns ?? [])]
    return [...(fillable.has(element.tag) && element.name ? [element] : []), ...fieldsOf(inside)]
  })
}

export function initialValue(element) {
  if (isMultiple(element)) return element.selected_values ?? []
  if (element.tag === 'checker') return element.checked === true
  if (element.tag === 'input') return element.default_value ?? ''
  if (element.initial_index) return element.options?.[element.initial_index - 1]?.value ?? ''
  return element.initial_option ?? element.initial_date ?? element.initial_time ?? element.initial_datetime ?? ''
}

export const isEmpty = (value) => value === '' || value === undefined || (Array.isArray(value) && value.length === 0)
