import { button, buttonRow } from '../../card/button.ts'
import { type Card, card, type Element, shorten } from '../../card/card.ts'
import { personWords } from '../../card/person.ts'
import { escaped, grey, markdown, strong } from '../../card/text.ts'
import type { UnitName } from '../../plan/ids.ts'
import { metricWords, valueWords } from '../../plan/target-wording.ts'
import { type Task, titleOf } from '../../plan/task.ts'
import { momentWords } from '../../plan/time-zone.ts'
import type { UrgeKept } from '../../state/deadlines.ts'
import { versionsOf } from '../../state/standing.ts'
import type { Circumstances } from '../scene.ts'
import { dueIn } from './digest-card.ts'
import { isLate, type OpenTarget, openTargets } from './urge-facts.ts'
import { urgeWording as wording } from './urge-wording.ts'

const mostTargets = 4
const longestMetric = 60
const plainId = /^[A-Za-z0-9_-]{1,80}$/

/** `isNew`: mentions ring only then, a redraw calls nobody twice. */
export interface UrgeView {
  readonly isNew: boolean
  /** In a group, not in a liaison's private chat. */
  readonly inGroup: boolean
}

/** What the units of one group get, or one liaison: why, what it is about, how to answer; later the answers. */
export function urgeCard(task: Task, urges: readonly UrgeKept[], view: UrgeView, facts: Circumstances): Card {
  const [first] = urges
  const title = wording.title(titleOf(task))
  const open = urges.filter(({ answer }) => !answer)
  const units = urges.map(({ unit }) => unit)
  const targets = [
    ...new Map(units.flatMap((unit) => openTargets(task, unit, facts)).map((each) => [each.target.id, each])).values(),
  ]
  const calling = view.inGroup ? callLine(units, view.isNew, facts) : []
  return card(
    {
      title,
      subtitle: units.join('、'),
      color: open.length > 0 ? 'orange' : 'green',
      summary: wording.summary(titleOf(task)),
    },
    [
      ...(calling.length > 0 ? [markdown(calling.join('\n'))] : []),
      ...(first && first.reason !== '' ? [markdown(escaped(wording.reason(first.reason)))] : []),
      ...(targets.length > 0 ? [markdown(targetLines(targets).join('\n'))] : []),
      markdown(grey(lastWord(task, facts))),
      ...answerLines(urges, facts),
      buttonRow([
        ...(open.length > 0 ? [button(wording.report, { action: 'progress.open', task: task.id }, 'primary')] : []),
        ...open.map(({ id, unit }) =>
          button(urges.length > 1 ? wording.answerFor(unit) : wording.answer, { action: 'urge.answer', urge: id }),
        ),
        ...(open.length > 0 && isLate(targets)
          ? [button(wording.explain, { action: 'inquiry.answer', task: task.id })]
          : []),
        button(wording.progress, { action: 'progress.show', task: task.id }),
      ]),
      ...(first ? [markdown(grey(fromLine(first, facts)), 'notation')] : []),
    ],
  )
}

function callLine(units: readonly UnitName[], isNew: boolean, { people }: Circumstances): string[] {
  const known = new Map(units.flatMap((unit) => people.liaisonsOf(unit)).map((each) => [each.person, each]))
  const names = [...known.values()].map(({ person, name }) =>
    isNew && plainId.test(person) ? `<at id=${person}></at>` : escaped(`@${name}`),
  )
  return names.length === 0 ? [] : [wording.please(names.join(' '))]
}

/** By their days: those of one day stand together under it. */
function targetLines(targets: readonly OpenTarget[]): string[] {
  const byDay = new Map<string, OpenTarget[]>()
  for (const each of targets.slice(0, mostTargets)) {
    const key = `${each.daysLeft} ${each.planned}`
    byDay.set(key, [...(byDay.get(key) ?? []), each])
  }
  const more = targets.length > mostTargets ? [`- ${grey(wording.more(targets.length - mostTargets))}`] : []
  return [...byDay.values()]
    .flatMap((group) => [...group.slice(0, 1).map(dayLine), ...group.map(targetLine)])
    .concat(more)
}

function dayLine({ daysLeft, planned }: OpenTarget): string {
  if (daysLeft === undefined) return escaped(planned)
  const color = daysLeft < 0 ? 'red' : daysLeft <= 7 ? 'orange' : 'grey'
  return `<font color='${color}'>**${escaped(dueIn(daysLeft))}**</font>　${escaped(planned)}`
}

const targetLine = ({ target }: OpenTarget): string =>
  `- ${escaped(wording.target(shorten(metricWords(target), longestMetric), shorten(valueWords(target), longestMetric)))}`

/** Of anybody who answers for it, whether reviewed or not. */
function lastWord(task: Task, { state, settings, now }: Circumstances): string {
  const newest = versionsOf(state.progress, task.id).findLast(
    (version) => version.state === 'counted' || version.state === 'pending',
  )
  if (!newest) return wording.neverReported
  const { unit, status, at } = newest.report
  return wording.lastReport(unit, status, momentWords(at, settings.timeZone, now), newest.state)
}

export const fromLine = ({ person, at }: UrgeKept, { people, settings, now }: Circumstances): string =>
  wording.from(people.nameOf(person) ?? wording.aCoordinator, momentWords(at, settings.timeZone, now))

/** Ready for markdown: `市住建局 已回复：… 张建国 11月6日 09:12`. */
export function answerLine(urge: UrgeKept, facts: Circumstances): string {
  const { answer, unit } = urge
  if (!answer) return `${strong(unit)} ${grey(wording.waiting)}`
  const { people, settings, now } = facts
  const words = answer.report === undefined ? wording.answered(answer.text) : wording.reported(answer.report)
  const who = personWords(answer.person, people.nameOf(answer.person))
  return `${strong(unit)} ${escaped(words)}\n${who} ${grey(momentWords(answer.at, settings.timeZone, now))}`
}

const answerLines = (urges: readonly UrgeKept[], facts: Circumstances): Element[] => {
  const given = urges.filter(({ answer }) => answer)
  return given.length === 0 ? [] : [markdown(given.map((urge) => answerLine(urge, facts)).join('\n'))]
}

/** The coordinator's own: whom it went to, who has answered. `notes`: who was left out, and why. */
export function urgeDeskCard(
  task: Task,
  urges: readonly UrgeKept[],
  facts: Circumstances,
  notes: readonly string[] = [],
): Card {
  const [first] = urges
  const title = wording.sentTitle(titleOf(task))
  const open = urges.some(({ answer }) => !answer)
  return card({ title, color: open ? 'blue' : 'green', summary: title }, [
    ...(first && first.reason !== '' ? [markdown(escaped(wording.reason(first.reason)))] : []),
    markdown(urges.map((urge) => answerLine(urge, facts)).join('\n')),
    ...(notes.length > 0 ? [markdown(notes.map(grey).join('\n'))] : []),
    buttonRow([button(wording.progress, { action: 'progress.show', task: task.id })]),
    ...(first ? [markdown(grey(fromLine(first, facts)), 'notation')] : []),
  ])
}
