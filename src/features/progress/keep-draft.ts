import type { TaskId, UnitName } from '../../plan/ids.ts'
import type { Change } from '../../state/change.ts'
import { draftKey } from '../../state/progress.ts'
import type { Scene } from '../scene.ts'
import type { Submission } from './report-progress.ts'
import { fieldsOf } from './typed-report.ts'

/** Milliseconds in which saying it again means it; later it is asked anew. */
const askedFor = 24 * 60 * 60 * 1000

/** What was asked about in the form at hand, not in one that was left lying. */
export function questionedBefore(task: TaskId, unit: UnitName, { state, origin, now }: Scene): readonly string[] {
  const draft = state.progress.drafts[draftKey(task, origin.person)]
  if (draft?.unit !== unit || now.getTime() - Date.parse(draft.at) > askedFor) return []
  return draft.questioned
}

/** Characters of one field. */
const longestKept = 1200

/** What was typed, as long as a form may be; the journal is no place for more. */
export function keepDraft(
  { task, unit, typed, basis }: Submission,
  questioned: readonly string[],
  { origin, now }: Scene,
): Change {
  const fields = { ...fieldsOf(typed), ...(basis && { basis }) }
  const kept = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.slice(0, longestKept)]))
  const draft = { unit, fields: kept, questioned, at: now.toISOString() }
  return { kind: 'draft-kept', task: task.id, person: origin.person, draft }
}
