import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type HeaderColor } from '../../card/card.ts'
import { lightWords } from '../../card/light.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import { periodWords } from '../../plan/period.ts'
import type { Evidence, ReportState, ReportVersion } from '../../plan/progress.ts'
import { isMet } from '../../plan/roll-up.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { dayIn, momentWords } from '../../plan/time-zone.ts'
import { unsorted } from '../../state/deadline-standing.ts'
import { targetLight } from '../../state/lights.ts'
import type { Circumstances } from '../scene.ts'
import { progressWording as wording } from './wording.ts'

const colors: Readonly<Record<ReportState, HeaderColor>> = {
  pending: 'blue',
  counted: 'green',
  returned: 'orange',
  withdrawn: 'grey',
  replaced: 'grey',
}

/** What was understood, one line a value, with the light that it comes to. Markdown, foreign parts escaped. */
export function valueLines({ report }: ReportVersion, scene: Circumstances, lights: 'lights' | 'plain'): string[] {
  const { ledger, state, now, settings } = scene
  const facts = { progress: state.progress, ledger, today: dayIn(now, settings.timeZone) }
  return report.values.flatMap(({ target: id, value, words, banner }) => {
    const target = ledger.target(id)
    if (target?.kind !== 'quantitative') return []
    const light = lights === 'lights' ? `${lightWords(targetLight(target, facts, value, report.status).color)} ` : ''
    const line = `${light}${escaped(wording.valueLine(target, value, isMet(target, value), banner))}`
    return [words === String(value) ? line : `${line} ${grey(wording.typedAs(words))}`]
  })
}

/** What the toast says back: what was understood, in plain words. */
export function echoOf({ report }: ReportVersion, { ledger }: Circumstances): string {
  const [first] = report.values
  const target = first && ledger.target(first.target)
  if (!first || target?.kind !== 'quantitative') return wording.received
  const line = wording.valueLine(target, first.value, isMet(target, first.value), first.banner)
  return `${wording.received}：${line}${report.values.length > 1 ? wording.andMore(report.values.length) : ''}`
}

/** Whose word it is and for when, then status, values, note. */
export function reportLines(
  version: ReportVersion,
  scene: Circumstances,
  lights: 'lights' | 'plain' = 'plain',
): string[] {
  return [statusLine(version), ...valueLines(version, scene, lights), ...sayings(version, scene)]
}

export function statusLine({ report }: ReportVersion, of: 'unit' | 'period' = 'unit'): string {
  const period = periodWords({ id: report.period })
  const late = report.late ? ` ${tag(wording.lateMark(period), 'orange')}` : ''
  return `${strong(wording.statuses[report.status])} ${grey(of === 'unit' ? wording.periodLine(period, report.unit) : period)}${late}`
}

const tag = (text: string, color: 'orange') => `<text_tag color='${color}'>${escaped(text)}</text_tag>`

/** What was said beside the figures. */
export function sayings({ report, evidence = [] }: ReportVersion, scene: Circumstances): string[] {
  const { people, ledger } = scene
  const task = ledger.task(report.task)
  return [
    ...(report.note ? [escaped(report.note)] : []),
    ...(report.onBehalf ? [grey(wording.byCoordinator(report.onBehalf.basis))] : []),
    ...(report.proposedBy
      ? [wording.proposedBy(personWords(report.proposedBy, people.nameOf(report.proposedBy)))]
      : []),
    ...evidence.map((each) => evidenceLine(each, scene)),
    ...(task && isAsleep(task, scene) ? [grey(wording.pastInactive)] : []),
  ]
}

function evidenceLine({ kind, name, person, at }: Evidence, { people, settings, now }: Circumstances): string {
  const what = kind === 'picture' ? wording.picture : name
  return `${escaped(wording.evidence(what))} ${personWords(person, people.nameOf(person))} ${grey(momentWords(at, settings.timeZone, now))}`
}

/** Past when the plan was taken up, and not sorted yet. */
const isAsleep = ({ targets }: Task, { state }: Circumstances) => {
  const waiting = unsorted(state.deadlines)
  const dated = targets.filter(({ deadline }) => deadline?.kind === 'by')
  return dated.length > 0 && dated.every(({ id }) => waiting.includes(id))
}

/** What the reporter keeps: redrawn when a coordinator has decided. */
export function receiptCard(version: ReportVersion, scene: Circumstances): Card {
  const { report, state, review } = version
  const task = scene.ledger.task(report.task)
  const kind = wording.receiptTitle(report.late, report.how)
  const who = review ? personWords(review.person, scene.people.nameOf(review.person)) : ''
  const outcome = {
    pending: escaped(wording.waiting),
    counted: review ? wording.reviewed(wording.approved, who) : escaped(wording.counts),
    returned: `${wording.reviewed(wording.gaveBack, who)}：${escaped(review?.comment ?? '')}`,
    withdrawn: escaped(wording.withdrawn),
    replaced: wording.states.replaced,
  }[state]
  const mayWithdraw = state === 'pending'
  const steps = [
    ...(mayWithdraw ? [button(wording.withdraw, { action: 'progress.withdraw', report: report.id })] : []),
    ...(state === 'counted'
      ? [
          button(wording.correct, {
            action: 'progress.open',
            task: report.task,
            mode: 'correction',
            corrects: report.id,
          }),
        ]
      : []),
    ...(state === 'returned' || state === 'withdrawn'
      ? [button(wording.openAgain, { action: 'progress.open', task: report.task }, 'primary')]
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
      markdown(reportLines(version, scene, 'lights').join('\n')),
      markdown(`${outcome} ${grey(momentWords(review?.at ?? report.at, scene.settings.timeZone, scene.now))}`),
      ...(state === 'pending' || state === 'counted' ? [markdown(grey(wording.replyHint), 'notation')] : []),
      buttonRow(steps),
    ],
  )
}
