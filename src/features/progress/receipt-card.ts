import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type HeaderColor } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { periodWords } from '../../plan/period.ts'
import type { ReportState, ReportVersion } from '../../plan/progress.ts'
import { isMet } from '../../plan/roll-up.ts'
import { titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { Scene } from '../scene.ts'
import { progressWording as wording } from './wording.ts'

const colors: Readonly<Record<ReportState, HeaderColor>> = {
  pending: 'blue',
  counted: 'green',
  returned: 'orange',
  withdrawn: 'grey',
  replaced: 'grey',
}

/** What was understood, one line a value. Markdown, foreign parts escaped. */
export function valueLines({ report }: ReportVersion, scene: Scene): string[] {
  return report.values.flatMap(({ target: id, value, words, banner }) => {
    const target = scene.ledger.target(id)
    if (target?.kind !== 'quantitative') return []
    const line = escaped(wording.valueLine(target, value, isMet(target, value), banner))
    return [words === String(value) ? line : `${line} ${grey(wording.typedAs(words))}`]
  })
}

/** Status, values, note and whose word it is. */
export function reportLines(version: ReportVersion, scene: Scene): string[] {
  const { report, evidence = [] } = version
  const { people } = scene
  const late = report.late ? ` · ${wording.lateMark(periodWords({ id: report.period }))}` : ''
  return [
    `${strong(wording.statuses[report.status])} ${grey(wording.periodLine(periodWords({ id: report.period }), report.unit) + late)}`,
    ...valueLines(version, scene),
    ...(report.note ? [escaped(report.note)] : []),
    ...(report.onBehalf ? [grey(wording.byCoordinator(report.onBehalf.basis))] : []),
    ...(report.proposedBy
      ? [wording.proposedBy(personWords(report.proposedBy, people.nameOf(report.proposedBy)))]
      : []),
    ...(evidence.length > 0 ? [grey(wording.evidence(evidence.length))] : []),
  ]
}

/** What the reporter keeps: redrawn when a coordinator has decided. */
export function receiptCard(version: ReportVersion, scene: Scene): Card {
  const { report, state, review } = version
  const task = scene.ledger.task(report.task)
  const kind = wording.receiptTitle(report.late, report.how)
  const who = review ? personWords(review.person, scene.people.nameOf(review.person)) : ''
  const outcome = {
    pending: escaped(wording.waiting),
    counted: review ? wording.reviewed(wording.approve, who) : escaped(wording.counts),
    returned: `${wording.reviewed(wording.giveBack, who)}：${escaped(review?.comment ?? '')}`,
    withdrawn: escaped(wording.withdrawn),
    replaced: wording.states.replaced,
  }[state]
  const mayWithdraw = state === 'pending'
  const steps = [
    ...(mayWithdraw ? [button(wording.withdraw, { action: 'progress.withdraw', report: report.id })] : []),
    ...(state === 'counted'
      ? [button(wording.correct, { action: 'progress.open', task: report.task, mode: 'correction' })]
      : []),
    ...(state === 'returned' || state === 'withdrawn'
      ? [button(wording.open, { action: 'progress.open', task: report.task }, 'primary')]
      : []),
    button(wording.progress, { action: 'progress.show', task: report.task }),
  ]
  const title = `${kind} · ${wording.states[state]}`
  return card(
    {
      title,
      subtitle: task ? titleOf(task) : report.task,
      color: colors[state],
      summary: `${title}：${task ? titleOf(task) : report.task}`,
    },
    [
      markdown(reportLines(version, scene).join('\n')),
      markdown(`${outcome}\n${grey(momentWords(report.at, scene.settings.timeZone, scene.now))}`),
      buttonRow(steps),
    ],
  )
}
