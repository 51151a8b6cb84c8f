import type { z } from 'zod'
import { checkChart } from './chart.ts'
import { containers } from './containers.ts'
import { contentComponents } from './content-components.ts'
import { BadCard, type CardSurroundings, codes } from './fault.ts'
import { interactiveComponents } from './interactive-components.ts'
import { checkMarkdown } from './markdown.ts'
import type { createNames } from './names.ts'
import { checkRows } from './table.ts'

export interface Walk {
  readonly around: CardSurroundings
  readonly names: ReturnType<typeof createNames>
  tables: number
  charts: number
}

interface Place {
  readonly path: string
  /** Containers around the element. */
  readonly depth: number
  readonly form: { submits: number } | undefined
}

const schemas: Readonly<Record<string, z.ZodType<Readonly<Record<string, unknown>>>>> = {
  ...contentComponents,
  ...containers,
  ...interactiveComponents,
}
const gone = new Set(['note', 'action'])
const deepest = 5
// A column is part of its set, not a level of its own.
const levels = new Set(['column_set', 'form', 'collapsible_panel', 'interactive_container'])
const formOnly = new Set(['multi_select_static', 'multi_select_person'])

/** Judges a list of elements, depth first, stopping at the first fault. */
export function walkElements(walk: Walk, elements: unknown, place: Place, only?: 'column') {
  if (!Array.isArray(elements)) throw new BadCard(codes.json, place.path, 'expected a list of elements')
  elements.forEach((element: unknown, index) => {
    const tag = tagOf(element)
    const path = `${place.path} -> [${index}](tag: ${tag})`
    if ((tag === 'column') !== (only === 'column')) throw new BadCard(codes.json, path, `${tag} can not stand here`)
    walkElement(walk, tag, element, { ...place, path })
  })
}

function walkElement(walk: Walk, tag: string, element: unknown, place: Place) {
  const { path, form } = place
  if (gone.has(tag)) {
    throw new BadCard(
      codes.tagGone,
      path,
      `cards of schema V2 no longer support this capability; unsupported tag ${tag}`,
    )
  }
  const schema = Object.hasOwn(schemas, tag) ? schemas[tag] : undefined
  if (!schema) throw new BadCard(codes.json, path, `not support tag: ${tag}`)
  const read = checkShape(schema, element, path)
  const interactive = tag in interactiveComponents
  checkPlace(tag, read, place)
  walk.names.note(read, path, tag === 'form' || (interactive && form !== undefined && tag !== 'overflow'))
  checkReferences(walk, tag, read, path)
  if (form && submits(read)) form.submits += 1

  const inner = { path, depth: place.depth + (levels.has(tag) ? 1 : 0), form: tag === 'form' ? { submits: 0 } : form }
  if (inner.depth > deepest) throw new BadCard(codes.json, path, `containers are nested deeper than ${deepest}`)
  if (tag === 'column_set') walkElements(walk, read.columns, { ...inner, path: `${path} -> columns` }, 'column')
  if (Array.isArray(read.elements)) walkElements(walk, read.elements, { ...inner, path: `${path} -> elements` })
  if (tag === 'checker') {
    const area = read.button_area as { buttons: unknown } | undefined
    if (area) walkElements(walk, area.buttons, { ...inner, path: `${path} -> button_area -> buttons` })
  }
  if (tag === 'form' && inner.form?.submits === 0) throw new BadCard(codes.form, path, 'a form needs a submit button')
}

const submits = (element: Readonly<Record<string, unknown>>) =>
  element.form_action_type === 'submit' || element.action_type === 'form_submit'

export function checkShape<Shape>(schema: z.ZodType<Shape>, value: unknown, path: string): Shape {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const where = [path, ...(issue?.path ?? [])].join(' -> ')
  const message =
    issue?.code === 'unrecognized_keys' ? `unknown property, property: ${issue.keys.join(', ')}` : issue?.message
  throw new BadCard(codes.json, where, message ?? 'parse card json err')
}

function checkPlace(tag: string, element: Readonly<Record<string, unknown>>, { path, depth, form }: Place) {
  if (form && (tag === 'form' || tag === 'table' || tag === 'chart')) {
    throw new BadCard(codes.form, path, `a form can not hold a ${tag}`)
  }
  if (depth > 0 && tag === 'form') throw new BadCard(codes.form, path, 'a form stands at the root only')
  if (depth > 0 && tag === 'table') throw new BadCard(codes.json, path, 'a table stands at the root only')
  if (!form && formOnly.has(tag)) throw new BadCard(codes.form, path, `${tag} stands in forms only`)
  if (!form && (element.form_action_type || element.action_type)) {
    throw new BadCard(codes.form, path, 'form_action_type outside a form')
  }
}

function checkReferences(walk: Walk, tag: string, element: Readonly<Record<string, unknown>>, path: string) {
  const { around } = walk
  const person = (id: string) => {
    if (!around.knowsPerson(id)) throw new BadCard(codes.person, path, `invalid person: ${id}`)
  }
  checkImages(element, path, around)
  if (tag === 'markdown') walk.tables += checkMarkdown(String(element.content), path, around).tables
  for (const text of [element.text, (element.header as { title?: unknown } | undefined)?.title]) {
    const { tag: textTag, content } = (text ?? {}) as { tag?: string; content?: string }
    if (textTag && textTag !== 'plain_text') walk.tables += checkMarkdown(content ?? '', path, around).tables
  }
  if (tag === 'person') person(String(element.user_id))
  if (tag === 'person_list' && element.drop_invalid_user_id !== true) {
    for (const { id } of element.persons as { id: string }[]) person(id)
  }
  if (tag.endsWith('select_person')) {
    for (const { value } of (element.options ?? []) as { value: string }[]) person(value)
  }
  if (tag === 'table') {
    walk.tables += 1
    checkRows(element as unknown as Parameters<typeof checkRows>[0], path, around)
  }
  if (tag === 'chart') {
    walk.charts += 1
    checkChart(element.chart_spec, path)
  }
}

/** Pictures stand in `img`, and as icons in many places. */
export function checkImages(element: Readonly<Record<string, unknown>>, path: string, around: CardSurroundings) {
  const header = element.header as { icon?: unknown } | undefined
  for (const holder of [element, element.icon, header?.icon]) {
    const key = (holder as { img_key?: unknown } | undefined)?.img_key
    if (typeof key === 'string' && !around.knowsImage(key)) {
      throw new BadCard(codes.image, path, `invalid image key: ${key}`)
    }
  }
}

function tagOf(element: unknown): string {
  return typeof element === 'object' && element !== null && 'tag' in element ? String(element.tag) : ''
}
