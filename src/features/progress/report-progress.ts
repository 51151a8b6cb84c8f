import { fieldText } from '../../card/form.ts'
import type { TaskId, UnitName } from '../../plan/ids.ts'
import type { ProgressReport } from '../../plan/progress.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import type { Change } from '../../state/change.ts'
import { versionById } from '../../state/standing.ts'
import type { FormFields } from '../../understand/intents/fields.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import type { Outcome } from '../outcome.ts'
import { refusal, refuse } from '../refuse.ts'
import { type Scene, say } from '../scene.ts'
import { type Doubt, type FieldFault, judgeReport } from './judge-report.ts'
import { keepDraft, questionedBefore } from './keep-draft.ts'
import { refuseReporting, reportable, sendForm } from './open-form.ts'
import { otherPages, turnPage } from './pages.ts'
import { planMark } from './plan-mark.ts'
import { progressForm } from './progress-form.ts'
import { receiptCard } from './receipt-card.ts'
import { statusDoubt } from './status-doubt.ts'
import { take } from './submitted.ts'
import { fieldsFor, fieldsOf, strayFields, type TypedReport, typedFromForm } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

export interface Submission {
  readonly task: Task
  readonly unit: UnitName
  readonly onBehalf: boolean
  readonly basis: string
  readonly mode: ReportMode
  readonly typed: TypedReport
  /** The period, where the words name one; else by the mode. */
  readonly period?: string | undefined
  readonly corrects?: string | undefined
  readonly page?: number
  readonly proposedBy?: ProgressReport['proposedBy']
}

/** A form as it came back. Nothing in it is trusted. */
export interface SentForm {
  readonly task: TaskId
  readonly unit: UnitName
  readonly mode: ReportMode
  readonly form: FormFields
  readonly mark: string | undefined
  readonly corrects: string | undefined
  readonly period: string | undefined
  readonly turn: number | undefined
  readonly page: number
}

/** A form came back: everything in it is checked anew, who sends it first of all. */
export function submitProgress(sent: SentForm, scene: Scene): Outcome {
  const { form, mode, page, corrects, period } = sent
  const done = sentBefore(scene)
  if (done) return done
  // A coordinator chooses the unit in the form; for everyone else the choice counts for nothing.
  const chosen = (fieldText(form, 'unit') || sent.unit) as UnitName
  const may = reportable(sent.task, mode, scene, chosen)
  if (may.kind === 'no') return refuse(may.words, scene, { task: sent.task, typed: form })
  if (may.kind === 'not-yours') return refuseReporting(may.task, may.owners, scene, JSON.stringify(form))
  const { task, unit, onBehalf } = may
  const fields = fieldsFor(task, unit, scene)
  const here = typedFromForm(form, fields)
  if (sent.mark !== undefined && sent.mark !== planMark(task)) {
    const again = sendForm({ task, unit, mode, onBehalf, fields, typed: { ...here, values: {} } }, scene, {
      changes: [refusal(wording.planChanged, scene, { task: task.id, typed: form })],
    })
    return { ...again, reply: { toast: { type: 'warning', content: wording.planChanged } } }
  }
  const stray = strayFields(form, fields)
  if (stray.length > 0) return refuse(strayWords(stray, task), scene, { task: task.id, typed: form })
  const typed = otherPages(here, { task, unit, fields, page, corrects }, scene)
  const submission = { task, unit, onBehalf, basis: fieldText(form, 'basis'), mode, typed, period, corrects, page }
  return sent.turn === undefined ? consider(submission, scene) : turnPage(submission, sent.turn, scene)
}

/** The card has become a receipt: whoever still sees the form, on a second device or after a restart, sends nothing twice. */
function sentBefore(scene: Scene): Outcome | undefined {
  const { state, origin } = scene
  const id = origin.kind === 'pressed' && state.outbox.sent[origin.message]?.about?.report
  const version = id && versionById(state.progress, id)
  if (!version) return undefined
  return say(wording.sentBefore, scene, { reply: { card: receiptCard(version, scene) } }, 'info')
}

/** A value for a target that has no number says so; anything else is no field of ours. */
function strayWords(stray: readonly string[], task: Task): string {
  const place = Number(stray.map((name) => /^value_(\d{1,2})$/.exec(name)?.[1]).find((found) => found !== undefined))
  const target = task.targets[place - 1]
  if (target?.kind === 'qualitative') return wording.hasNoNumber(target.metric)
  const numbered = task.targets.some(({ kind }) => kind === 'quantitative')
  return !numbered && stray.some((name) => name.startsWith('value'))
    ? wording.hasNoNumber(titleOf(task))
    : wording.strayField
}

/** Faults and doubts come back with the form as it was typed; what is clear is taken. */
export function consider(submission: Submission, scene: Scene): Outcome {
  const { task, unit, typed } = submission
  const { state, ledger, emptyPhrases } = scene
  const fields = fieldsFor(task, unit, scene)
  const judged = judgeReport(typed, { task, unit, fields, ledger, progress: state.progress, emptyPhrases })
  const faults = [...judged.faults, ...missing(submission)]
  const before = questionedBefore(task.id, unit, scene)
  const doubts = [...judged.doubts, ...statusDoubt(task, judged, scene)].filter(({ about }) => !before.includes(about))
  if (faults.length === 0 && doubts.length === 0) return take(submission, judged, scene)
  return askAgain(submission, faults, doubts, scene)
}

const longestBasis = 200

function missing({ typed, mode, onBehalf, basis }: Submission): FieldFault[] {
  if (mode === 'correction' && typed.note.trim() === '') return [{ field: 'note', words: wording.needsReason }]
  if (onBehalf && basis.trim() === '') return [{ field: 'basis', words: wording.needsBasis }]
  if (basis.length > longestBasis) return [{ field: 'basis', words: wording.basisTooLong(longestBasis) }]
  const filled = Object.keys(typed.values).length > 0 || typed.note.trim() !== ''
  return filled ? [] : [{ field: 'note', words: wording.nothingFilled }]
}

function askAgain(
  submission: Submission,
  faults: readonly FieldFault[],
  doubts: readonly Doubt[],
  scene: Scene,
): Outcome {
  const { origin } = scene
  const { task, typed, basis } = submission
  const before = questionedBefore(task.id, submission.unit, scene)
  const asked = faults.length === 0 ? doubts.map(({ about }) => about) : []
  const changes: Change[] = [
    keepDraft(submission, [...new Set([...before, ...asked])], scene),
    ...faults
      .slice(0, 1)
      .map(({ field, words }) =>
        refusal(words, scene, { task: task.id, typed: fieldsOf(typed), why: `${field}: ${words}` }),
      ),
  ]
  const facts = { ...submission, fields: fieldsFor(task, submission.unit, scene), faults, doubts, basis }
  if (origin.kind === 'typed') return sendForm(facts, scene, { changes })
  const [first] = [...faults, ...doubts]
  return {
    changes,
    messages: [],
    reply: {
      card: progressForm(facts, scene),
      toast: { type: faults.length > 0 ? 'error' : 'warning', content: first?.words ?? '' },
    },
  }
}
