import { html } from '../view.js'
import { Button } from './button.js'
import { Chart } from './chart.js'
import { Checker } from './checker.js'
import { CollapsiblePanel } from './collapsible.js'
import { Column, ColumnSet, InteractiveContainer } from './columns.js'
import { Div, Image, ImageCombination, MarkdownElement, Person, PersonList, Rule } from './content.js'
import { DateField, DateTimeField, TimeField } from './date-fields.js'
import { Form } from './form.js'
import { Input } from './input.js'
import { align, spacing } from './look.js'
import { Overflow } from './overflow.js'
import { Select } from './select.js'
import { Table } from './table.js'

const components = {
  markdown: MarkdownElement,
  div: Div,
  hr: Rule,
  img: Image,
  img_combination: ImageCombination,
  person: Person,
  person_list: PersonList,
  column_set: ColumnSet,
  column: Column,
  collapsible_panel: CollapsiblePanel,
  interactive_container: InteractiveContainer,
  table: Table,
  chart: Chart,
  form: Form,
  button: Button,
  input: Input,
  select_static: Select,
  multi_select_static: Select,
  select_person: Select,
  multi_select_person: Select,
  date_picker: DateField,
  picker_time: TimeField,
  picker_datetime: DateTimeField,
  checker: Checker,
  overflow: Overflow,
}

/** A body, column, panel or form: its parts one below (or beside) the other. */
export function Elements({ elements = [], layout = {}, ctx }) {
  const across = layout.direction === 'horizontal'
  const style = {
    padding: layout.padding,
    gap: across
      ? `${spacing(layout.vertical_spacing)} ${spacing(layout.horizontal_spacing)}`
      : spacing(layout.vertical_spacing),
    justifyContent: align(across ? layout.horizontal_align : layout.vertical_align),
    alignItems: across ? (align(layout.vertical_align) ?? 'center') : undefined,
  }
  const side = !across && align(layout.horizontal_align)
  return html`<div class=${across ? 'stack across' : 'stack'} style=${style}>
    ${elements.map((element, index) => html`<${Element} key=${`${element.tag} ${element.element_id ?? index}`} element=${element} ctx=${ctx} side=${side} />`)}
  </div>`
}

function Element({ element, ctx, side }) {
  const shown = components[element.tag]
  if (!shown) return html`<p class="unknown">这里有一个本页不认识的组件：${element.tag}</p>`
  const narrow = side && side !== 'flex-start' && ['button', 'img', 'person', 'overflow'].includes(element.tag)
  return html`<div class=${`part part-${element.tag}`} style=${{ margin: element.margin, alignSelf: narrow ? side : undefined }}>
    <${shown} element=${element} ctx=${ctx} />
  </div>`
}
