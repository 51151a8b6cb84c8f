import type { UnitName } from '../../plan/ids.ts'
import type { Task } from '../../plan/task.ts'
import { draftKey } from '../../state/progress.ts'
import { versionById } from '../../state/standing.ts'
import { nothing, type Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { keepDraft, questionedBefore } from './keep-draft.ts'
import { progressForm } from './progress-form.ts'
import type { Submission } from './report-progress.ts'
import { fieldsFor, fieldsPerPage, onPage, type TypedReport, type ValueField, wordsOf } from './typed-report.ts'

interface Page {
  readonly task: Task
  readonly unit: UnitName
  readonly fields: readonly ValueField[]
  readonly page: number
  readonly corrects: string | undefined
}

/** A long form comes page by page: what was typed on the others was kept, what is corrected stays where nobody looked. */
export function otherPages(
  typed: TypedReport,
  { task, unit, fields, page, corrects }: Page,
  scene: Scene,
): TypedReport {
  if (fields.length <= fieldsPerPage) return typed
  const { progress } = scene.state
  const here = onPage(fields, page).map(({ name }) => name)
  const draft = progress.drafts[draftKey(task.id, scene.origin.person)]
  const corrected = versionById(progress, corrects ?? '')?.report
  const before = { ...(corrected && wordsOf(corrected, fields)), ...(draft?.unit === unit && draft.fields) }
  const elsewhere = fields.flatMap(({ name }) => {
    const text = here.includes(name) ? undefined : before[name]
    return text === undefined ? [] : [[name, text] as const]
  })
  return { ...typed, values: { ...Object.fromEntries(elsewhere), ...typed.values } }
}

/** To the next page or back, in the same card. */
export function turnPage(submission: Submission, page: number, scene: Scene): Outcome {
  const { task, unit } = submission
  const fields = fieldsFor(task, unit, scene)
  const last = Math.ceil(fields.length / fieldsPerPage) - 1
  const before = questionedBefore(task.id, unit, scene)
  return {
    ...nothing,
    changes: [keepDraft(submission, before, scene)],
    reply: { card: progressForm({ ...submission, fields, page: Math.min(page, Math.max(0, last)) }, scene) },
  }
}
