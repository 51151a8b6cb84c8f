import { z } from 'zod'
import type { UnitName } from './ids.ts'

/**
 * `party` 市委部门 · `government` 政府部门 · `mass` 群团 · `judicial` 检察/法院 · `enterprise` 企业 · `taskforce` 专班/议事机构 ·
 * `institution` 事业单位 · `banner` 旗区 · `catch-all` 统称（市直各有关部门）
 */
export const UnitKind = z.enum([
  'party',
  'government',
  'mass',
  'judicial',
  'enterprise',
  'taskforce',
  'institution',
  'banner',
  'catch-all',
])
export type UnitKind = z.infer<typeof UnitKind>

export const Unit = z.strictObject({
  name: z
    .string()
    .min(1)
    .transform((name) => name as UnitName),
  kind: UnitKind,
  level: z.enum(['city', 'banner']),
  fullName: z.string().min(1).optional(),
  aliases: z.array(z.string().min(1)).default([]),
  /** Bare subject words such as 水利, a unit only where a unit is clearly meant. */
  shortAliases: z.array(z.string().min(1)).default([]),
  /** Units it is often taken for; an answer about one names the difference. */
  notToConfuseWith: z.array(z.string().transform((name) => name as UnitName)).default([]),
})
export type Unit = z.infer<typeof Unit>

/** A body renamed or merged since: the plan's name stays, "now carried by …" is added. */
export const Succession = z.strictObject({
  unit: z.string().transform((name) => name as UnitName),
  successor: z.string().min(1),
  since: z.iso.date(),
  basis: z.string().min(1),
})
export type Succession = z.infer<typeof Succession>

export const UnitsFile = z.strictObject({
  units: z.array(Unit),
  /** Public bodies that the plan does not name: known, so that a question about them is refused by name. */
  unnamed: z
    .array(z.strictObject({ name: z.string().min(1), aliases: z.array(z.string().min(1)).default([]) }))
    .default([]),
  successions: z.array(Succession).default([]),
})
export type UnitsFile = z.infer<typeof UnitsFile>
