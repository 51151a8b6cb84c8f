/** The parts of a card that a person can work, found wherever they stand. */
export interface Component {
  readonly tag: string
  readonly name: string | undefined
  readonly element: Readonly<Record<string, unknown>>
  /** What the component sends along: its callback's value. */
  readonly value: unknown
  readonly calls: boolean
  readonly submits: boolean
  readonly form: FormPart | undefined
}

export interface FormPart {
  readonly name: string
  readonly fields: Component[]
}

const workable = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
  'overflow',
  'interactive_container',
])

export function componentsOf(card: Readonly<Record<string, unknown>>): readonly Component[] {
  const found: Component[] = []

  function walk(node: unknown, form: FormPart | undefined) {
    if (Array.isArray(node)) {
      for (const item of node) walk(item, form)
      return
    }
    if (!isRecord(node)) return
    const tag = typeof node.tag === 'string' ? node.tag : ''
    const name = typeof node.name === 'string' ? node.name : undefined
    const inside = tag === 'form' ? { name: name ?? '', fields: [] } : form
    if (workable.has(tag)) {
      const component = { tag, name, element: node, form, ...callbackOf(node) }
      found.push(component)
      form?.fields.push(component)
    }
    for (const key of ['elements', 'columns', 'button_area', 'buttons', 'body']) walk(node[key], inside)
  }
  walk(card, undefined)
  return found
}

/** A button that submits calls back even without behaviours; one that resets never does. */
function callbackOf(element: Readonly<Record<string, unknown>>) {
  const behaviors = Array.isArray(element.behaviors) ? element.behaviors.filter(isRecord) : []
  const callback = behaviors.find((behavior) => behavior.type === 'callback')
  const submits = element.form_action_type === 'submit' || element.action_type === 'form_submit'
  const resets = element.form_action_type === 'reset' || element.action_type === 'form_reset'
  return { value: callback?.value, calls: !resets && (submits || callback !== undefined), submits }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
