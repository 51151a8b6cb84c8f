import type { TaskId, UnitName } from '../../plan/ids.ts'
import { periodOf } from '../../plan/period.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Change } from '../../state/change.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import type { Outcome } from '../outcome.ts'
import { type Scene, say } from '../scene.ts'
import { proposalReceiver, refuseReporting, reportable } from './open-form.ts'
import { consider, refused } from './report-progress.ts'
import { fieldsOf, type TypedReport, valueFields } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'
import { readReportWords } from './words-report.ts'

/** 填报 12 污水 61.2: the same way as a form, from words. */
export function reportInWords(
  wish: { readonly task: TaskId; readonly mode: ReportMode; readonly text: string; readonly before: string },
  scene: Scene,
): Outcome {
  const { mode, text, before } = wish
  const may = reportable(wish.task, mode, scene)
  const typedWords = `${before} ${text}`.trim()
  if (may.kind === 'no') return refused(wish.task, may.words, typedWords, scene)
  const task = scene.ledger.task(wish.task)
  if (!task) return say(wording.noSuchTask(wish.task), scene)
  const unit = may.kind === 'yes' ? may.unit : proposalReceiver(task, may.owners, typedWords, scene)
  const fields = valueFields(task, unit, scene.ledger)
  const read = readReportWords(text, before, fields)
  if (read.kind === 'which') return refused(task.id, wording.whichTarget(read.metrics), typedWords, scene)
  if (may.kind === 'not-yours') {
    const outcome = refuseReporting(task, may.owners, scene, typedWords)
    return { ...outcome, changes: [...outcome.changes, keptFor(task.id, unit, read.typed, scene)] }
  }
  const submission = {
    task,
    unit,
    onBehalf: may.onBehalf,
    basis: may.onBehalf ? typedWords.slice(0, 100) : '',
    mode,
    typed: read.typed,
  }
  const period = mode === 'late' ? periodNamed(before, scene) : undefined
  return consider({ ...submission, ...(period && { period }) }, scene)
}

const keptFor = (task: TaskId, unit: UnitName, typed: TypedReport, { origin, now }: Scene): Change => ({
  kind: 'draft-kept',
  task,
  person: origin.person,
  draft: { unit, fields: fieldsOf(typed), questioned: [], at: now.toISOString() },
})

/** 10月的忘报了: the newest such month that is past. */
function periodNamed(words: string, { now, settings }: Scene): string | undefined {
  const month = Number(/(1[0-2]|[1-9])月/.exec(words)?.[1])
  if (!month) return undefined
  const today = dayIn(now, settings.timeZone)
  const year = Number(today.slice(0, 4)) - (month > Number(today.slice(5, 7)) ? 1 : 0)
  return periodOf(`${year}-${String(month).padStart(2, '0')}-01`, settings.cycle).id
}
