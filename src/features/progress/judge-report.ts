import type { UnitName } from '../../plan/ids.ts'
import type { Ledger } from '../../plan/ledger.ts'
import { impossible } from '../../plan/oddity.ts'
import type { ReportedValue, ReportStatus } from '../../plan/progress.ts'
import { statuses } from '../../plan/progress.ts'
import { readValue } from '../../plan/read-value.ts'
import { isMet } from '../../plan/roll-up.ts'
import type { Task } from '../../plan/task.ts'
import type { ProgressState } from '../../state/progress.ts'
import { currentValue } from '../../state/standing.ts'
import { isEmptyPhrase } from './empty-phrases.ts'
import type { TypedReport, ValueField } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

/** A place in the form that cannot be taken as it is, with what to do. */
export interface FieldFault {
  readonly field: string
  readonly words: string
}

/** Something to ask about once; saying it again means it. */
export interface Doubt {
  readonly about: string
  readonly words: string
}

export interface Judged {
  readonly faults: readonly FieldFault[]
  readonly doubts: readonly Doubt[]
  readonly status: ReportStatus
  readonly note: string
  readonly values: readonly ReportedValue[]
}

export interface JudgeFacts {
  readonly task: Task
  readonly unit: UnitName
  readonly fields: readonly ValueField[]
  readonly ledger: Ledger
  readonly progress: ProgressState
  readonly emptyPhrases?: readonly string[] | undefined
}

export const longestNote = 1000

/** Reads every field; what is wrong changes nothing, what is odd is asked about. */
export function judgeReport(typed: TypedReport, facts: JudgeFacts): Judged {
  const faults: FieldFault[] = []
  const doubts: Doubt[] = []
  const values: ReportedValue[] = []
  for (const field of facts.fields) {
    const words = typed.values[field.name]
    if (words === undefined) continue
    const { target, banner } = field
    const read = readValue(words, target.unit, target.course)
    if (read.kind === 'unreadable') {
      faults.push({ field: field.name, words: wording.unreadable(target, words, read.why, read.hint) })
      continue
    }
    const { whole, byBanner } = currentValue(target, facts.progress, facts.ledger)
    const last = banner ? byBanner.get(banner) : whole
    const odd = impossible(read.value, target, last?.value, read.comparator)
    if (odd) doubts.push({ about: `${odd} ${field.name}`, words: wording.odd(target, read.value, odd, last?.value) })
    values.push({ target: target.id, value: read.value, words, ...(banner && { banner }) })
  }
  const status = statuses.find((each) => each === typed.status)
  if (status === undefined) faults.push({ field: 'status', words: wording.noStatus })
  if (typed.note.length > longestNote) faults.push({ field: 'note', words: wording.noteTooLong(longestNote) })
  if (isEmptyPhrase(typed.note, facts.emptyPhrases ?? []))
    doubts.push({ about: 'empty-phrase', words: wording.emptyPhrase(typed.note) })
  if (status === 'done') {
    const unmet = facts.fields.filter((field) => {
      const said = values.find(({ target, banner }) => target === field.target.id && banner === field.banner)
      const { whole, byBanner } = currentValue(field.target, facts.progress, facts.ledger)
      const value = said?.value ?? (field.banner ? byBanner.get(field.banner) : whole)?.value
      return value === undefined || !isMet(field.target, value)
    })
    if (unmet.length > 0 && typed.note.trim().length < 4)
      faults.push({ field: 'note', words: wording.doneNeedsFinding(unmet.map(({ target }) => target)) })
    else if (unmet.length > 0)
      doubts.push({ about: 'done-unmet', words: wording.doneUnmet(unmet.map(({ target }) => target)) })
  }
  if (status === 'not_met' && typed.note.trim() === '') faults.push({ field: 'note', words: wording.notMetNeedsReason })
  return { faults, doubts, status: status ?? 'on_track', note: typed.note, values }
}
