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

/** With these a page keeps below Feishu's limits, however long a plan's words are. Bytes are those of its rows. */
const perPage = 8
const mostBytes = 20 * 1024
const mostTargets = 4
const mostCalled = 10
const longestTitle = 60
const longestMetric = 40
const longestWhen = 80

export interface DigestView {
  readonly day: string
  readonly page?: number
  /** Mentions ring only when the card is new: a redraw calls nobody twice. */
  readonly isNew?: boolean
  /** It was put off just now. */
  readonly snoozedTo?: string
  /** As it would look on that day, for a coordinator: nothing on it can be pressed but what turns its pages. */
  readonly rehearsal?: (page: number, pages: number) => readonly Element[]
}

/** One card for one group or person: what is due, the most urgent first, each with what can be done about it. */
export function digestCard(digest: Pick<Digest, 'to' | 'units' | 'lines'>, view: DigestView, facts: DueFacts): Card {
  const { day, isNew = false, snoozedTo = putOffTo(digest.lines, day, facts) } = view
  const rows = rowsOf(digest.lines, facts, day)
  const drawn = rows.map((row) => rowElements(row, digest.units.length > 1, view.rehearsal !== undefined, facts))
  const pages = pagesOf(drawn)
  const last = Math.max(0, pages.length - 1)
  const page = Math.min(view.page ?? 0, last)
  const steps = view.rehearsal?.(page, pages.length) ?? [
    ...(snoozedTo === undefined && digest.lines.some((line) => maySnooze(line, facts))
      ? [button(wording.snooze, { action: 'reminder.snooze' })]
      : []),
    ...(page > 0 ? [button(wording.back, { action: 'reminder.page', page: page - 1 })] : []),
    ...(page < last ? [button(wording.more, { action: 'reminder.page', page: page + 1 }, 'primary')] : []),
  ]
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
      ...(pages[page] ?? []).flatMap((elements, at) => [...(at > 0 ? [divider] : []), ...elements]),
      divider,
      ...(steps.length > 0 ? [buttonRow(steps)] : []),
      ...(snoozedTo === undefined ? [] : [markdown(grey(wording.snoozedTo(snoozedTo)))]),
      markdown(
        [
          ...(last > 0 ? [grey(wording.page(page + 1, last + 1))] : []),
          grey(view.rehearsal ? wording.rehearsed : wording.footer),
        ].join('\n'),
        'notation',
      ),
    ],
  )
}

/** As many rows a page as it holds. */
function pagesOf(rows: readonly (readonly Element[])[]): (readonly Element[])[][] {
  const pages: (readonly Element[])[][] = []
  let bytes = 0
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row))
    const open = pages.at(-1)
    if (open && open.length < perPage && bytes + size <= mostBytes) {
      open.push(row)
      bytes += size
    } else {
      pages.push([row])
      bytes = size
    }
  }
  return pages
}

function calling({ units }: Pick<Digest, 'units'>, isNew: boolean, { people }: DueFacts): string[] {
  // An id of any other shape could be markup.
  const liaisons = units.flatMap((unit) => people.liaisonsOf(unit)).filter(({ person }) => /^[\w-]{1,80}$/.test(person))
  const once = [...new Map(liaisons.map((each) => [each.person, each])).values()]
  if (once.length === 0) return []
  const names = once
    .slice(0, mostCalled)
    .map(({ person, name }) => (isNew ? `<at id=${person}></at>` : escaped(`@${shorten(name, 20)}`)))
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
    ...(namesUnits ? [grey(wording.units(units))] : []),
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
  return `<font color='${color}'>**${escaped(left)}**</font>　${escaped(shorten(when, longestWhen))}`
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
