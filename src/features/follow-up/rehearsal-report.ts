import { lightWord } from '../../card/light.ts'
import { yearOf } from '../../plan/day.ts'
import type { LightColor } from '../../plan/light.ts'
import { periodWords } from '../../plan/period.ts'
import { deadlineWords, metricWords, valueWords, withCommitted } from '../../plan/target-wording.ts'
import { titleOf } from '../../plan/task.ts'
import { targetLight, taskLight } from '../../state/lights.ts'
import type { Digest } from './digest.ts'
import { closesIn, dueIn } from './digest-card.ts'
import { type DigestRow, rowsOf } from './digest-rows.ts'
import type { DueLine } from './due.ts'
import type { Rehearsal, RehearsalFacts } from './rehearse.ts'
import { rehearsalWording as wording } from './wording.ts'

/** For scripts: names of the contract, ids as they are. */
export const rehearsalJson = ({ day, isSendingDay, digests, unreached }: Rehearsal, facts: RehearsalFacts) => ({
  on: day,
  workday: isSendingDay,
  reminders: digests.map(({ to, units, lines }) => ({
    chat: to.kind === 'chat' ? to.chat : null,
    person: to.kind === 'person' ? to.person : null,
    name: nameOf(to, facts) ?? null,
    units,
    lines: lines.map((line) => lineJson(line, day, facts)),
  })),
  unreachable: unreached.map(({ unit, lines }) => ({ unit, lines: lines.map((line) => lineJson(line, day, facts)) })),
})

const lineJson = (line: DueLine, day: string, facts: RehearsalFacts) => ({
  unit: line.unit,
  task: { id: line.task.id, title: line.task.title },
  target: line.target ? { id: line.target.id, metric: line.target.metric } : null,
  period: line.period?.id ?? null,
  due: line.dueDay,
  committed: line.committed ?? null,
  daysLeft: line.daysLeft,
  stage: line.stage,
  light: lightOfLine(line, day, facts),
})

function lightOfLine({ target, task }: DueLine, day: string, { state, ledger }: RehearsalFacts): LightColor {
  const facts = { progress: state.progress, ledger, today: day }
  return (target ? targetLight(target, facts) : taskLight(task, facts)).color
}

export const nameOf = (to: Digest['to'], { state, people }: RehearsalFacts): string | undefined =>
  to.kind === 'chat' ? state.chats.joined[to.chat]?.name : people.nameOf(to.person)

/** For a terminal: a paragraph for each that gets a digest. */
export function rehearsalText(rehearsal: Rehearsal, facts: RehearsalFacts): string {
  const { day, digests, unreached } = rehearsal
  const paragraphs = digests.map(({ to, units, lines }) =>
    [
      wording.receiver(to.kind, nameOf(to, facts) ?? (to.kind === 'chat' ? to.chat : to.person), units, lines.length),
      ...rowsOf(lines, facts, day).flatMap((row) => rowText(row, units.length > 1)),
    ].join('\n'),
  )
  const nobody = unreached.map(({ unit, lines }) => `  ${wording.nobody(unit, lines.length)}`)
  const rest = nobody.length > 0 ? [[wording.unreached(nobody.length), ...nobody].join('\n')] : []
  const note = noteOf(rehearsal, facts.calendar.lastKnownYear) ?? ''
  return `${[`${summaryOf(rehearsal)}${note}`, ...paragraphs, ...rest].join('\n\n')}\n`
}

export function summaryOf({ day, isSendingDay, digests, unreached }: Rehearsal): string {
  if (!isSendingDay) return wording.dayOff(day)
  const count = digests.reduce((sum, { lines }) => sum + lines.length, 0)
  if (count > 0) return wording.summary(day, digests.length, count)
  return unreached.length > 0 ? wording.nobodyAtAll(day) : wording.nothing(day)
}

/** On what it rests, where that is not plain. */
export function noteOf({ day, when }: Rehearsal, lastKnownYear: number): string | undefined {
  if (yearOf(day) > lastKnownYear) return wording.unknownYear(yearOf(day))
  return when === 'past' ? wording.past : undefined
}

function rowText(row: DigestRow, namesUnits: boolean): string[] {
  const { task, units, targets, period, daysLeft, committed, light } = row
  const left = targets.length > 0 ? dueIn(daysLeft) : closesIn(daysLeft)
  const dates = [...new Set(targets.map(({ target }) => deadlineWords(target)))].join('、')
  const when = targets.length > 0 ? withCommitted(dates, committed) : ''
  const metrics = targets.map(({ target }) => `${metricWords(target)} ${valueWords(target)}`).join('；')
  return [
    `  ${[left, lightWord(light), titleOf(task), when].filter((each) => each !== '').join('  ')}`,
    ...(metrics === '' ? [] : [`      ${metrics}`]),
    ...(period ? [`      ${wording.unreported(periodWords(period))}`] : []),
    ...(namesUnits ? [`      ${units.join('、')}`] : []),
  ]
}
