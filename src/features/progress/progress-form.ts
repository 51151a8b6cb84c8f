import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element } from '../../card/card.ts'
import { form, input, select, submitButton } from '../../card/form.ts'
import { escaped, grey, markdown } from '../../card/text.ts'
import type { UnitName } from '../../plan/ids.ts'
import { statuses } from '../../plan/progress.ts'
import { shortDeadline, withCommitted } from '../../plan/target-wording.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import { committedFor } from '../../state/deadline-standing.ts'
import { appointedFor, currentValue, newestOf } from '../../state/standing.ts'
import { currentPeriod, reportingUnits } from '../../state/who-may.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import type { Scene } from '../scene.ts'
import type { Doubt, FieldFault } from './judge-report.ts'
import { lastOf } from './last-of.ts'
import { planMark } from './plan-mark.ts'
import { fieldsPerPage, onPage, type TypedReport, type ValueField } from './typed-report.ts'
import { progressWording as wording } from './wording.ts'

export interface FormFacts {
  readonly task: Task
  readonly unit: UnitName
  readonly mode: ReportMode
  readonly onBehalf: boolean
  readonly fields: readonly ValueField[]
  /** What was typed before, where the form comes back. */
  readonly typed?: TypedReport
  readonly basis?: string
  readonly faults?: readonly FieldFault[]
  readonly doubts?: readonly Doubt[]
  /** A line above the form, such as why it was returned. */
  readonly lead?: string
  readonly page?: number
  /** The version that a correction is of. */
  readonly corrects?: string | undefined
  /** The period that a late report is for. */
  readonly period?: string | undefined
}

/** The form of one task, with the last values filled in. It goes to a private chat only. */
export function progressForm(facts: FormFacts, scene: Scene): Card {
  const { task, unit, mode, faults = [], doubts = [], page = 0, fields } = facts
  const asked = [...faults.map(({ words }) => words), ...doubts.map(({ words }) => words)]
  const pages = Math.ceil(fields.length / fieldsPerPage)
  const verb = wording.formTitle[mode]
  return card(
    {
      title: `${verb} ${titleOf(task)}`,
      subtitle: pages > 1 ? wording.pageOf(unit, page + 1, pages) : unit,
      color: asked.length > 0 ? 'orange' : 'blue',
      summary: wording.formSummary(verb, titleOf(task)),
    },
    [...head(facts, asked), form('progress', parts(facts, scene))],
  )
}

const head = ({ lead, onBehalf, unit }: FormFacts, asked: readonly string[]): Element[] => [
  ...(lead === undefined ? [] : [markdown(escaped(lead))]),
  ...(onBehalf ? [markdown(grey(wording.onBehalf(unit)))] : []),
  ...(asked.length > 0
    ? [markdown([`**${escaped(wording.checkThis)}**`, ...asked.map((words) => `• ${escaped(words)}`)].join('\n'))]
    : []),
]

function parts(facts: FormFacts, scene: Scene): Element[] {
  const { task, mode, onBehalf, typed, page = 0, fields, basis = '' } = facts
  const newest = newestOf(scene.state.progress, task.id)
  const chosen = typed ? typed.status : (newest?.report.status ?? 'on_track')
  return [
    ...(onBehalf ? [...unitChoice(facts, scene)] : []),
    markdown(wording.status),
    select('status', wording.status, statusOptions, { chosen, required: true }),
    ...onPage(fields, page).map((field) => valueInput(field, facts, scene)),
    input({
      name: 'note',
      label: mode === 'correction' ? wording.reason : wording.note,
      placeholder: mode === 'correction' ? wording.reasonExample : wording.noteExample,
      value: typed?.note ?? '',
      long: true,
    }),
    ...(onBehalf
      ? [input({ name: 'basis', label: wording.basis, placeholder: wording.basisExample, value: basis, most: 100 })]
      : []),
    sendButtons(facts, scene),
  ]
}

const statusOptions = statuses.map((value) => ({ value, text: wording.statuses[value] }))

/** A coordinator fills in for any unit of the task. */
function unitChoice({ task, unit }: FormFacts, scene: Scene): Element[] {
  const units = reportingUnits(task, scene)
  if (units.length < 2) return []
  const options = units.map((name) => ({ value: name, text: name }))
  return [markdown(wording.forWhom), select('unit', wording.forWhom, options, { chosen: unit, required: true })]
}

/** Side by side; of a long form the pages keep what was typed. */
function sendButtons(facts: FormFacts, scene: Scene): Element {
  const { task, unit, mode, corrects, period, fields, page = 0, faults = [], doubts = [] } = facts
  const asked = [...faults.map(({ field }) => field), ...doubts.map(({ about }) => about)].join(' ')
  const value = {
    action: 'progress.submit' as const,
    task: task.id,
    unit,
    mode,
    mark: planMark(task),
    ...(corrects && { corrects }),
    ...(period && { period }),
    ...(page > 0 && { page }),
    ...(asked !== '' && { again: asked.slice(0, 200) }),
  }
  const more = (page + 1) * fieldsPerPage < fields.length
  return buttonRow([
    submitButton('submit', wording.submit, value),
    ...(mayBeSame(facts, scene)
      ? [{ ...button(wording.same, { action: 'progress.same', task: task.id }), name: 'same', size: 'medium' }]
      : []),
    ...(page > 0 ? [submitButton('back', wording.back, { ...value, turn: page - 1 }, 'default')] : []),
    ...(more ? [submitButton('more', wording.more, { ...value, turn: page + 1 }, 'default')] : []),
  ])
}

/** 无变化 only where there is something that could be the same. */
const mayBeSame = ({ task, mode, typed, onBehalf, unit }: FormFacts, scene: Scene) =>
  mode === 'report' && !typed && !onBehalf && lastOf(task, unit, scene) !== undefined

function valueInput({ name, target, banner }: ValueField, { typed, mode, task, unit }: FormFacts, scene: Scene) {
  const { state, ledger, now, settings } = scene
  const { whole, byBanner } = currentValue(target, state.progress, ledger)
  const last = banner ? byBanner.get(banner) : whole
  const known = last
    ? wording.lastValue(
        wording.amount(last.value, target.unit),
        momentWords(last.version.report.at, settings.timeZone, now).split(' ')[0] ?? '',
      )
    : wording.neverReported
  const value = typed ? (typed.values[name] ?? '') : last && mode !== 'late' ? String(last.value) : ''
  const appointed = appointedFor(state.progress, task.id, currentPeriod(scene).id).find(
    (each) => each.target === target.id && each.unit !== unit,
  )
  return input({
    name,
    label: wording.valueLabel(target, banner, appointed?.unit),
    value,
    placeholder: `${known} · ${withCommitted(shortDeadline(target), committedFor(target, state.deadlines))}`,
    most: 40,
  })
}
