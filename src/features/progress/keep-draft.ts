import type { Change } from '../../state/change.ts'
import type { Scene } from '../scene.ts'
import type { Submission } from './report-progress.ts'
import { fieldsOf } from './typed-report.ts'

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
