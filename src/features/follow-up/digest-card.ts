import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element, shorten } from '../../card/card.ts'
import { lightWords } from '../../card/light.ts'
import { divider, escaped, grey, markdown, strong } from '../../card/text.ts'
import { periodWords } from '../../plan/period.ts'
import { amountWords } from '../../plan/report-wording.ts'
import { deadlineWords, metricWords, valueWords, withCommitted } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { newestOf } from '../../state/standing.ts'
import type { DueFacts } from './answered.ts'
import type { Digest } from './digest.ts'
import { maySnooze, putOffTo } from './digest-lines.ts'
import { type DigestRow, type RowTarget, rowsOf } from './digest-rows.ts'
import { colorOf, countsOf, soon } from './row-counts.ts'
import { digestWording as wording } from './wording.ts'

/** With these a page keeps far below Feishu's limits, however long a plan's words are. */
export const perPage = 8
const mostTargets = 4
const longestTitle = 60
const longestMetric = 40

export interface DigestView {
  readonly day: string
  readonly page?: number
  /** Mentions ring only when the card is new: a redraw calls nobody twice. */
  readonly isNew?: boolean
  /** It was put off just now. */
  readonly snoozedTo?: string
  /** As it would look on that day, for a coordinator: nothing on it can be pressed but what turns its pages. */
  readonly rehearsal?: readonly Element[]
}

/** One card for one group or person: what is due, the most urgent first, each with what can be done about it. */
export function digestCard(digest: Pick<Digest, 'to' | 'units' | 'lines'>, view: DigestView, facts: DueFacts): Card {
  const { day, isNew = false, snoozedTo = putOffTo(digest.lines, day, facts) } = view
  const rows = rowsOf(digest.lines, facts, day)
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const page = Math.min(view.page ?? 0, pages - 1)
  const shown = rows.slice(page * perPage, (page + 1) * perPage)
  const units = wording.units(digest.units)
  const tags = countsOf(rows).slice(0, 3)
  const lead = [...(digest.to.kind === 'chat' ? calling(digest, isNew, facts) : []), ...periodLead(rows)]
  return card(
    {
      title: wording.title(day),
      subtitle: units,
      color: colorOf(rows),
      tags,
      summary: wording.summary(units, tags.map(({ text }) => text).join('，')),
    },
    [
      ...(lead.length > 0 ? [markdown(lead.join('\n'))] : []),
      ...shown.flatMap((row, at) => [
        ...(at > 0 ? [divider] : []),
        ...rowElements(row, digest.units.length > 1, view.rehearsal !== undefined, facts),
      ]),
      divider,
      buttonRow(
        view.rehearsal ?? [
          ...(snoozedTo === undefined && digest.lines.some((line) => maySnooze(line, facts))
            ? [button(wording.snooze, { action: 'reminder.snooze' })]
            : []),
          ...(page > 0 ? [button(wording.back, { action: 'reminder.page', page: page - 1 })] : []),
          ...(page < pages - 1 ? [button(wording.more, { action: 'reminder.page', page: page + 1 }, 'primary')] : []),
        ],
      ),
      ...(snoozedTo === undefined ? [] : [markdown(grey(wording.snoozedTo(snoozedTo)))]),
      markdown(
        [
          ...(pages > 1 ? [grey(wording.page(page + 1, pages))] : []),
          grey(view.rehearsal ? wording.rehearsed : wording.footer),
        ].join('\n'),
        'notation',
      ),
    ],
  )
}

function calling({ units }: Pick<Digest, 'units'>, isNew: boolean, { people }: DueFacts): string[] {
  // An id of any other shape could be markup.
  const liaisons = units.flatMap((unit) => people.liaisonsOf(unit)).filter(({ person }) => /^[\w-]{1,80}$/.test(person))
  const once = [...new Map(liaisons.map((each) => [each.person, each])).values()]
  if (once.length === 0) return []
  const names = once.map(({ person, name }) => (isNew ? `<at id=${person}></at>` : escaped(`@${name}`)))
  return [wording.please(names.join(' '))]
}

/** What many rows have in common is said once. */
function periodLead(rows: readonly DigestRow[]): string[] {
  const lacking = rows.filter(({ period }) => period !== undefined)
  const period = lacking[0]?.period
  return period ? [escaped(wording.periodLead(periodWords(period), period.closes, lacking.length))] : []
}

/** One row with what can be done about it. */
export function rowElements(row: DigestRow, namesUnits: boolean, isRehearsal: boolean, { state }: DueFacts): Element[] {
  const { task, targets, units } = row
  const lines = [
    `${lightWords(row.light)}　${strong(shorten(titleOf(task), longestTitle))}`,
    whenLine(row),
    ...targets.slice(0, mostTargets).map(targetLine),
    ...(targets.length > mostTargets ? [grey(wording.moreTargets(targets.length - mostTargets))] : []),
    ...(namesUnits ? [grey(units.join('、'))] : []),
  ]
  const words = markdown(lines.join('\n'))
  if (isRehearsal) return [words]
  const sameAgain = targets.length === 0 && newestOf(state.progress, task.id) !== undefined
  return [
    words,
    buttonRow([
      button(wording.open, { action: 'progress.open', task: task.id }, 'primary'),
      ...(sameAgain ? [button(wording.same, { action: 'progress.same', task: task.id })] : []),
      ...laterSteps(row),
    ]),
  ]
}

/** Before the day more time can be asked for, after it what is late is explained, with the day promised. */
function laterSteps(row: DigestRow): Element[] {
  const { task, daysLeft } = row
  if (!isExtendable(row)) return []
  return daysLeft < 0
    ? [button(wording.explain, { action: 'inquiry.answer', task: task.id })]
    : [button(wording.extend, { action: 'extension.request', task: task.id })]
}

const isExtendable = ({ targets }: DigestRow) => targets.some(({ target }) => target.deadline?.kind === 'by')

/** How long, and the plan's own words for the day; where another day was agreed to, both. */
function whenLine({ daysLeft, targets, committed, period }: DigestRow): string {
  const left = targets.length > 0 ? dueIn(daysLeft) : closesIn(daysLeft)
  const color = daysLeft < 0 ? 'red' : daysLeft <= soon ? 'orange' : 'grey'
  const planned = [...new Set(targets.map(({ target }) => deadlineWords(target)))].join('、')
  const when = targets.length > 0 ? withCommitted(planned, committed) : period ? cycleWords(period) : ''
  return `<font color='${color}'>**${escaped(left)}**</font>　${escaped(when)}`
}

const cycleWords = (period: NonNullable<DigestRow['period']>) => wording.period(periodWords(period), period.closes)

export function dueIn(daysLeft: number): string {
  if (daysLeft < 0) return wording.overdue(-daysLeft)
  if (daysLeft === 0) return wording.dueToday
  return daysLeft === 1 ? wording.dueTomorrow : wording.dueIn(daysLeft)
}

export function closesIn(daysLeft: number): string {
  if (daysLeft < 0) return wording.closed(-daysLeft)
  if (daysLeft === 0) return wording.closesToday
  return daysLeft === 1 ? wording.closesTomorrow : wording.closesIn(daysLeft)
}

function targetLine({ target, value }: RowTarget): string {
  const metric = shorten(metricWords(target), longestMetric)
  const unit = target.kind === 'quantitative' ? target.unit : '%'
  const now = value === undefined ? '' : grey(wording.now(amountWords(value, unit)))
  return `· ${escaped(wording.target(metric, shorten(valueWords(target), longestMetric)))}${now}`
}
