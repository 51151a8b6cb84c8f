import { z } from 'zod'
import { BadCard, type CardSurroundings, codes } from './fault.ts'
import { checkMarkdown } from './markdown.ts'
import { colour } from './parts.ts'

interface Table {
  readonly columns: readonly { readonly name: string; readonly data_type: string }[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

const persons = z.union([z.string(), z.array(z.string())])
const cellTypes: Readonly<Record<string, z.ZodType>> = {
  text: z.string(),
  lark_md: z.string(),
  markdown: z.string(),
  number: z.number(),
  date: z.int(),
  options: z.union([z.string(), z.array(z.strictObject({ text: z.string(), color: colour.optional() }))]),
  persons,
}

/** Rows hold only declared columns, each cell of its column's type. */
export function checkRows({ columns, rows }: Table, path: string, around: CardSurroundings) {
  const types = new Map(columns.map(({ name, data_type }) => [name, data_type]))
  if (types.size < columns.length) throw new BadCard(codes.json, path, 'column names must be unique')
  for (const [index, row] of rows.entries()) {
    for (const [key, value] of Object.entries(row)) {
      const where = `${path} -> rows -> [${index}] -> ${key}`
      const type = types.get(key)
      if (type === undefined) throw new BadCard(codes.cellUndeclared, where, 'row key is not declared as a column')
      if (!cellTypes[type]?.safeParse(value).success) {
        throw new BadCard(codes.cellType, where, `cell is not of type ${type}`)
      }
      if (type === 'lark_md' || type === 'markdown') checkMarkdown(String(value), where, around)
      if (type === 'persons') checkPersons(persons.parse(value), where, around)
    }
  }
}

function checkPersons(value: z.infer<typeof persons>, path: string, around: CardSurroundings) {
  const unknown = [value].flat().find((id) => !around.knowsPerson(id))
  if (unknown !== undefined) throw new BadCard(codes.person, path, `invalid person: ${unknown}`)
}
