import { z } from 'zod'
import type { TaskId, UnitName } from './ids.ts'
import { Target } from './target.ts'
import { Task } from './task.ts'

const taskId = z.string().transform((id) => id as TaskId)
const unitName = z.string().transform((name) => name as UnitName)

/** One plan as `data/plans/*.yaml` holds it. */
export const Plan = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** The document's number, 文号. */
  documentNumber: z.string().min(1),
  issuer: z.string().min(1),
  issuedOn: z.iso.date(),
  /** How many basic principles (基本原则) it lists; they carry no duties. */
  principles: z.number().int().default(0),
  chapters: z.array(z.strictObject({ locator: z.string().min(1), title: z.string().min(1) })),
  /** Plan-wide goals, `mb-1`, `mb-2`, …; horizons are told apart by their deadline. */
  goals: z.array(Target),
  tasks: z.array(Task),
  /** Requirement 四（一）: every later task also involves every banner, though unlisted. */
  bannerRule: z.strictObject({
    statedIn: taskId,
    reaches: z.array(z.enum(['key', 'requirement'])),
    banners: z.array(unitName),
    /** How the plan names them together in an owner list (`各旗区党委、政府`). */
    collectiveName: unitName,
  }),
  /** Catch-all owners: a unit may be named elsewhere and merely included here. */
  catchAll: unitName,
  /** Years whose goals the plan sets; a question about any other year is refused with these. */
  horizons: z.array(z.number().int()),
})
export type Plan = z.infer<typeof Plan>
