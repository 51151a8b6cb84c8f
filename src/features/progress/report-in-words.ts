import type { TaskId, UnitName } from '../../plan/ids.ts'
import { periodOf } from '../../plan/period.ts'
import { dayIn } from '../../plan/time-zone.ts'
import type { Change } from '../../state/change.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import type { Outcome } from '../outcome.ts'
import { refuse } from '../refuse.ts'
import type { Scene } from '../scene.ts'
import { noSuchTask, proposalReceiver, refuseReporting, reportable, unitNamed, versionToCorrect } from './open-form.ts'
import { consider } from './report-progress.ts'
import { fieldsFor, fieldsOf, type TypedReport, wordsOf } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'
import { readReportWords } from './words-report.ts'

/** 填报 12 污水 61.2: the same way as a form, from words. */
export function reportInWords(
  wish: { readonly task: TaskId; readonly mode: ReportMode; readonly text: string; readonly before: string },
  scene: Scene,
): Outcome {
  const { mode, text, before } = wish
  const typedWords = `${before} ${text}`.trim()
  const task = scene.ledger.task(wish.task)
  const named = task && unitNamed(task.units, typedWords, scene)
  const may = reportable(wish.task, mode, scene, named)
  if (may.kind === 'no' || !task) {
    const words = may.kind === 'no' ? may.words : noSuchTask(wish.task, scene)
    return refuse(words, scene, { task: wish.task, typed: typedWords })
  }
  const unit = may.kind === 'yes' ? may.unit : proposalReceiver(task, may.owners, typedWords, scene)
  const fields = fieldsFor(task, unit, scene)
  const read = readReportWords(text, before, fields)
  if (read.kind === 'which')
    return refuse(wording.whichTarget(read.metrics), scene, { task: task.id, typed: typedWords })
  if (may.kind === 'not-yours') {
    const outcome = refuseReporting(task, may.owners, scene, typedWords)
    return { ...outcome, changes: [...outcome.changes, keptFor(task.id, unit, read.typed, scene)] }
  }
  // Whoever fills in for others says on what basis: `王科长电话报的 填报 12 污水 61.2`.
  const basis = may.onBehalf ? before.slice(0, 100) : ''
  const period = mode === 'late' ? periodNamed(before, scene) : undefined
  const corrected = mode === 'correction' ? versionToCorrect(task.id, unit, scene)?.report : undefined
  // What the words leave out stays as it was reported.
  const values = { ...(corrected && wordsOf(corrected, fields)), ...read.typed.values }
  const typed = { ...read.typed, values }
  return consider({ task, unit, onBehalf: may.onBehalf, basis, mode, typed, period, corrects: corrected?.id }, scene)
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
