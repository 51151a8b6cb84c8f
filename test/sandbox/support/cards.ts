export type Json = Readonly<Record<string, unknown>>

/** A card of JSON 2.0 around some elements; `more` replaces parts of its frame. */
export function aCard(elements: readonly unknown[], more: Json = {}): Json {
  return { schema: '2.0', config: { update_multi: true }, body: { elements }, ...more }
}

export const text = (content: string) => ({ tag: 'plain_text', content })

export function button(label: string, value: unknown, more: Json = {}): Json {
  return { tag: 'button', text: text(label), behaviors: [{ type: 'callback', value }], ...more }
}

export const submit = button('提交', { action: 'progress.submit' }, { name: 'send', form_action_type: 'submit' })

/** A sound form with a submit button. */
export function aForm(elements: readonly unknown[], more: Json = {}): Json {
  return { tag: 'form', name: 'report', elements: [...elements, submit], ...more }
}

export const status = {
  tag: 'select_static',
  name: 'status',
  required: true,
  options: [
    { text: text('正常推进'), value: 'on_track' },
    { text: text('办结'), value: 'done' },
  ],
}
export const note = { tag: 'input', name: 'note', max_length: 20, input_type: 'multiline_text' }
