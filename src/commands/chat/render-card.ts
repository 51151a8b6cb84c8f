import { type Component, componentsOf, isRecord } from '../../sandbox/press/components.ts'
import { padTo, widthOf, wrap } from './columns.ts'
import { renderChart, renderTable } from './figures.ts'
import { markdownText, type NameOf, wordsOf } from './markdown-text.ts'

type Node = Readonly<Record<string, unknown>>

export interface CardText {
  readonly lines: readonly string[]
  /** What can be pressed: the first stands as [1]. */
  readonly actions: readonly Component[]
}

interface Around {
  readonly nameOf: NameOf
  readonly width: number
  /** `[3] ` before a part that can be pressed, nothing else. */
  readonly numberOf: (element: Node) => string
}

/** A card of JSON 2.0 as lines of text, with numbers before what can be pressed. */
export function renderCard(card: Node, nameOf: NameOf, width = 76): CardText {
  const actions = componentsOf(card).filter(isPressed)
  const numbers = new Map(actions.map(({ element }, at) => [element, at + 1]))
  const around: Around = {
    nameOf,
    width: width - 2,
    numberOf: (element) => {
      const number = numbers.get(element)
      return number === undefined ? '' : `[${number}] `
    },
  }
  const { header, body } = card as { header?: Node; body?: Node }
  const lines = [...headOf(header, around), ...linesOf(body?.elements, around)]
  return { lines: lines.map((line) => `│ ${line}`.trimEnd()), actions }
}

/** Fields of a form are filled in when its button is pressed, so they bear no number. */
const isPressed = ({ calls, element, form, tag }: Component) =>
  calls && element.disabled !== true && (tag === 'button' || form === undefined)

function headOf(header: Node | undefined, { nameOf, width }: Around): string[] {
  if (!header) return []
  const tags = Array.isArray(header.text_tag_list) ? header.text_tag_list.filter(isRecord) : []
  const title = [wordsOf(header.title, nameOf), ...tags.map(({ text }) => `[${wordsOf(text, nameOf)}]`)].join(' ')
  const subtitle = wordsOf(header.subtitle, nameOf)
  return [...wrap(`■ ${title}`, width), ...(subtitle ? wrap(subtitle, width) : []), '']
}

const linesOf = (elements: unknown, around: Around): string[] =>
  (Array.isArray(elements) ? elements : []).filter(isRecord).flatMap((element) => elementLines(element, around))

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`)

function elementLines(element: Node, around: Around): string[] {
  const { nameOf, width, numberOf } = around
  const text = (words: string) => (words === '' ? [] : wrap(words, width))
  switch (element.tag) {
    case 'markdown':
      return text(markdownText(String(element.content ?? ''), nameOf))
    case 'div':
      return text(wordsOf(element.text, nameOf))
    case 'hr':
      return ['──────']
    case 'button':
      return text(`${numberOf(element) || '[–] '}${wordsOf(element.text, nameOf)}`)
    case 'column_set':
      return beside(element, around)
    case 'collapsible_panel':
      return [
        ...text(`▾ ${wordsOf((element.header as Node | undefined)?.title, nameOf)}`),
        ...indented(linesOf(element.elements, { ...around, width: width - 2 })),
      ]
    case 'form':
    case 'column':
    case 'interactive_container':
      return [...text(numberOf(element).trim()), ...linesOf(element.elements, around)]
    case 'table':
      return renderTable(element, nameOf)
    case 'chart':
      return renderChart(element.chart_spec, width)
    case 'person':
      return text(nameOf(String(element.user_id)))
    case 'person_list':
      return text((element.persons as readonly { id: string }[]).map(({ id }) => nameOf(id)).join('、'))
    case 'img':
      return [`[图片] ${wordsOf(element.alt, nameOf)}`]
    default:
      return text(fieldLine(element, around))
  }
}

/** Short columns stand beside each other as on the card, long ones below each other. */
function beside({ columns }: Node, around: Around): string[] {
  const cells = (Array.isArray(columns) ? columns : []).filter(isRecord).map((column) => elementLines(column, around))
  const widths = cells.map((lines) => Math.max(0, ...lines.map(widthOf)) + 2)
  const rows = Math.max(0, ...cells.map((lines) => lines.length))
  if (widths.reduce((sum, width) => sum + width, 0) > around.width || rows > 3) return cells.flat()
  return Array.from({ length: rows }, (_, row) =>
    cells
      .map((lines, at) => padTo(lines[row] ?? '', widths[at] ?? 0))
      .join('')
      .trimEnd(),
  )
}

/** What a form asks for, before it is filled in. */
function fieldLine(element: Node, { nameOf, numberOf }: Around): string {
  const label = wordsOf(element.label ?? element.text, nameOf) || wordsOf(element.placeholder, nameOf)
  return label ? `${numberOf(element) || '· '}${label}${element.required === true ? ' *' : ''}` : ''
}
