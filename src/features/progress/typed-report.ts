import { fieldText } from '../../card/form.ts'
import type { UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import type { ProgressReport } from '../../plan/progress.ts'
import type { QuantitativeTarget, Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'
import { appointedFor } from '../../state/standing.ts'
import { currentPeriod } from '../../state/who-may.ts'
import type { Scene } from '../scene.ts'

/** One place for a number in the form: a target, or one banner's row of it. */
export interface ValueField {
  /** `value` where there is one, else `value_2` for the task's second target, `value_5_3` for its third banner. */
  readonly name: string
  readonly target: QuantitativeTarget
  readonly banner?: UnitName
}

/** What somebody typed, before anybody judged it. */
export interface TypedReport {
  readonly status: string
  readonly note: string
  /** By field name, as typed; only those that were filled in. */
  readonly values: Readonly<Record<string, string>>
}

const hasNumber = (target: Target): target is QuantitativeTarget => target.kind === 'quantitative'

/** A banner reports its own row, the city's unit a row for each banner. */
export function valueFields(task: Task, unit: UnitName, ledger: Ledger): readonly ValueField[] {
  const isBanner = ledger.unit(unit)?.kind === 'banner'
  const fields = task.targets.flatMap((target, index): ValueField[] => {
    if (!hasNumber(target)) return []
    const name = `value_${index + 1}`
    if (isBanner && target.per === undefined && !task.units.includes(unit)) return []
    if (isBanner && target.per !== undefined) return [{ name, target, banner: unit }]
    if (target.per !== 'banner') return [{ name, target }]
    return ledger.banners.map((banner, place) => ({ name: `${name}_${place + 1}`, target, banner: banner.name }))
  })
  const [only] = fields
  return fields.length === 1 && only ? [{ ...only, name: 'value' }] : fields
}

/** A unit that was appointed for some targets of a task that is not its own fills in these alone. */
export function fieldsFor(task: Task, unit: UnitName, scene: Scene): readonly ValueField[] {
  const fields = valueFields(task, unit, scene.ledger)
  const mine = appointedFor(scene.state.progress, task.id, currentPeriod(scene).id).filter((each) => each.unit === unit)
  if (task.units.includes(unit) || mine.length === 0 || mine.some(({ target }) => target === undefined)) return fields
  const few = fields.filter(({ target }) => mine.some((each) => each.target === target.id))
  const [only] = few
  return few.length === 1 && only ? [{ ...only, name: 'value' }] : few
}

/** The values of a report as they were typed, by the fields of the form. */
export const wordsOf = ({ values }: ProgressReport, fields: readonly ValueField[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap(({ name, target, banner }) => {
      const said = values.find((value) => value.target === target.id && value.banner === banner)
      return said ? [[name, said.words]] : []
    }),
  )

/** More would be neither readable nor fit a card. */
export const fieldsPerPage = 12

export const onPage = (fields: readonly ValueField[], page: number) =>
  fields.slice(page * fieldsPerPage, (page + 1) * fieldsPerPage)

/** `value` is understood too where a task has one number under another name, and `value_1` where it has only one. */
export function typedFromForm(form: Readonly<Record<string, unknown>>, fields: readonly ValueField[]): TypedReport {
  const values = fields.flatMap(({ name }) => {
    const alone = fields.length === 1 ? fieldText(form, 'value_1') : ''
    const text = fieldText(form, name) || alone
    return text === '' ? [] : [[name, text] as const]
  })
  return { status: fieldText(form, 'status'), note: fieldText(form, 'note'), values: Object.fromEntries(values) }
}

/** The fields again, to fill a form with. */
export const fieldsOf = ({ status, note, values }: TypedReport): Record<string, string> => ({ ...values, status, note })

/** What no form of ours has: a value for a target without a number, a field of a forged request. */
export function strayFields(form: Readonly<Record<string, unknown>>, fields: readonly ValueField[]): string[] {
  const known = new Set(['status', 'note', 'value', 'value_1', 'basis', 'unit', ...fields.map(({ name }) => name)])
  return Object.keys(form).filter((name) => !known.has(name) && fieldText(form, name) !== '')
}
