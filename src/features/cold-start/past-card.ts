import { button, buttonRow, sure } from '../../card/button.ts'
import { type Card, card, type Element, shorten } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { divider, escaped, grey, markdown, strong } from '../../card/text.ts'
import { amountWords } from '../../plan/report-wording.ts'
import { deadlineWords, metricWords, valueWords } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { dayIn } from '../../plan/time-zone.ts'
import { valueNow } from '../../state/lights.ts'
import type { SortedAs, SortView } from '../../understand/intents/outcome.ts'
import type { Circumstances } from '../scene.ts'
import type { PastTarget } from './past-targets.ts'
import { coldStartWording as wording } from './wording.ts'

/** With these a card keeps far below Feishu's limits, however long a plan's words are. */
const perPage = 8
const longest = 60

/** Every target that was past when the plan was taken up, a page at a time: those that wait, or those that are sorted. */
export function pastCard(all: readonly PastTarget[], on: string, view: SortView, facts: Circumstances): Card {
  const open = all.filter(({ outcome }) => outcome === undefined)
  const show = open.length === 0 ? 'sorted' : view.show
  const rows = show === 'open' ? open : all.filter(({ outcome }) => outcome !== undefined)
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const page = Math.min(view.page, pages - 1)
  const shown = rows.slice(page * perPage, (page + 1) * perPage)
  const at = { show, page }
  return card(
    {
      title: open.length > 0 ? wording.title : wording.allSorted,
      subtitle: wording.subtitle(open.length, all.length),
      color: open.length > 0 ? 'orange' : 'green',
      summary: wording.summary(open.length),
    },
    [
      markdown(
        [
          escaped(open.length > 0 ? wording.lead(on) : wording.counts(...countsOf(all))),
          grey(wording.rule),
          ...(pages > 1 ? [grey(wording.page(page + 1, pages))] : []),
        ].join('\n'),
      ),
      ...shown.flatMap((each) => [divider, ...rowElements(each, at, facts)]),
      divider,
      buttonRow(steps(shown, { open: open.length, sorted: all.length - open.length, pages }, at)),
    ],
  )
}

function countsOf(all: readonly PastTarget[]): [number, number, number] {
  const count = (what: SortedAs) => all.filter(({ outcome }) => outcome?.what === what).length
  return [count('met'), count('not-met'), count('extended')]
}

function rowElements({ task, target, ids, outcome }: PastTarget, view: SortView, facts: Circumstances): Element[] {
  const { state, ledger, people, settings, now } = facts
  const value = valueNow(target, { progress: state.progress, ledger, today: dayIn(now, settings.timeZone) })
  const unit = target.kind === 'quantitative' ? target.unit : '%'
  const said = value === undefined ? '' : wording.now(amountWords(value, unit))
  const metric = wording.target(shorten(metricWords(target), longest), shorten(valueWords(target), longest))
  const sorted =
    outcome === undefined
      ? []
      : [
          `**${wording.sortedBy(escaped(outcomeWords(outcome)), personWords(outcome.person, people.nameOf(outcome.person)))}**`,
          ...(outcome.basis === '' ? [] : [grey(wording.basis(shorten(outcome.basis, longest)))]),
        ]
  const step = (as: SortedAs) => button(wording.as[as], { action: 'outcome.sort', targets: [...ids], as, ...view })
  const others = (['met', 'not-met', 'extended'] as const).filter((as) => as === 'extended' || as !== outcome?.what)
  return [
    markdown(
      [
        strong(shorten(titleOf(task), longest)),
        `${escaped(metric)}${grey(said)}`,
        grey(shorten(deadlineWords(target), longest)),
        ...sorted,
      ].join('\n'),
    ),
    buttonRow(others.map(step)),
  ]
}

export const outcomeWords = ({ what, until = '' }: NonNullable<PastTarget['outcome']>): string =>
  what === 'extended' ? wording.extendedTo(until) : wording.outcome[what]

function steps(
  shown: readonly PastTarget[],
  { open, sorted, pages }: { readonly open: number; readonly sorted: number; readonly pages: number },
  { show, page }: SortView,
): Element[] {
  const go = (text: string, to: Partial<SortView>) => button(text, { action: 'outcome.show', show, page: 0, ...to })
  const targets = shown.flatMap(({ ids }) => ids.slice(0, 1))
  const all = (text: string, as: 'met' | 'not-met') =>
    sure(
      button(text, { action: 'outcome.sort', targets, as, show, page }),
      wording.sureTitle(targets.length, wording.as[as]),
      wording.sureText,
    )
  return [
    ...(show === 'open' && shown.length > 1 ? [all(wording.pageMet, 'met'), all(wording.pageNotMet, 'not-met')] : []),
    ...(page > 0 ? [go(wording.back, { page: page - 1 })] : []),
    ...(page < pages - 1 ? [go(wording.more, { page: page + 1 })] : []),
    ...(show === 'open' && sorted > 0 ? [go(wording.showSorted(sorted), { show: 'sorted' })] : []),
    ...(show === 'sorted' && open > 0 ? [go(wording.showOpen(open), { show: 'open' })] : []),
  ]
}
