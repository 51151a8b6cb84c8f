import { fieldText } from '../../card/form.ts'
import type { TargetId, UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import type { QuantitativeTarget, Target } from '../../plan/target.ts'
import type { Task } from '../../plan/task.ts'

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
    if (target.per !== 'banner') return [{ name, target }]
    if (isBanner) return [{ name, target, banner: unit }]
    return ledger.banners.map((banner, place) => ({ name: `${name}_${place + 1}`, target, banner: banner.name }))
  })
  const [only] = fields
  return fields.length === 1 && only ? [{ ...only, name: 'value' }] : fields
}

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
  const known = new Set(['status', 'note', 'value', 'value_1', 'basis', ...fields.map(({ name }) => name)])
  return Object.keys(form).filter((name) => !known.has(name) && fieldText(form, name) !== '')
}

/** The field of a target, for words that name it. */
export const fieldOf = (fields: readonly ValueField[], target: TargetId) =>
  fields.find((field) => field.target.id === target)
