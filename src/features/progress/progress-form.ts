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
import { currentValue, newestOf } from '../../state/standing.ts'
import type { ReportMode } from '../../understand/intents/progress.ts'
import type { Scene } from '../scene.ts'
import type { Doubt, FieldFault } from './judge-report.ts'
import { planMark } from './plan-mark.ts'
import type { TypedReport, ValueField } from './typed-report.ts'
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
}

/** More would be neither readable nor fit a card. */
export const fieldsPerPage = 12

/** The form of one task, with the last values filled in. It goes to a private chat only. */
export function progressForm(facts: FormFacts, scene: Scene): Card {
  const { task, unit, mode, onBehalf, typed, lead, faults = [], doubts = [], page = 0 } = facts
  const shown = facts.fields.slice(page * fieldsPerPage, (page + 1) * fieldsPerPage)
  const newest = newestOf(scene.state.progress, task.id)
  const asked = [...faults.map(({ words }) => words), ...doubts.map(({ words }) => words)]
  const head: Element[] = [
    ...(lead === undefined ? [] : [markdown(escaped(lead))]),
    ...(onBehalf ? [markdown(grey(wording.onBehalf(unit)))] : []),
    ...(asked.length > 0
      ? [markdown([`**${escaped(wording.checkThis)}**`, ...asked.map((words) => `• ${escaped(words)}`)].join('\n'))]
      : []),
  ]
  const values = shown.map((field) => valueInput(field, facts, scene))
  const parts: Element[] = [
    select(
      'status',
      wording.status,
      statuses.map((value) => ({ value, text: wording.statuses[value] })),
      {
        chosen: typed ? typed.status : (newest?.report.status ?? 'on_track'),
        required: true,
      },
    ),
    ...values,
    input({
      name: 'note',
      label: mode === 'correction' ? wording.reason : wording.note,
      value: typed?.note ?? '',
      long: true,
    }),
    ...(onBehalf ? [input({ name: 'basis', label: wording.basis, value: facts.basis ?? '', most: 100 })] : []),
    submitButton('submit', wording.submit, {
      action: 'progress.submit',
      task: task.id,
      unit,
      mode,
      mark: planMark(task),
      ...(asked.length > 0 && {
        again: [...faults, ...doubts]
          .map((each) => ('field' in each ? each.field : each.about))
          .join(' ')
          .slice(0, 200),
      }),
    }),
  ]
  const steps = [
    ...(mode === 'report' && !typed ? [button(wording.same, { action: 'progress.same', task: task.id })] : []),
    ...(page > 0 ? [button(wording.back, { action: 'progress.open', task: task.id, mode, page: page - 1 })] : []),
    ...((page + 1) * fieldsPerPage < facts.fields.length
      ? [button(wording.more, { action: 'progress.open', task: task.id, mode, page: page + 1 })]
      : []),
  ]
  const title = `${wording.formTitle[mode]} ${titleOf(task)}`
  return card(
    {
      title,
      subtitle: unit,
      color: asked.length > 0 ? 'orange' : 'blue',
      summary: wording.formSummary(wording.formTitle[mode], titleOf(task)),
    },
    [...head, form('progress', parts), ...(steps.length > 0 ? [buttonRow(steps)] : [])],
  )
}

function valueInput({ name, target, banner }: ValueField, { typed, mode }: FormFacts, scene: Scene): Element {
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
  return input({
    name,
    label: wording.valueLabel(target, banner),
    value,
    placeholder: `${known} · ${withCommitted(shortDeadline(target), committedFor(target, state.deadlines))}`,
    most: 40,
  })
}
