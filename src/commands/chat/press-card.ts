import { type Component, isRecord } from '../../sandbox/press/components.ts'
import type { Press } from '../../sandbox/press/press.ts'
import { type FormAround, fillForm } from './fill-form.ts'
import { wordsOf } from './markdown-text.ts'
import { wording } from './wording.ts'

/** What pressing a part of a card sends, after everything was asked that the card asks for; undefined when given up. */
export async function readyPress(
  component: Component,
  around: FormAround & { readonly as: string },
): Promise<Press | undefined> {
  const { element, tag, name, value, form, submits } = component
  if (isRecord(element.confirm) && !(await isSure(element.confirm, around))) return undefined
  const press: Press = { as: around.as, tag, name, ...(value !== undefined && { value }) }
  if (form && submits) {
    const filled = await fillForm(form, around)
    return filled && { ...press, form: filled }
  }
  if (tag === 'button' || tag === 'interactive_container') return press
  const alone = await fillForm({ name: '', fields: [{ ...component, tag: plainTag(tag), name: 'alone' }] }, around)
  if (alone?.alone === undefined) return undefined
  if (tag === 'checker') return { ...press, checked: alone.alone === true }
  return { ...press, [tag === 'input' ? 'input' : 'option']: String(alone.alone) }
}

/** A menu of more actions is chosen from like a list. */
const plainTag = (tag: string) => (tag === 'overflow' ? 'select_static' : tag)

async function isSure({ title, text }: Record<string, unknown>, { ask, nameOf }: FormAround): Promise<boolean> {
  const words = [title, text].map((part) => wordsOf(part, nameOf))
  return /^[y是]/i.test((await ask(wording.sure(words.filter(Boolean).join(' ')))) ?? '')
}
