import { adoptPlan } from './features/cold-start/adopt-plan.ts'
import { escalate } from './features/follow-up/escalate.ts'
import { reportReach } from './features/follow-up/report-reach.ts'
import { sendDigests } from './features/follow-up/send-digests.ts'
import { warnOfCalendar } from './features/follow-up/warn-of-calendar.ts'
import { dueNotices } from './features/notice/due.ts'
import type { Outcome } from './features/outcome.ts'
import { dueReviews } from './features/progress/to-review.ts'
import type { Circumstances } from './features/scene.ts'

/** `more`: once again at once, in a write of its own. */
export type DueByTime = (circumstances: Circumstances) => Outcome & { readonly more?: boolean }

/** What the clock alone brings about, in this order; each finds in the state what it has done already. */
const dueByTime: readonly DueByTime[] = [
  adoptPlan,
  sendDigests,
  escalate,
  reportReach,
  warnOfCalendar,
  dueNotices,
  dueReviews,
]

/** One that fails keeps none of the others back; rejects at the end with the first failure. */
export async function allDue(step: (due: DueByTime) => Promise<boolean | undefined>): Promise<void> {
  const failures: unknown[] = []
  for (const due of dueByTime) {
    try {
      while (await step(due));
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
