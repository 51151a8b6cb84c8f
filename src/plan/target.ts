import { z } from 'zod'
import type { TargetId } from './ids.ts'

/** `>` 超过 · `>=` 以上/不低于 · `<=` 以下/缩小到 · `=` 达到 · `~` 左右 · `range` 1—2个 */
export const Comparator = z.enum(['>', '>=', '<=', '=', '~', 'range'])
export type Comparator = z.infer<typeof Comparator>

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const CalendarDay = z.iso.date()

/** `by` one day; `yearly` each year by 31 December; without a deadline no reminder invents one. `words` are the plan's own. */
export const Deadline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('by'), day: CalendarDay, words: z.string().min(1) }),
  z.strictObject({ kind: z.literal('yearly'), words: z.string().min(1) }),
])
export type Deadline = z.infer<typeof Deadline>

const common = {
  id: z.string().transform((id) => id as TargetId),
  metric: z.string().min(1),
  /** Where it applies when not everywhere (`中心城区`, `毛乌素沙地`). */
  place: z.string().min(1).optional(),
  deadline: Deadline.optional(),
  /** Id of the target that states the same indicator elsewhere; it is filled from one report. */
  repeats: z
    .string()
    .transform((id) => id as TargetId)
    .optional(),
  /** A caveat of the plan that changes the figure's meaning (`除去自然封禁面积`). */
  note: z.string().min(1).optional(),
}

export const QuantitativeTarget = z.strictObject({
  ...common,
  kind: z.literal('quantitative'),
  comparator: Comparator,
  value: z.union([z.number(), z.tuple([z.number(), z.number()])], '应为数字，区间写成 [1, 2]'),
  unit: z.string(),
  /** `reach` a level · `keep` it at every report (稳定在/保持在) · `rise`/`fall` by that much against the baseline. */
  course: z.enum(['reach', 'keep', 'rise', 'fall']),
  /** Every unit of this kind has to meet the value by itself. */
  per: z.enum(['banner', 'township', 'secretary']).optional(),
  /** The value is a share of, or a part inside, a larger group (`全市嘎查村`). */
  group: z.string().min(1).optional(),
  /** Target id that this one is nested in (其中…). */
  within: z
    .string()
    .transform((id) => id as TargetId)
    .optional(),
  baseline: z.strictObject({ year: z.number().int(), value: z.number().optional() }).optional(),
})

/** No number is ever demanded: 全覆盖 without figure, 大幅提升, 达到全国先进水平. */
export const QualitativeTarget = z.strictObject({
  ...common,
  kind: z.literal('qualitative'),
  aim: z.string().min(1),
  /** Full coverage is judged as 100 % when somebody reports a number. */
  fullCoverage: z.boolean().optional(),
})

export const Target = z.discriminatedUnion('kind', [QuantitativeTarget, QualitativeTarget])
export type Target = z.infer<typeof Target>
export type QuantitativeTarget = z.infer<typeof QuantitativeTarget>
